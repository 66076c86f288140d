"""The log alone, without a site: its tree, proofs and signed notes beside Go's sumdb, over the same entries."""

import os
import shutil
import subprocess
from pathlib import Path

from .article import Pair, in_turns, row
from .options import NotThere
from .tables import median, spread, table

SOURCE = Path(__file__).parents[1] / "tlog"
PACKAGES = Path("/usr/share/gocode")  # of Debian's golang-golang-x-mod-dev

# What both programs print, under their names for it; what Bayan does only one way stands beside both ways of Go.
TIMES = [
    ("{count:,} entries appended, s", "append", "append", "{:.3f}"),
    ("a proof made, from the hashes of tiles, µs", "prove_tiles", "prove", "{:.1f}"),
    ("a proof made, Go from every hash of the tree, µs", "prove", "prove", "{:.1f}"),
    ("a proof checked, µs", "check", "check", "{:.1f}"),
    ("a checkpoint signed, µs", "sign", "sign", "{:.1f}"),
    ("a checkpoint opened, µs", "open", "open", "{:.1f}"),
]
SAME = ("root", "entry_bytes", "proof_bytes", "note_bytes")


def built(folder):
    """Go's program, built with Debian's Go and Debian's packages: no module, no network."""
    if not shutil.which("go") or not (PACKAGES / "src/golang.org/x/mod/sumdb").is_dir():
        raise NotThere("golang-go with golang-golang-x-mod-dev is not installed")
    program = folder / "tlog"
    own = {"GO111MODULE": "off", "GOFLAGS": "", "GOPROXY": "off", "GOPATH": str(PACKAGES), "GOCACHE": str(folder / "go")}
    done = subprocess.run(
        ["go", "build", "-o", program, "."], cwd=SOURCE, env=os.environ | own, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"go build:\n{done.stderr[-1000:]}")
    return program


def said(program, count):
    """What a program prints: a name and a value in each line."""
    done = subprocess.run([program, str(count)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{Path(program).name}: {done.stderr[-1000:]}")
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def figures(name, theirs, ours, keys, form):
    """A row of the table."""
    pair = Pair([float(one[keys[0]]) for one in theirs], [float(one[keys[1]]) for one in ours])
    return row(name, pair, None, form)[:5]


def alone(name, ours, key, form, why):
    """A row without Go."""
    values = [float(one[key]) for one in ours]
    return [name, f"not measured: {why}", form.format(median(values)), "", spread(values, form)]


def compare(options, folder):
    """The table, and a line about sizes."""
    if not os.access(options.speed, os.X_OK):
        raise NotThere("the log alone is not built: cargo build --release -p bayan-record --example speed")
    count = options.entries
    try:
        program = built(folder)
    except NotThere as why:
        ours = [said(options.speed, count) for _ in range(options.rounds)]
        rows = [alone(name.format(count=count), ours, key, form, why) for name, _, key, form in TIMES]
    else:
        pair = in_turns(options.rounds, lambda: said(program, count), lambda: said(options.speed, count))
        theirs, ours = pair.theirs, pair.ours
        if len({tuple(one[key] for key in SAME) for one in theirs + ours}) != 1:
            raise RuntimeError(f"the two logs differ: {theirs[0]} {ours[0]}")
        rows = [
            figures(name.format(count=count), theirs, ours, (go, own), form) for name, go, own, form in TIMES
        ]
    head = ["the log alone, CPU time", "Go", "Bayan", "ratio", "lowest to highest"]
    sizes = {key: int(ours[0][f"{key}_bytes"]) for key in ("entry", "proof", "note", "file")}
    return "\n".join([
        table(head, rows), "",
        f"Entries of {sizes['entry']} bytes; a proof has {sizes['proof']} bytes of hashes, a checkpoint {sizes['note']}, "
        f"a proof file with its checkpoint {sizes['file']}.",
    ])  # fmt: skip
