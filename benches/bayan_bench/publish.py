"""How long after its publication an article is seen, on each surface that shows it."""

import random
import re
import subprocess
import threading
import time

from . import site, texts
from .options import NotThere
from .process import environment
from .tables import percentile, spread, table, verdict

GOAL_P50, GOAL_P99 = 30, 100
PAUSE = 0.002
LIMIT = 15
INPUT = "-"
ARTICLE, SAID = "article", "the command says so"
LISTS = {"front page": "/ar/", "section": "/ar/s/news/", "feed": "/ar/feed.atom"}


class Publisher:
    """`bayan import jsonl -` beside the server: a line in, a publication out."""

    def __init__(self, place):
        self.said, self.seen = [], threading.Condition()
        self.addresses, self.ended = {}, threading.Event()
        self.process = subprocess.Popen(
            place.arguments("import", "jsonl", INPUT), cwd=place.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=environment(),
        )  # fmt: skip
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        """Takes down what the command says, and when."""
        for line in self.process.stdout:
            now, text = time.monotonic(), line.decode(errors="replace")
            found = re.match(r"published \d+ (\S+) (/\S+)", text)
            with self.seen:
                self.said.append(text)
                if found:
                    self.addresses[found[1]] = (now, found[2])
                self.seen.notify_all()
        self.ended.set()
        with self.seen:
            self.seen.notify_all()

    def publish(self, line):
        """Writes a line; when it was written."""
        if self.ended.is_set():
            self.complain()
        began = time.monotonic()
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.complain()
        return began

    def complain(self):
        """Says why the command ended."""
        self.process.wait()
        self.reader.join(2)
        text = "".join(self.said)
        if why := site.refused(text):
            raise NotThere(why)
        raise RuntimeError(f"bayan import ended:\n{text[-1500:]}")

    def confirmed(self, source, most):
        """When the command said that it is published, and at which address."""
        with self.seen:
            self.seen.wait_for(lambda: source in self.addresses or self.ended.is_set(), most)
            return self.addresses.get(source)

    def end(self):
        """Closes its input and lets it end."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()


class Watch:
    """One reader, who asks for one surface again and again over one connection."""

    def __init__(self, server):
        self.client, self.etags = server.client(), {}

    def shows(self, path, mark):
        """The page, if it changed since it was asked for last and has the mark."""
        known = self.etags.get(path)
        answer = self.client.get(path, **({"If_None_Match": known} if known else {}))
        if answer.status == 304:
            return None
        self.etags[path] = answer.header("etag")
        return answer.body if answer.status == 200 and mark.encode() in answer.body else None

    def until(self, path, mark, limit, ended):
        """The page as soon as it has the mark, and when that was; nothing once the command has ended."""
        while time.monotonic() < limit and not ended.is_set():
            if page := self.shows(path, mark):
                return time.monotonic(), page.decode()
            time.sleep(PAUSE)
        return None, ""


def once(publisher, watches, number):
    """Publishes one article: milliseconds until each surface shows it."""
    mark = f"pub{number:05}x"
    source = f"ar-{100_000 + number}{mark}"
    line = texts.item(100_000 + number, "ar", f"2026-01-{number // 1440 + 1:02}T{number // 60 % 24:02}:{number % 60:02}:00", mark)
    seen, address, known = {}, [], threading.Event()
    began = publisher.publish(line)
    limit = began + LIMIT

    def know(path):
        address.append(path)
        known.set()

    def look_at_list(name):
        seen[name], page = watches[name].until(LISTS[name], mark, limit, publisher.ended)
        if link := re.search(rf'<a [^>]*?href="([^"]+)"[^>]*>(?:(?!</a>).)*?{mark}', page, re.S):
            know(link[1])

    def look_at_article():
        # Nobody can ask for it before somebody says where it is: the command, or a list.
        while not known.wait(0.1) and time.monotonic() < limit and not publisher.ended.is_set():
            pass
        if address:
            seen[ARTICLE], _ = watches[ARTICLE].until(address[0], mark, limit, publisher.ended)

    def listen():
        if said := publisher.confirmed(source, LIMIT if not known.is_set() else 2):
            seen[SAID] = said[0]
            know(said[1])

    threads = [threading.Thread(target=look_at_list, args=(name,)) for name in LISTS]
    threads += [threading.Thread(target=look_at_article), threading.Thread(target=listen, daemon=True)]
    for thread in threads:
        thread.start()
    for thread in threads[:-1]:
        thread.join()
    threads[-1].join(2)
    late = [name for name in (ARTICLE, *LISTS) if seen.get(name) is None]
    if late and publisher.ended.is_set():
        publisher.complain()
    if late:
        raise RuntimeError(f"after {LIMIT} s not shown on: {', '.join(late)}\n{''.join(publisher.said)[-1000:]}")
    return {name: (at - began) * 1000 for name, at in seen.items() if at}


def figures(name, values, judged=True):
    """A row of the table."""
    p50, p99 = percentile(values, 50), percentile(values, 99)
    cells = ["", ""]
    if judged:
        worst = max((p50 / GOAL_P50, p50, GOAL_P50), (p99 / GOAL_P99, p99, GOAL_P99))
        cells = [f"≤ {GOAL_P50}, ≤ {GOAL_P99}", verdict(worst[1], worst[2])]
    return [name, f"{p50:.0f}", f"{p99:.0f}", spread(values, "{:.0f}"), *cells]


def measure(options, folder):
    """The part `publish`."""
    place = site.Site(options.bayan, folder / "site")
    paths = place.fill(300)
    chance = random.Random(7)
    results = []
    with place.serve() as server:
        server.until_answered(paths[0])
        watches = {name: Watch(server) for name in (ARTICLE, *LISTS)}
        for path in LISTS.values():
            watches[ARTICLE].client.get(path)
        server.until_idle(20)
        publisher = Publisher(place)
        try:
            for number in range(options.publications + 2):
                taken = once(publisher, watches, number)
                if number >= 2:  # the first two warm it up
                    results.append(taken)
                time.sleep(chance.uniform(0.05, 0.25))
        except NotThere as why:
            return f"Not measured: {why}."
        finally:
            publisher.end()
    rows = [figures(name, [one[name] for one in results]) for name in (ARTICLE, *LISTS)]
    rows.append(figures("the slowest of the four", [max(one[name] for name in (ARTICLE, *LISTS)) for one in results]))
    if said := [one[SAID] for one in results if SAID in one]:
        rows.append(figures(SAID, said, judged=False))
    head = [f"publish to visible, {len(results)} times, ms", "p50", "p99", "lowest to highest", "goal p50, p99", "verdict"]
    return table(head, rows)
