#!/usr/bin/env python3
"""Kills Bayan in the middle of public acts and looks whether anything is lost, half done or told twice. See README.md."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True  # nothing is left in the source

from bayan_bench import kills, machine, postgres, tables  # noqa: E402
from bayan_bench.options import NotThere, program  # noqa: E402

DATABASES = ("SQLite", "PostgreSQL")


def read():
    """The options."""
    parser = argparse.ArgumentParser(prog="kills.py", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="how often it is killed on each database (200)")
    parser.add_argument("--only", choices=DATABASES, help="one database")
    parser.add_argument("--bayan", default=program(), metavar="PATH", help="the program")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args()
    if given.rounds < 1 or not os.access(given.bayan, os.X_OK):
        parser.error("at least one round, and a program: cargo build --release, or --bayan PATH")
    return given


def one(given, database, folder):
    """All rounds on one database."""
    folder.mkdir()
    with ExitStack() as stack:
        keys = {"database": stack.enter_context(postgres.running())} if database == "PostgreSQL" else {}
        return kills.Rounds(str(Path(given.bayan).absolute()), folder, **keys).run(given.rounds)


def main():
    """0 when nothing was lost, half done or told twice; the folder stays where something was."""
    given, done, missing = read(), {}, []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are ended
    folder = Path(tempfile.mkdtemp(prefix="bayan-kills."))
    for database in (given.only,) if given.only else DATABASES:
        print(f"{database}: {given.rounds} rounds", flush=True)
        try:
            done[database] = one(given, database, folder / database)
        except NotThere as why:
            missing.append(f"{database} was not tried: {why}.")
    tried = f"Bayan {machine.version(given.bayan, '--version')}, {date.today().isoformat()}."
    text = "\n\n".join([kills.report(done, given.rounds), *missing, tried] if done else missing)
    print(f"\n{text}")
    for rounds in done.values():
        for refused in rounds.refused:
            print(f"failed by itself: {refused}")
    if given.write:
        tables.write({"kills": text})
    if not done or any(rounds.faults or rounds.refused for rounds in done.values()):
        print(f"the data stays in {folder}", file=sys.stderr)
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
