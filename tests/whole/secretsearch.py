# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for secrets where none may be: files, arguments, environments, core files, the journal.

/proc is looked at all the time, for a process that has ended shows nothing any more; what was seen is searched at the
end, when every token is known. The harness itself puts no secret into any of these places (it types by way of
standard input), so that nothing has to be excepted.
"""
import base64
import html
import os
import pathlib
import re
import stat
import subprocess
import threading
import time
import urllib.parse

PIECE = 32  # a token that was cut off is a token: each end of it is looked for
INTERVAL = 0.1
CORE_PATTERN = "/proc/sys/kernel/core_pattern"
DUMPS = ("/var/lib/systemd/coredump", "/var/lib/apport/coredump", "/var/crash")  # where a piped core_pattern leads to
# What a token of the simulated HMC looks like: tells of those that nobody could name (the demo's), in files of ours; what
# strangers have in their environments is not ours to judge. Long rows of one character, as underlines, are none.
TOKEN = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{220,260}(?![A-Za-z0-9_-])")


def escaped(text):
    """The text, and how URLs and XML write it."""
    quoted = urllib.parse.quote(text, safe="")
    return {text, quoted, re.sub("%..", lambda code: code.group().lower(), quoted), urllib.parse.quote(text),
            urllib.parse.quote_plus(text), html.escape(text), html.escape(text, quote=False),
            html.escape(text).replace("&#x27;", "&apos;"), html.escape(text).replace("&#x27;", "&#39;")}


def encoded(content):
    """What base64 makes of the bytes wherever they stand in a longer text, without what depends on their neighbours."""
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + content)
        part = whole[(8 * shift + 5) // 6:8 * (shift + len(content)) // 6]
        yield part
        yield part.translate(bytes.maketrans(b"+/", b"-_"))


def forms(secret):
    """Every way to write the secret that is searched for, with its name."""
    pieces = {secret} if len(secret) <= PIECE else {secret[:PIECE], secret[-PIECE:]}
    found = {}
    for piece in pieces:
        for text in escaped(piece):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                found.setdefault(text.encode(encoding), encoding if text == piece else f"escaped, {encoding}")
        for encoding in ("utf-8", "utf-16-le"):
            for text in encoded(piece.encode(encoding)):
                found.setdefault(text, f"base64 of {encoding}")
    return found


def core_folders():
    """Where the kernel puts core files, or the program that it gives them to, beside the folder that we search anyway."""
    pattern = pathlib.Path(CORE_PATTERN).read_text().strip()
    if pattern.startswith("|"):
        return [pathlib.Path(folder) for folder in DUMPS]
    return [pathlib.Path(pattern).parent] if pattern.startswith("/") else []


class SecretSearch:
    def __init__(self, folder):
        self.folder, self.began = pathlib.Path(folder), time.time()
        self.secrets = {}  # with what to call it
        self.seen = {}  # what /proc showed, with the place where
        self._lock, self._over = threading.Lock(), threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)

    def know(self, name, *secrets):
        """From now on these are secrets; the first one begins the watch."""
        self.secrets.update((secret, name) for secret in secrets)
        if not self._watch.ident:
            self._watch.start()

    def close(self):
        self._over.set()
        if self._watch.ident:
            self._watch.join()

    def _look_on(self):
        while not self._over.wait(INTERVAL):
            self.look()

    def look(self):
        """What /proc says of every process of this machine, now."""
        for process in os.scandir("/proc"):
            if not process.name.isdigit():
                continue
            for name in ("cmdline", "environ"):
                try:
                    with open(f"{process.path}/{name}", "rb") as file:
                        content = file.read()
                except OSError:
                    continue  # it has ended, or nobody may look into it: as good
                with self._lock:
                    self.seen.setdefault(content, f"{process.path}/{name}")

    def places(self):
        """What there is to be searched: the name of a place and its content."""
        self.look()
        with self._lock:
            yield from ((where, content) for content, where in self.seen.items())
        yield "the journal", self._journal()
        for path in self._files(self.folder):
            yield f"the name of {path}", os.fsencode(path)
            yield str(path), path.read_bytes()
        for folder in core_folders():
            yield from ((str(path), path.read_bytes()) for path in self._files(folder) if path.stat().st_mtime >= self.began)

    @staticmethod
    def _files(folder):
        for parent, _, names in os.walk(folder):
            for name in names:
                path = pathlib.Path(parent, name)
                try:
                    if stat.S_ISREG(path.lstat().st_mode) and os.access(path, os.R_OK):
                        yield path
                except FileNotFoundError:
                    pass  # it went while we looked

    def _journal(self):
        try:
            return subprocess.run(["journalctl", "-q", "-o", "export", f"--since=@{int(self.began)}"], check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        except FileNotFoundError:
            return b""  # a machine without one

    def findings(self):
        """A line for every place where a secret stands, without the secret."""
        wanted = [(form, f"{name} ({how})") for secret, name in self.secrets.items() for form, how in forms(secret).items()]
        found = []
        for where, content in self.places():
            names = {name for form, name in wanted if form in content}
            if where.startswith(str(self.folder)) and any(len(set(match)) > 16 for match in TOKEN.findall(content)):
                names.add("what looks like a token")
            found += [f"{name} stands in {where}" for name in sorted(names)]
        return found
