"""How many texts and saved pages are imported in a minute, and how much memory that takes."""

import re

from . import site, texts
from .options import NotThere
from .tables import median, spread, table

PAGES = 2000
TEXTS = 5000


def rounds(options, folder, name, arguments, count):
    """Imports the same into a fresh site each round; a row of the table."""
    rates, cpu, most, counted = [], [], [], ""
    for number in range(min(options.rounds, 3)):
        place = site.Site(options.bayan, folder / f"{name}{number}")
        done = place.command("import", *arguments)
        counted = next((line for line in reversed(done.said.splitlines()) if " skipped, " in line), "")
        entered = int(re.match(r"(\d+) entered", counted).group(1)) if counted else 0
        if entered == 0:
            raise RuntimeError(f"nothing was imported:\n{done.said[-1500:]}")
        rates.append(entered / done.seconds * 60)
        cpu.append(done.cpu * 1000 / entered)
        most.append(done.peak / 1e6)
    return [
        f"{count:,} {name}", f"{median(rates):,.0f}", spread(rates, "{:,.0f}"), f"{median(cpu):.2f}", f"{max(most):.0f}", counted,
    ]  # fmt: skip


def measure(options, folder):
    """The part `import`."""
    mirror, lines = folder / "mirror", folder / "articles.jsonl"
    pages, items = min(PAGES, options.texts), min(TEXTS, options.texts)
    texts.write_mirror(mirror, pages)
    texts.write_lines(lines, items)
    rows = []
    for name, count, arguments in (
        ("texts as JSON Lines", items, ["jsonl", str(lines)]),
        ("saved pages as HTML", pages, ["html", str(mirror), "--edition", "ar", "--section", "news"]),
    ):
        try:
            rows.append(rounds(options, folder, name, arguments, count))
        except NotThere as why:
            rows.append([f"{count:,} {name}", "", "", "", "", f"not measured: {why}"])
    head = ["import, without pictures", "a minute", "lowest to highest", "CPU-s/1,000", "most memory, MB", "note"]
    return table(head, rows)
