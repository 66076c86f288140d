#!/usr/bin/env python3
"""Measures Bayan beside its peers and prints the tables of docs/performance.md. See benches/README.md."""

import os
import resource
import signal
import sys
import time
import traceback

sys.dont_write_bytecode = True  # nothing is left in the source

from bayan_bench import article, importing, machine, options, publish, record, site, staff, start, tables, weight  # noqa: E402
from bayan_bench.options import NotThere  # noqa: E402

PARTS = {
    "article": article, "start": start, "import": importing, "publish": publish, "weight": weight, "record": record,
    "staff": staff,
}  # fmt: skip


def main():
    """Measures what was asked for; 0 when all of it could be measured."""
    given = options.read()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are ended
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    parts = {"machine": machine.describe(given, os.getloadavg()[0])}
    print(parts["machine"], flush=True)
    failed = 0
    for name in given.only:
        began = time.monotonic()
        try:
            with site.folder() as folder:
                parts[name] = PARTS[name].measure(given, folder)
        except NotThere as why:
            parts[name] = f"Not measured: {why}."
        except (RuntimeError, OSError):
            failed += 1
            print(f"\n{name}: failed", flush=True)
            traceback.print_exc()
            continue
        print(f"\n{parts[name]}", flush=True)
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    if given.write:
        tables.write(parts)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
