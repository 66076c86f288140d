"""What was measured on, without names that say whose machine it is."""

import os
import platform
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path


def first_line(*command):
    """The first line that a command says, on either output."""
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    return next(iter((done.stdout + done.stderr).strip().splitlines()), "")


def version(*command):
    """The version that a command says."""
    found = re.search(r"\d+(\.\d+)+[\w.]*", first_line(*command))
    return found.group() if found else "not installed"


def processor():
    """The processor's model."""
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    return found.group(1).strip() if found else platform.machine()


def system():
    """The system's name and version."""
    release = Path("/etc/os-release")
    found = re.search(r'^PRETTY_NAME="?([^"\n]+)', release.read_text(), re.M) if release.exists() else None
    return found.group(1) if found else platform.system()


def commit():
    """Which source the scripts lie beside, if that can be told."""
    here = Path(__file__).parent
    if not shutil.which("git"):
        return ""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=here, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def describe(options, load_before):
    """A Markdown list that goes above the tables."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = os.cpu_count()
    source = commit()
    busy = "; **others were using the cores, so absolute times are too high**" if load_before > cores / 2 else ""
    return "\n".join(
        [
            f"- {processor()}, {cores} cores, {memory:.0f} GiB; Linux {platform.release()}, {system()}; everything on loopback, client and server on the same cores",
            f"- Bayan {version(options.bayan, '--version')}{f' (commit {source})' if source else ''}, nginx {version('nginx', '-v')}, "
            f"wrk {version('wrk', '-v')}, h2load {version('h2load', '--version')}, OpenSSL {version('openssl', 'version')}",
            f"- {date.today().isoformat()}; {options.rounds} rounds of {options.seconds:g} s; load average before: {load_before:.1f}{busy}",
        ]
    )
