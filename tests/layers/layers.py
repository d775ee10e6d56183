#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a source tree to the rules of the house: who may include whom, words that belong to one room, sizes, licences.

    layers.py ROOT        prints a line per violation; exit code 1 when there is one

The picture is in README.md, "How it is built". self_test.py plants every violation and expects it to be found.
"""
import pathlib
import re
import subprocess
import sys

# Room -> rooms whose headers it may include. What a room may use, its users may see: the table is closed over.
APP = {
    "base": (),
    "metrics": ("base",),
    "http": ("base",),
    "hmc": ("metrics", "http"),
    "history": ("metrics",),
    "export": ("history",),
    "monitor": ("hmc", "history"),
    "store": ("hmc",),
    "lifecycle": ("base",),
    "connection": ("monitor",),
    "alarms": ("monitor",),
    "text": ("hmc",),
    "probe": ("connection", "export", "lifecycle", "store", "text"),
    "guard": (),
    "simulator": (),
}
UI = ("shell", "logon", "systems", "charts", "check", "sessions", "alerts")
# Single headers: the wire between the guard and us, its duty where a thread takes it on, and the HMC's status, which text
# makes sentences of.
EXCUSED = {
    ("app/hmc/guardconversation.cpp", "guard/frames.h"),
    ("app/hmc/guardframes.cpp", "guard/frames.h"),
    ("app/hmc/guardthread.cpp", "guard/guarding.h"),
    ("app/text/consolesentences.h", "monitor/consolestatus.h"),
}

# Word, what it is called, and the places where it may stand.
WORDS = (
    (r"\bQNetworkAccessManager\b", "QNetworkAccessManager", ("app/http/",)),
    (r"\bQKeychain\b|qt6?keychain/", "the key store", ("app/store/",)),
    (r"(?<![\w.>:])_?exit\s*\(|\b(?:std|Q\w*Application)::(?:quick_|_)?exit\s*\(", "exit(", ("app/lifecycle/", "/main.cpp")),
    (r"\bquit\s*\(|::quit\b", "quit(", ("app/lifecycle/", "/main.cpp")),
    (r"\bQEventLoop\b", "QEventLoop", ()),
    (r"\bprocessEvents\b", "processEvents", ()),
    (r"\b(?:msleep|usleep|nanosleep|sleep|sleep_for|sleep_until)\s*\(", "a blocking sleep", ()),
    (r"\bignoreSslErrors\s*\(\s*\)", "ignoreSslErrors() without a list", ()),
    (r"(?:->|\.|\s)exec\s*\(", "exec(", ("/main.cpp",)),
)
LIMITS = {".cpp": 400, ".h": 160}
PATHS = re.compile(r"(?<![\w.])/(?:home/(?!user/|operator/|x/)|root/|work/|Users/|builds?/)[\w.]")
UNSIGNED = (".json", ".png", ".lock")  # formats without comments
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def reach(room):
    """The rooms that `room` may include, directly or through what it may include."""
    found, todo = {room}, [room]
    while todo:
        for lower in APP[todo.pop()]:
            if lower not in found:
                found.add(lower)
                todo.append(lower)
    return found


def allowed(where, target):
    """Whether the file `where` (app/hmc/api.cpp) may include a header of the room `target` (http)."""
    side, *rooms = where.split("/")[:-1]
    room = rooms[0] if rooms else ""
    if side == "ui":
        return target in UI or (target in APP and target not in ("guard", "simulator", "probe"))
    return room in APP and target in reach(room)


def code_only(text):
    """The text without comments and without what stands in quotes, line for line."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.S)
    return pattern.sub(lambda m: "\n" * m.group(0).count("\n"), text)


def check_includes(where, text):
    for include in INCLUDE.findall(text):
        room = include.split("/")[0]
        known = "/" in include and (room in APP or room in UI)
        wiring = where.startswith("ui/") and where.count("/") == 1 and "/" not in include  # composition and its kind
        if not known and not wiring and not include.endswith(".moc"):
            yield f'includes "{include}": name it from the root, "room/file.h"'
        elif known and not allowed(where, room) and (where, include) not in EXCUSED:
            yield f'includes "{include}": {where.rsplit("/", 1)[0]} may not use {room}'


def check_words(where, text):
    includes = "\n".join(line for line in text.splitlines() if line.lstrip().startswith("#include"))
    body = code_only(text) + "\n" + includes
    for pattern, name, places in WORDS:
        if re.search(pattern, body) and not any(where.startswith(p) or where.endswith(p) for p in places):
            yield f"uses {name}, which belongs to {', '.join(places) or 'no room'}"


def check_size(where, text):
    limit = LIMITS.get(pathlib.PurePath(where).suffix)
    lines = text.count("\n")
    if limit and lines > limit:
        yield f"has {lines} lines: {limit} are the limit, a second duty wants a second file"


def check_text(where, text):
    head = "\n".join(text.splitlines()[:3])
    if not where.endswith(UNSIGNED + ("LICENSE",)) and "SPDX-License-Identifier" not in head:
        yield "has no SPDX-License-Identifier in its first lines"
    for number, line in enumerate(text.splitlines(), 1):
        if PATHS.search(line):
            yield f"names a path of one machine in line {number}"


def tracked(root):
    """Files of the source: as git knows them, or everything where there is no repository."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
    names = [n for n in listed.stdout.decode().split("\0") if n] if listed.returncode == 0 else []
    found = names or [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
    return sorted(name for name in found if (root / name).is_file())


def violations(root):
    for name in tracked(root):
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        source = name.startswith(("app/", "ui/")) and name.endswith((".cpp", ".h"))
        checks = [check_size] if name.endswith(tuple(LIMITS)) else []
        checks += [check_includes, check_words] if source else []
        if not name.startswith(("tests/data/", "tests/fuzz/corpus/", "tests/layers/", "resources/icons/")):  # icons: their own LICENSE
            checks.append(check_text)
        for check in checks:
            for words in check(name, text):
                yield f"{name}: {words}"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    names = tracked(root)
    if not any(name.startswith("app/") for name in names):
        print(f"{root}: no source here")
        return 2
    found = list(violations(root))
    print("\n".join(found) or f"{len(names)} files keep the rules of the house")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
