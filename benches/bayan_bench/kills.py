"""The program is killed in the middle of public acts, again and again; then it is looked whether all is whole."""

import random
import re
import time
from collections import Counter

from . import acts, client, process, site, whole
from .tables import table
from .watch import Log, Watch

FIRST = 12  # texts to begin with
LONGEST = 1.5  # seconds from the beginning of a round to the kill
PAGES = 40  # that the monitor looks at after each round; all after the last
WAYS = {
    "server": "the server alone",
    "all": "server and commands at once",
    "commands": "the commands alone",
    "without": "commands without a server",
}


class Rounds:
    """One site, and what was done to it."""

    def __init__(self, program, folder, **keys):
        self.place = site.Site(program, folder / "site", **keys)
        self.port, self.state = client.free_port(), folder / "monitor.json"
        self.texts, self.log, self.watch = [], Log(), None
        self.server, self.count, self.faults, self.refused = None, Counter(), [], []
        self.astray = 0  # removals that are not noted, as known from the round before
        self.now = "before the first round"

    def fault(self, *said):
        """Notes what is not as it must be."""
        for one in dict.fromkeys(said):
            self.faults.append(f"{self.now}: {one}")
            print(f"FAULT {self.faults[-1]}", flush=True)

    def check(self, name, faults):
        """Counts a check, and notes what it found."""
        self.count[name] += 1
        self.fault(*faults)

    def command(self, name, arguments, wants=""):
        """A command of the check itself: it must succeed, and say something."""
        done = process.run(arguments, cwd=self.place.root)
        right = done.code == 0 and wants in done.said
        self.check(name, [] if right else [f"{name}: exit status {done.code}: {done.said.strip()[-1500:]}"])
        return done.said

    def bring(self, texts):
        """Publishes texts in one run; how many were known already."""
        lines = self.place.root / "lines.jsonl"
        lines.write_text("".join(acts.line(text) + "\n" for text in texts), encoding="utf-8")
        said = self.command("import", self.place.arguments("import", "jsonl", str(lines)))
        addresses = dict(re.findall(r"^published \d+ (\S+) (/\S+)", said, re.M))
        for text in texts:
            text.address = text.address or addresses.get(text.source, "")
        known = re.search(r"(\d+) known already", said)
        return int(known[1]) if known else 0

    def begin(self):
        """Some texts, and one that nothing is done to but by the check itself."""
        self.texts = [acts.Text(f"t{number}x", begun=acts.Act("publish", f"t{number}x")) for number in range(FIRST + 1)]
        self.bring(self.texts)
        for text in self.texts:
            text.acts, text.begun = [text.begun], None
        self.mine, self.texts = self.texts[0], self.texts[1:]

    def round(self, number, way):
        """Acts, a kill at a moment that nobody chose, a start, a look at everything."""
        self.now = f"round {number} ({WAYS[way]})"
        if way == "without":
            self.end_server()
        elif self.server is None:
            self.start_server()
        crew = acts.Crew(self.place, self.texts, f"r{number}")
        crew.start()
        time.sleep(random.uniform(0, LONGEST))
        if way in ("server", "all"):
            # First one or the other, as it comes.
            steps = [self.server.process.kill] + ([lambda: crew.stop(True)] if way == "all" else [])
            random.shuffle(steps)
            for step in steps:
                step()
        if way == "server":  # the commands go on without it for a while
            time.sleep(random.uniform(0, LONGEST / 2))
        crew.stop(way in ("commands", "without"))
        crew.wait()
        if way in ("server", "all"):
            self.server.process.wait()
            self.server = None
        self.count[WAYS[way]] += 1
        self.refused += [f"{self.now}: {one}" for one in crew.refused]
        touched = list({id(text): text for text in crew.touched}.values())
        self.count["acknowledged"] += sum(len(text.acts) - text.looked_at for text in touched)
        self.count["cut off"] += sum(text.begun is not None for text in touched)
        if any(text.begun and text.begun.kind == "remove" for text in touched):
            self.end_server()  # a removal that was ordered and cut off is done at the next start
        if self.server is None:
            self.start_server()
        with self.server.client() as reader:
            self.look(reader, touched)

    def start_server(self):
        """Starts the server; where it does not start that is a fault, and the end."""
        self.server = self.place.serve_at_its_address(self.port)
        self.server.until_answered("/log/checkpoint")

    def end_server(self):
        """Ends the server as an operator does."""
        if self.server:
            self.server.end()
            self.check("ends", [] if self.server.process.returncode == 0 else ["the server did not end with status 0"])
            self.server = None

    def look(self, reader, touched):
        """Everything that must hold."""
        for text in touched:
            if text.acts:
                self.check("shown", whole.acknowledged(reader, text))
        # Something is published: nothing is stuck, and whatever waited is signed with it.
        self.mine.begun = acts.Act("correct", f"m{len(self.mine.acts)}x")
        self.command("correct", self.place.arguments(*acts.arguments(self.mine)))
        self.mine.acts, self.mine.begun = [*self.mine.acts, self.mine.begun], None
        self.publications(reader, [text for text in touched if text.begun and text.begun.kind == "publish"])
        for text in (*touched, self.mine):
            wanted = len(text.acts) + 1 if text.begun else 0
            self.check("whole", whole.settle(reader, text))
            self.count["taken up"] += wanted > 0 and len(text.acts) == wanted
            text.looked_at = len(text.acts)
        everything = [*self.texts, self.mine]
        there, wanted = set(whole.addresses(reader)), whole.readable(everything)
        self.check("sitemap", [f"not listed: {sorted(wanted - there)}; listed: {sorted(there - wanted)}"] if there != wanted else [])
        self.check("log", self.log.read_on(reader))
        self.check("heads", self.log.disagreeing(self.watch.seen))
        told, entered = sum(len(text.acts) for text in everything), self.log.revisions()
        self.check("entries", [f"{told} acts, {entered} entries of texts"] if told != entered else [])
        ordered, removed = self.ordered(), sum(text.acts[-1].kind == "remove" for text in everything)
        new, self.astray = removed - ordered != self.astray, removed - ordered
        self.check("removals", [f"{removed} texts are removed, {ordered} are noted"] if new else [])
        self.fault(*self.watch.faults)
        self.watch.faults.clear()
        self.outside(touched, "--pages", PAGES)

    def ordered(self):
        """How many removals are noted beside the database: what a backup brings back goes again by this list."""
        noted = self.place.root / "data/record/bench.removals"
        return len(noted.read_text(encoding="utf-8").splitlines()) if noted.exists() else 0

    def publications(self, reader, lost):
        """Publications that were cut off: what is there of them must be known when they are repeated, and whole."""
        self.check("sitemap", whole.unknown(reader, [*self.texts, self.mine]))
        found = sum(text.address != "" for text in lost)
        self.count["taken up"] += found
        if lost:
            known = self.bring(lost)
            self.check("repeated", [] if known == found else [f"{found} cut-off publications are shown, {known} are known"])
        for text in lost:
            text.acts, text.begun = [text.begun], None

    def outside(self, touched, *pages):
        """The checks that the program brings."""
        base, bayan = self.server.base, self.place.program
        self.command("audit", self.place.arguments("record", "audit"), " 0 finding(s)")
        self.command("monitor", [bayan, "monitor", base, "--state", str(self.state), "--once", *map(str, pages)])
        readable = [text for text in touched if text.acts[-1].kind != "remove"]
        if readable:
            address = f"{base}/ar/a/{random.choice(readable).short}"
            self.command("verify", [bayan, "verify", address])

    def last(self):
        """Everything once more, from the beginning."""
        self.now = "after the last round"
        self.end_server()
        self.start_server()
        with self.server.client() as reader:
            for text in (*self.texts, self.mine):
                self.check("whole", whole.settle(reader, text))
            again = Log()
            self.check("log", again.read_on(reader))
            same = again.entries[: len(self.log.entries)] == self.log.entries
            self.check("log", [] if same else ["the log is not the one that was read before"])
            self.check("heads", again.disagreeing(self.watch.seen))
            self.log = again
        self.outside([*self.texts])

    def run(self, rounds):
        """All of it."""
        self.begin()
        self.start_server()
        with Watch(self.port) as self.watch:
            try:
                for number in range(rounds):
                    self.round(number, list(WAYS)[number % len(WAYS)])
                    if number % 20 == 19:
                        print(f"{number + 1} rounds, {len(self.log.entries)} entries, {len(self.faults)} faults", flush=True)
                self.last()
            finally:
                self.end_server()
        return self


ROWS = [
    ("acts acknowledged", lambda one: one.count["acknowledged"]),
    ("acts cut off", lambda one: one.count["cut off"]),
    ("of those, done all the same", lambda one: one.count["taken up"]),
    ("entries in the log at the end", lambda one: len(one.log.entries)),
    ("checkpoints read meanwhile", lambda one: one.watch.answers),
    ("sizes of the log among them", lambda one: len(one.watch.seen)),
    ("checked: acknowledged and shown", lambda one: one.count["shown"]),
    ("checked: text, list, proof and page whole", lambda one: one.count["whole"]),
    ("checked: list of all texts", lambda one: one.count["sitemap"]),
    ("checked: each removal is noted beside the database", lambda one: one.count["removals"]),
    ("checked: log goes on, heads seen are on its way, an entry for each act", lambda one: one.count["entries"]),
    ("checked: `record audit`, `monitor`, `verify`", lambda one: sum(one.count[name] for name in ("audit", "monitor", "verify"))),
]


def report(done, rounds):
    """The table: a column for each database."""
    head = [f"killed {rounds} times", *done, "goal", "verdict"]
    rows = [[name, *(one.count[name] for one in done.values()), "", ""] for name in WAYS.values()]
    for name, value in ROWS:
        rows.append([name, *(f"{value(one):,}" for one in done.values()), "", ""])
    for name, found in (("commands that were not killed and failed", "refused"), ("**faults**", "faults")):
        counts = [len(getattr(one, found)) for one in done.values()]
        rows.append([name, *counts, "0", "**missed**" if any(counts) else "met"])
    return table(head, rows)
