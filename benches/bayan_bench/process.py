"""Processes: started, measured from /proc, and ended by their id."""

import os
import re
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(pid):
    """A process and its descendants, as far as they live."""
    pids = [pid]
    for one in pids:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                pids += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return pids


def cpu_seconds(pid):
    """CPU time of a process, its descendants and those of them that have ended."""
    total = 0.0
    for one in family(pid):
        try:
            # The clock of another process (clock_getcpuclockid): nanoseconds, where /proc has hundredths.
            total += time.clock_gettime((~one << 3) | 2)
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += (int(fields[13]) + int(fields[14])) / TICKS
    return total


def pss(pid):
    """Memory of a process and its descendants in bytes; what they share is counted once."""
    total = 0
    for one in family(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+) kB", text, re.M).group(1)) * 1024
    return total


def peak(pid):
    """The most memory that a process had at once, in bytes. Not `ru_maxrss`, which begins at its parent's."""
    try:
        found = re.search(r"^VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.M)
    except OSError:
        return 0
    return int(found.group(1)) * 1024 if found else 0


def environment():
    """Our environment without settings of Bayan."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BAYAN_")}


class Running:
    """A server, ended when the block is left."""

    def __init__(self, command, log, **more):
        self.log = Path(log)
        self.began = time.monotonic()
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=subprocess.STDOUT, env=environment(), **{"stdin": subprocess.DEVNULL, **more}
            )
        self.pid = self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Asks it to end, and makes it end if it does not."""
        if self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def check(self):
        """Complains when it ended by itself."""
        if self.process.poll() is not None:
            raise RuntimeError(f"{Path(self.process.args[0]).name} ended by itself:\n{self.said()[-2000:]}")

    def said(self):
        """What it wrote so far."""
        return self.log.read_text(errors="replace")

    def cpu(self):
        """Its CPU seconds so far."""
        return cpu_seconds(self.pid)

    def pss(self):
        """Its memory now."""
        return pss(self.pid)

    def until_idle(self, most=120.0):
        """Waits until work behind the answers is done; answers whether it got done in time."""
        end = time.monotonic() + most
        before = self.cpu()
        while time.monotonic() < end:
            time.sleep(0.5)
            now = self.cpu()
            if now - before < 0.015:
                return True
            before = now
        return False


@dataclass
class Finished:
    """A command that has ended."""

    code: int
    seconds: float
    cpu: float
    peak: int
    said: str


def run(command, **more):
    """Runs a command to its end and measures it."""
    with tempfile.TemporaryFile() as out:
        before = os.times()
        began = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=environment(), **more
        )
        most = 0
        try:
            while process.poll() is None:
                most = max(most, peak(process.pid))
                time.sleep(0.01)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        seconds = time.monotonic() - began
        after = os.times()
        out.seek(0)
        said = out.read().decode(errors="replace")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Finished(process.returncode, seconds, cpu, most, said)
