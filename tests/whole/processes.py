# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of whole programs needs: a folder and children that do not outlive it, homes, and waiting."""
import ctypes
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time

from secretsearch import SecretSearch

KEPT = ("PATH", "LANG", "LC_ALL", "LOCPATH", "TZ", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


def until(condition, what, seconds=15.0):
    """Asks again and again until `condition` holds and returns its value; fails with `what` it waited for."""
    end, trouble = time.monotonic() + seconds, None
    while True:
        try:
            value = condition()
            if value:
                return value
        except Exception as error:  # a widget may vanish while it is looked at
            trouble = error
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s for {what}" + (f" (last: {trouble!r})" if trouble else ""))
        time.sleep(0.05)


LIBC = ctypes.CDLL(None)  # not looked for in a child: threads run here


def prepare_child():
    """In a child, before exec: however a test ends, nothing of it stays behind; and whatever dumps core may."""
    LIBC.prctl(1, signal.SIGKILL)
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


class Home:
    """A user's folders, empty at first. What a program leaves there is there at its next start."""

    def __init__(self, parent):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="home-", dir=parent))
        self.runtime = self.path / "run"
        self.runtime.mkdir(mode=0o700)
        for name in ("config", "data", "cache", "state"):
            (self.path / name).mkdir()

    def environment(self):
        return {"HOME": str(self.path), "XDG_RUNTIME_DIR": str(self.runtime),
                "XDG_CONFIG_HOME": str(self.path / "config"), "XDG_DATA_HOME": str(self.path / "data"),
                "XDG_CACHE_HOME": str(self.path / "cache"), "XDG_STATE_HOME": str(self.path / "state")}

    def files(self):
        return [path for path in self.path.rglob("*") if path.is_file()]


class Processes:
    """A folder of ours and the children that work in it; they see nothing of the user who runs the tests."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hmcscope-whole-"))
        self.children = []
        self.home = Home(self.folder)
        self.environment = {key: os.environ[key] for key in KEPT if key in os.environ}
        self.environment.update(self.home.environment(), TMPDIR=str(self.folder / "tmp"))
        self.cores = self.folder / "cores"  # where everybody works: a core file lies there, unless the machine has it otherwise
        for folder in (self.cores, self.folder / "tmp"):
            folder.mkdir()
        self.search = SecretSearch(self.folder)

    def spawn(self, argv, name, env=None, **streams):
        """Starts a child that writes to the log `name` and dies with us. It works in a folder of ours: what it is told of
        files is to be absolute, but for its own program."""
        program = os.path.abspath(argv[0]) if os.path.dirname(argv[0]) else argv[0]
        with open(self.folder / f"{name}.log", "ab") as log:
            streams.setdefault("stdout", log)
            child = subprocess.Popen([program, *argv[1:]], env=env or self.environment, cwd=self.cores, stderr=log,
                                     start_new_session=True, preexec_fn=prepare_child, **streams)
        self.children.append(child)
        return child

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def new_home(self):
        return Home(self.folder)

    def assert_no_secret(self):
        """Searches what was left behind so far, and what processes have shown of themselves while they lived."""
        found = self.search.findings()
        assert not found, "\n".join(found)

    def close(self):
        self.search.close()
        for child in reversed(self.children):
            try:
                os.killpg(child.pid, signal.SIGKILL)  # with what it has started
            except ProcessLookupError:
                pass
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream:
                    stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)
