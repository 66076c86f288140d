"""Tables in Markdown, verdicts, and their places in docs/performance.md."""

import re
import statistics
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def table(head, rows):
    """A Markdown table: the first column to the left, numbers to the right."""
    wide = {"verdict", "note"}
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|" + "|".join("---" if n == 0 or name in wide else "--:" for n, name in enumerate(head)) + "|")
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def verdict(value, goal):
    """Whether a figure is at most the goal, and if not, how much above it is."""
    if value <= goal:
        return "met"
    if value >= goal * 4:
        return f"**missed: {value / goal:,.1f} times the goal**"
    return f"**missed by {max(1, round((value / goal - 1) * 100))} %**"


def spread(values, form):
    """The lowest and the highest."""
    return f"{form.format(min(values))} to {form.format(max(values))}"


def percentile(values, share):
    """The value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * share // 100) - 1))]


median = statistics.median


def write(parts):
    """Puts each part between its markers in docs/performance.md."""
    text = PAGE.read_text(encoding="utf-8")
    for name, part in parts.items():
        between = re.compile(rf"(<!-- begin: {name} -->\n).*?(<!-- end: {name} -->)", re.S)
        text, count = between.subn(lambda found, part=part: f"{found[1]}\n{part.strip()}\n\n{found[2]}", text)
        if count != 1:
            raise RuntimeError(f"docs/performance.md has {count} places for {name!r}, not one")
    PAGE.write_text(text, encoding="utf-8")
