"""The article page beside nginx: CPU a request, tail and memory with many connections, on the same bytes."""

import threading
import time
from dataclasses import dataclass, field

from . import load, perf, site
from .nginx import Nginx
from .options import NotThere
from .tables import median, spread, table, verdict

MANY = 1000


@dataclass
class Pair:
    """What a pair came to, a value a round."""

    theirs: list = field(default_factory=list)
    ours: list = field(default_factory=list)

    def ratios(self):
        """Ours to theirs, a round each."""
        return [mine / other for mine, other in zip(self.ours, self.theirs, strict=True)]


@dataclass
class Case:
    """One row: how both are loaded, beside which port of nginx, and the goal."""

    name: str
    port: str
    goal: float | None
    load: object
    tls: bool = False


def cases(seconds):
    """The rows about CPU."""
    return [
        Case("kept alive, 32 connections", "best", 0.85, lambda url: load.wrk(url, seconds)),
        Case("the same, nginx without the security headers", "bare", None, lambda url: load.wrk(url, seconds)),
        Case("a connection each, 32 at once", "best", 0.80, lambda url: load.wrk(url, seconds, close=True)),
        Case("the same, nginx with `deferred`", "deferred", 1.10, lambda url: load.wrk(url, seconds, close=True)),
        Case("HTTP/2 over TLS, 32 connections, 1 request at once", "tls", 0.85, lambda url: load.h2load(url, seconds), True),
        Case("the same, 10 requests at once", "tls", 0.85, lambda url: load.h2load(url, seconds, streams=10), True),
        Case("HTTP/1.1 over TLS, kept alive, 32 connections", "tls", 0.85, lambda url: load.wrk(url, seconds), True),
        Case("HTTP/1.1 over TLS, full handshake and connection each", "tls", 0.85, lambda url: load.handshakes(url, seconds), True),
    ]  # fmt: skip


def in_turns(rounds, their, our):
    """Measures both in every round, the other one first each time."""
    pair = Pair()
    for number in range(rounds):
        for mine in (False, True) if number % 2 == 0 else (True, False):
            (pair.ours if mine else pair.theirs).append((our if mine else their)())
    return pair


def cost(server, url, run):
    """CPU seconds for 1,000 requests."""
    before = server.cpu()
    done = run(url)
    return (server.cpu() - before) * 1000 / done.requests


def row(name, pair, goal, form="{:.4f}"):
    """A row of the table."""
    ratios = pair.ratios()
    middle = median(ratios)
    return [
        name, form.format(median(pair.theirs)), form.format(median(pair.ours)), f"{middle:.2f}", spread(ratios, "{:.2f}"),
        "" if goal is None else f"≤ {goal:.2f}", "" if goal is None else verdict(middle, goal),
    ]  # fmt: skip


def missing(name, goal, why):
    """A row that could not be measured."""
    return [name, "", "", "", "", "" if goal is None else f"≤ {goal:.2f}", f"not measured: {why}"]


def fetch(server, path):
    """The page in its three encodings once the best compression is there, and its headers."""
    with server.client() as client:
        for encoding in ("br", "gzip", "identity"):
            client.get(path, encoding)
        server.until_idle(60)
        answers = {encoding: client.get(path, encoding) for encoding in ("identity", "gzip", "br")}
    for encoding, answer in answers.items():
        if answer.status != 200 or (answer.header("content-encoding") or "identity") != encoding:
            raise RuntimeError(f"asked for {encoding}, got {answer.status} and {answer.header('content-encoding')!r}")
    return {encoding: answer.body for encoding, answer in answers.items()}, answers["br"].headers


def middling(server, paths):
    """The article of middling length among the first hundred."""
    with server.client() as client:
        sized = sorted((len(client.get(path).body), path) for path in paths[:100])
    return sized[len(sized) // 2][1]


def many(options, nginx, ours, url):
    """With 1,000 connections: CPU, the slowest hundredth, and memory a connection."""
    latency, memory = Pair(), Pair()
    idle = {nginx.pid: nginx.pss(), ours.pid: ours.pss()}

    def measure(server, address, late, held):
        taken = []

        def look():
            time.sleep(max(1, round(options.seconds)) * 0.6)
            taken.append((server.pss() - idle[server.pid]) / MANY)

        watch = threading.Thread(target=look)
        before = server.cpu()
        watch.start()
        done = load.wrk(address, options.seconds, connections=MANY)
        after = server.cpu()
        watch.join()
        late.append(done.p99 * 1000)
        held.append(taken[0])
        return (after - before) * 1000 / done.requests

    for server, address in ((nginx, nginx.url()), (ours, url)):
        measure(server, address, [], [])
    cpu = in_turns(
        options.rounds,
        lambda: measure(nginx, nginx.url(), latency.theirs, memory.theirs),
        lambda: measure(ours, url, latency.ours, memory.ours),
    )
    name = f"{MANY:,} connections, kept alive"
    held = median(memory.ours) / 1024
    return [
        row(f"{name}: CPU", cpu, None),
        row(f"{name}: p99, ms", latency, 1.2, "{:.1f}"),
        [f"{name}: memory of one, KiB", f"{median(memory.theirs) / 1024:.1f}", f"{held:.1f}", "",
         spread([one / 1024 for one in memory.ours], "{:.1f}"), "≤ 30", verdict(held, 30)],
    ]  # fmt: skip


def measure(options, folder):
    """The part `article`."""
    place = site.Site(options.bayan, folder / "site")
    paths = place.fill(300)
    cert, key = site.certificate(folder)
    with place.serve() as plain:
        plain.until_answered(paths[0])
        path = middling(plain, paths)
        bodies, headers = fetch(plain, path)
        with Nginx(folder, bodies, headers) as nginx:
            nginx.until_answered()
            rows, notes = [], []
            for case in [case for case in cases(options.seconds) if not case.tls]:
                rows.append(one(options, case, nginx, plain, path, notes))
            rows_many = many(options, nginx, plain, plain.base + client_path(path))
            plain.end()
            rows += over_tls(options, place, (cert, key), nginx, path, notes)
    head = ["article page, CPU-s/1,000", "nginx", "Bayan", "ratio", "lowest to highest", "goal", "verdict"]
    sizes = ", ".join(f"{encoding} {len(body):,}" for encoding, body in bodies.items())
    lines = [f"The same bytes from both ({sizes}), brotli asked for.", "", table(head, rows + rows_many)]
    return "\n".join(lines + [""] + notes if notes else lines)


def client_path(path):
    """The path as it goes into an address on a command line."""
    return site.client.encoded(path)


def one(options, case, nginx, ours, path, notes):
    """Measures one case; under --perf, a missed goal gets a note of where the time goes."""
    address, url = nginx.url(case.port), ours.base + client_path(path)
    try:
        theirs_tls, ours_tls = case.load(address).tls, case.load(url).tls  # warm both up
    except NotThere as why:
        return missing(case.name, case.goal, why)
    if theirs_tls != ours_tls:
        notes.append(f"- {case.name}: nginx spoke {theirs_tls}, Bayan {ours_tls}.")
    pair = in_turns(options.rounds, lambda: cost(nginx, address, case.load), lambda: cost(ours, url, case.load))
    if options.perf and case.goal is not None and median(pair.ratios()) > case.goal:
        longer = next(one.load for one in cases(max(3, options.seconds)) if one.name == case.name)
        for name, server, target in (("nginx", nginx, address), ("Bayan", ours, url)):
            notes.append(perf.where(f"{case.name}: {name}", server.pid, lambda target=target: longer(target)))
    return row(case.name, pair, case.goal)


def over_tls(options, place, pair, nginx, path, notes):
    """The rows over TLS, with a server of their own."""
    rows = [case for case in cases(options.seconds) if case.tls]
    try:
        with place.serve(tls_certificate=pair[0], tls_key=pair[1]) as server:
            server.until_answered(path)
            fetch(server, path)
            return [one(options, case, nginx, server, path, notes) for case in rows]
    except NotThere as why:
        return [missing(case.name, case.goal, why) for case in rows]
