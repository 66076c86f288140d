"""The start of the server, its memory, and what a page costs that is built anew."""

from itertools import cycle, islice

from . import site
from .nginx import Nginx
from .options import NotThere
from .tables import median, spread, table, verdict

SMALL = 300
ANEW = 1000
ANEW_GOAL = 0.15
GOALS = {"small": (50, 40), "large": (200, 100)}  # ms to the first answer, MB
MEGA = 1e6

LISTS = [
    f"/{edition}/{rest}" for edition in ("ar", "en") for rest in ("", "s/news/", "s/news/?page=2", "feed.atom", "feed.rss")
] + ["/sitemap.xml"]  # fmt: skip


def ask_all(server, paths):
    """Asks for pages one after the other; none may fail."""
    with server.client() as client:
        for path in paths:
            status = client.get(path, "br").status
            if status != 200:
                raise RuntimeError(f"{path}: {status}")


def starts(options, place, paths):
    """Starts the server some times, then looks at its memory: seconds to the first answer, bytes at each stage."""
    seconds, stages = [], [[], [], []]
    for _ in range(options.rounds):
        with place.serve(page_memory_mb=32) as server:
            seconds.append(server.until_answered(paths[0]))
            stages[0].append(server.pss())
    for _ in range(min(options.rounds, 3)):
        with place.serve(page_memory_mb=32) as server:
            server.until_answered(paths[0])
            ask_all(server, islice(cycle(LISTS + paths), 500))
            stages[1].append(server.pss())
            ask_all(server, paths)
            stages[2].append(server.pss())
    return seconds, stages


def time_row(name, seconds, goal):
    """A row about the time to the first answer."""
    ms = [one * 1000 for one in seconds]
    middle = median(ms)
    return [
        f"{name}: start to the first answer, ms", f"{middle:.0f}", spread(ms, "{:.0f}"),
        f"≤ {goal}" if goal else "", verdict(middle, goal) if goal else "",
    ]  # fmt: skip


def memory_row(name, values, goal):
    """A row about memory."""
    mega = [one / MEGA for one in values]
    middle = median(mega)
    return [
        f"{name}, MB", f"{middle:.1f}", spread(mega, "{:.1f}"), f"≤ {goal}" if goal else "", verdict(middle, goal) if goal else "",
    ]  # fmt: skip


def beside(options, folder):
    """nginx with one page: the quickest start there is."""
    root = folder / "nginx"
    root.mkdir()
    site.certificate(root)
    seconds, memory = [], []
    for _ in range(options.rounds):
        with Nginx(root, dict.fromkeys(("identity", "gzip", "br"), b"x"), []) as nginx:
            seconds.append(nginx.until_answered())
            memory.append(nginx.pss())
    return [time_row("nginx, one page", seconds, None), memory_row("nginx, one page: memory after the first answer", memory, None)]


def anew(options, place, paths, best):
    """CPU seconds for 1,000 article pages, each asked for once, from a fresh server; and whether it became idle."""
    costs, idle = [], True
    pages = paths[1 : ANEW + 1]
    for _ in range(1 if best else min(options.rounds, 3)):
        keys = {} if best else {"best_compression": False}
        with place.serve(page_memory_mb=64, **keys) as server:
            server.until_answered(paths[0])
            server.until_idle(10)
            before = server.cpu()
            ask_all(server, pages)
            if best:  # the work behind the answers; else waiting would only add what an idle server uses
                idle = server.until_idle(300)
            costs.append((server.cpu() - before) * 1000 / len(pages))
    return costs, idle


def anew_rows(options, place, paths):
    """Rows about pages built anew."""
    name = "article page built anew and compressed once, CPU-s/1,000"
    rows = []
    try:
        costs, _ = anew(options, place, paths, False)
        middle = median(costs)
        rows.append([name, f"{middle:.3f}", spread(costs, "{:.3f}"), f"≤ {ANEW_GOAL}", verdict(middle, ANEW_GOAL)])
    except NotThere as why:
        rows.append([name, "", "", f"≤ {ANEW_GOAL}", f"not measured: {why}"])
    costs, idle = anew(options, place, paths, True)
    late = "" if idle else "not finished after 300 s"
    rows.append(["the same with the best compression behind it, CPU-s/1,000", f"{costs[0]:.3f}", "", "", late])
    return rows


def measure(options, folder):
    """The part `start`."""
    rows = []
    for key, count in (("small", SMALL), ("large", options.texts)):
        place = site.Site(options.bayan, folder / key)
        paths = place.fill(count)
        seconds, stages = starts(options, place, paths)
        goal_ms, goal_mb = GOALS[key]
        name = f"{count:,} articles"
        rows.append(time_row(name, seconds, goal_ms))
        rows.append(memory_row(f"{name}: memory after the first answer", stages[0], goal_mb))
        rows.append(memory_row(f"{name}: after 500 requests over different pages", stages[1], goal_mb))
        rows.append(memory_row(f"{name}: after every article was asked for", stages[2], goal_mb))
    rows += anew_rows(options, place, paths)
    try:
        rows += beside(options, folder)
    except NotThere as why:
        rows.append(["nginx", "", "", "", f"not measured: {why}"])
    return table(["start, memory, pages built anew", "measured", "lowest to highest", "goal", "verdict"], rows)
