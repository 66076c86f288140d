"""A site with a large log: what it costs to make, to serve, to mirror and to check."""

import random
import re
import sqlite3
import time
from urllib.parse import quote

from . import load, merkle, process, texts
from .client import encoded
from .tables import median, spread, table, verdict

MIRROR_GOAL = 10  # seconds
TIMES = 50
MEGA = 1e6


def plain(name, value):
    """A row that was measured once and has no goal."""
    return [name, value, "", "", ""]


def database(place):
    """Rows about the size of the database, and of the tables that the record alone needs."""
    connection = sqlite3.connect(f"file:{place.root}/data/bayan.db?mode=ro", uri=True)
    # Index or table, each belongs to the table that it is named after.
    sizes = connection.execute(
        "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name "
        "WHERE s.aggregate = TRUE GROUP BY m.tbl_name"
    ).fetchall()
    connection.close()
    rows = [plain("the database, MB", f"{sum(size for _, size in sizes) / MEGA:.0f}")]
    own = {name: size for name, size in sizes if name.startswith("record_")}
    found = own.pop("record_shingles", 0)
    rows.append(plain("of that, entries, hashes, checkpoints and disclosures, MB", f"{sum(own.values()) / MEGA:.0f}"))
    rows.append(plain("of that, what quotations are found by, MB", f"{found / MEGA:.0f}"))
    return rows


def mirror(place):
    """Every entry over one connection: seconds, and the server's memory then. They must come to the signed head."""
    with place.serve_at_its_address() as server:
        server.until_answered("/log/checkpoint")
        with server.client() as reader:
            signed = merkle.newest(reader)
            began = time.monotonic()
            all_bundles = list(merkle.bundles(reader, signed.size))
            seconds = time.monotonic() - began
        memory = server.pss()
    tree = merkle.Tree()
    for data in all_bundles:
        for entry in merkle.bundle(data):
            tree.push(entry)
    if (tree.size, tree.root()) != (signed.size, signed.root):
        raise RuntimeError("the entries do not come to the signed head")
    return seconds, memory, sum(map(len, all_bundles))


def mirrors(options, place):
    """Rows about mirroring."""
    done = [mirror(place) for _ in range(options.rounds)]
    seconds, memory = [one[0] for one in done], [one[1] / MEGA for one in done]
    middle = median(seconds)
    return [
        [f"all entries mirrored over one connection ({done[0][2] / MEGA:.1f} MB), s", f"{middle:.2f}",
         spread(seconds, "{:.2f}"), f"≤ {MIRROR_GOAL}", verdict(middle, MIRROR_GOAL)],
        ["the server’s memory then, MB", f"{median(memory):.1f}", spread(memory, "{:.1f}"), "", ""],
    ]  # fmt: skip


def command(options, name, arguments, **more):
    """Rows about a command that checks; it must find everything as it was recorded."""
    done = []
    for _ in range(min(options.rounds, 3)):
        one = process.run([options.bayan, *map(str, arguments)], **more)
        if one.code != 0:
            raise RuntimeError(f"bayan {arguments}: exit status {one.code}\n{one.said[-2000:]}")
        done.append(one)
    seconds, most = [one.seconds for one in done], [one.peak / MEGA for one in done]
    return [
        [f"{name}, s", f"{median(seconds):.2f}", spread(seconds, "{:.2f}"), "", ""],
        [f"{name}: most memory, MB", f"{median(most):.0f}", spread(most, "{:.0f}"), "", ""],
    ]


def checks(options, place, paths, folder):
    """Rows about those who check from outside, and about the self-check."""
    text = paths[len(paths) // 2]
    with place.serve_at_its_address() as server:
        server.until_answered(text)
        url, state = server.base + encoded(text), folder / "state.json"

        def first_look(*more):
            state.unlink(missing_ok=True)
            return ["monitor", server.base, "--state", state, "--once", *more]

        rows = command(options, "`bayan verify` of a text", ["verify", url])
        rows += command(options, "the same with `--whole-log`", ["verify", "--whole-log", url])
        # Once: a second look finds its own memory and reads nothing again.
        once = process.run([options.bayan, *map(str, first_look("--pages", 100))])
        if once.code != 0:
            raise RuntimeError(f"bayan monitor: exit status {once.code}\n{once.said[-2000:]}")
        rows.append(plain("`bayan monitor`, the first look, 100 pages of all, s", f"{once.seconds:.2f}"))
        rows.append(plain("the same: most memory, MB", f"{once.peak / MEGA:.0f}"))
    audit = ["--config", place.root / "import.toml", "record", "audit"]
    return rows + command(options, "`bayan record audit`", audit, cwd=place.root)


def files(size, paths):
    """What is asked for: a name, and addresses of such files."""
    chance, full = random.Random(11), size // merkle.WIDTH
    some = chance.sample(range(full), min(TIMES, full))
    rest = size % merkle.WIDTH
    pages = chance.sample(paths, min(TIMES, len(paths)))
    base = [f"/{edition}/a/{short}" for edition, short in map(short_of, pages)]
    sentences = [texts.sentence(texts.ARABIC, chance) for _ in range(TIMES)]
    found = [
        ("the checkpoint", ["/log/checkpoint"] * TIMES),
        ("a full tile of hashes", [merkle.path(0, index) for index in some]),
        ("a full bundle of entries", [merkle.path("entries", index) for index in some]),
        ("a tile that is not full", [merkle.path(0, full, rest)] * TIMES if rest else []),
        ("a text’s page", [encoded(path) for path in pages]),
        ("its list of revisions", [f"{one}/revisions.json" for one in base]),
        ("its entry", [f"{one}/r/1/entry" for one in base]),
        ("its proof", [f"{one}/r/1/proof" for one in base]),
        ("its evidence", [f"{one}/r/1/evidence" for one in base]),
        ("the page that checks it", [f"{one}/verify" for one in base]),
        ("a sentence looked up", [f"/ar/verify/?q={quote(sentence)}" for sentence in sentences]),
    ]
    return [(name, addresses) for name, addresses in found if addresses]


def short_of(path):
    """The edition and the short identity in an address."""
    return re.fullmatch(r"/([^/]+)/a/.*?([^-/]+)", path).groups()


def first_answers(reader, addresses):
    """Milliseconds of the first answer of each, and the bytes of the last."""
    taken = []
    for address in addresses:
        began = time.monotonic()
        answer = reader.get(address, "br, gzip")
        taken.append((time.monotonic() - began) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
    return taken, len(answer.body)


def again(options, server, address):
    """The same file again and again over 32 connections: CPU seconds for 1,000, and requests a second."""
    costs, rates, seconds = [], [], max(1, round(options.seconds))
    load.wrk(server.base + address, 1)  # warms it up
    for _ in range(options.rounds):
        before = server.cpu()
        done = load.wrk(server.base + address, seconds)
        costs.append((server.cpu() - before) * 1000 / done.requests)
        rates.append(done.requests / seconds)
    return costs, rates


def answers(options, place, size, paths):
    """The table about files."""
    rows, asked = [], files(size, paths)
    with place.serve_at_its_address() as server:
        server.until_answered("/log/checkpoint")
        server.until_idle(20)
        with server.client() as reader:
            first = [first_answers(reader, addresses) for _, addresses in asked]
        for (name, addresses), (taken, length) in zip(asked, first, strict=True):
            try:
                costs, rates = again(options, server, addresses[0])
                more = [f"{median(costs):.4f}", spread(costs, "{:.4f}"), f"{median(rates):,.0f}"]
            except load.NotThere as why:
                more = [f"not measured: {why}", "", ""]
            rows.append([name, f"{length:,}", f"{median(taken):.2f}", spread(taken, "{:.2f}"), *more])
    head = ["file, as a client that takes brotli gets it", "bytes", "first answer, ms", "lowest to highest",
            "again, CPU-s/1,000", "lowest to highest", "requests a second"]  # fmt: skip
    return table(head, rows)


def measure(options, place, folder):
    """Both tables."""
    lines = folder / "short.jsonl"
    texts.write_short_lines(lines, options.entries)
    paths, done = place.bring(lines, options.entries)
    lines.unlink()
    with place.serve_at_its_address() as server:
        first = server.until_answered("/log/checkpoint")
        with server.client() as reader:
            size = merkle.newest(reader).size
    rows = [
        plain(f"{options.entries:,} short texts imported, s", f"{done.seconds:.0f}"),
        plain("the same: texts a minute", f"{options.entries / done.seconds * 60:,.0f}"),
        plain("the same: most memory, MB", f"{done.peak / MEGA:.0f}"),
        *database(place),
        plain("start of the server to the first checkpoint, ms", f"{first * 1000:.0f}"),
        *mirrors(options, place),
        *checks(options, place, paths, folder),
    ]
    head = [f"a log of {size:,} entries", "measured", "lowest to highest", "goal", "verdict"]
    return "\n\n".join([table(head, rows), answers(options, place, size, paths)])
