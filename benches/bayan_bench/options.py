"""What was asked for on the command line."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

SUBJECTS = ("article", "start", "import", "publish", "weight", "record", "staff")


class NotThere(Exception):
    """Something that this program or this machine lacks: the row says so, the others are measured."""


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    only: tuple
    bayan: str
    speed: str
    rounds: int
    seconds: float
    texts: int
    publications: int
    entries: int
    perf: bool
    write: bool


def program():
    """Where a release build lies if nothing else is said."""
    target = os.environ.get("CARGO_TARGET_DIR") or str(Path.home() / ".cache/bayan/target")
    return f"{target}/release/bayan"


def read(arguments=None):
    """The options, checked."""
    parser = argparse.ArgumentParser(
        prog="run.py", description="Measures Bayan beside its peers and prints the tables of docs/performance.md."
    )
    parser.add_argument("--only", default=",".join(SUBJECTS), metavar="SUBJECT,…", help=f"some of {', '.join(SUBJECTS)}")
    parser.add_argument("--bayan", default=program(), metavar="PATH", help="the program to measure")
    parser.add_argument("--speed", metavar="PATH", help="the log alone, to measure; else examples/speed beside the program")
    parser.add_argument("--rounds", type=int, default=5, help="how often each pair is measured in turns (5)")
    parser.add_argument("--seconds", type=float, default=3, help="how long each load lasts (3)")
    parser.add_argument("--texts", type=int, default=10_000, help="articles in the large site (10000)")
    parser.add_argument("--publications", type=int, default=60, help="how many articles are published one by one (60)")
    parser.add_argument("--entries", type=int, default=100_000, help="entries in the large log (100000)")
    parser.add_argument("--perf", action="store_true", help="where a goal of `article` is missed, say where the time goes")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    given = parser.parse_args(arguments)
    only = tuple(part.strip() for part in given.only.split(",") if part.strip())
    for part in only:
        if part not in SUBJECTS:
            parser.error(f"--only: {part!r} is none of {', '.join(SUBJECTS)}")
    for name in ("rounds", "seconds", "texts", "publications", "entries"):
        if getattr(given, name) < 1:
            parser.error(f"--{name}: at least 1")
    bayan = Path(given.bayan).absolute()
    if not os.access(bayan, os.X_OK):
        parser.error(f"no program at {given.bayan}: cargo build --release, or --bayan PATH")
    speed = Path(given.speed).absolute() if given.speed else bayan.parent / "examples/speed"
    return Options(
        only, str(bayan), str(speed), given.rounds, given.seconds, given.texts, given.publications, given.entries,
        given.perf, given.write,
    )  # fmt: skip
