"""A throw-away PostgreSQL, where one is installed (`tools/postgres.sh`)."""

import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from .options import NotThere

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "postgres.sh"


@contextmanager
def running():
    """Starts it, gives its address, and ends it."""
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and not shutil.which("initdb"):
        raise NotThere("PostgreSQL is not installed")
    started = subprocess.run([SCRIPT, "start"], capture_output=True, text=True, check=False)
    said = dict(re.findall(r"^export (\w+)=(\S+)$", started.stdout, re.M))
    if started.returncode != 0 or "BAYAN_TEST_POSTGRES_ROOT" not in said:
        raise NotThere(f"PostgreSQL did not start: {started.stderr.strip()[-200:]}")
    try:
        yield said["BAYAN_TEST_POSTGRES"].replace("\\", "")
    finally:
        subprocess.run([SCRIPT, "stop", said["BAYAN_TEST_POSTGRES_ROOT"].replace("\\", "")], check=False)
