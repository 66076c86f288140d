"""Where a process spends its time, with perf, while it is under load."""

import re
import shutil
import subprocess
import tempfile
import threading

from .process import family


def where(name, pid, load):
    """A Markdown note: shares of kernel and programs, and the largest functions."""
    if not shutil.which("perf"):
        return f"- {name}: perf is not installed."
    with tempfile.TemporaryDirectory(prefix="bayan-perf.") as folder:
        data = f"{folder}/data"
        under_load = threading.Thread(target=load)
        under_load.start()
        for _ in range(3):  # it gives up when a thread ends while it begins
            recorded = subprocess.run(
                ["perf", "record", "-F", "997", "-p", ",".join(map(str, family(pid))), "-o", data, "--", "sleep", "1"],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if recorded.returncode == 0:
                break
        under_load.join()
        if recorded.returncode != 0:
            return f"- {name}: perf: {recorded.stderr.strip()[:200]}"
        objects = report(data, "dso")
        symbols = report(data, "dso,symbol")
    if not objects:
        return f"- {name}: perf saw nothing."
    shares = ", ".join(f"{short(line[1])} {line[0]} %" for line in objects[:4])
    # A program without symbols has addresses here, which say nothing.
    symbols = [line for line in symbols if len(line) > 2 and not line[2].startswith("0x")]
    functions = "; ".join(f"{line[0]} % `{' '.join(line[2:])}`" for line in symbols[:12])
    return f"- {name}: {shares}. Largest: {functions}."


def report(data, sort):
    """Rows of perf's report: share, then what it was sorted by."""
    done = subprocess.run(
        ["perf", "report", "-i", data, "--stdio", "--no-children", "--sort", sort, "--percent-limit", "1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    rows = []
    for line in done.stdout.splitlines():
        found = re.match(r"\s+([\d.]+)%\s+(\S+)(?:\s+\[[.k]\]\s+(.+?))?[\s-]*$", line)
        if found:
            rows.append([found[1], found[2], *([found[3]] if found[3] else [])])
    return rows


def short(name):
    """A library's name without its path and version."""
    return name.strip("[]").rsplit("/", 1)[-1].split(".so")[0]
