"""What a reader loads before the text stands there: bytes and requests of each article of the demo."""

import gzip
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from . import client, process
from .tables import median, table, verdict

GOAL, LIMIT, REQUESTS = 8000, 14_000, 2
VERIFY = 20_000


@dataclass
class Needs(HTMLParser):
    """What a page makes the browser ask for, without pictures and fonts."""

    styles: set = field(default_factory=set)
    scripts: set = field(default_factory=set)
    waiting: set = field(default_factory=set)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        """Sorts what is asked for."""
        has = dict(attrs)
        rel = (has.get("rel") or "").split()
        address = has.get("href") if tag == "link" else has.get("src")
        if not address:
            return
        if tag == "link" and ("stylesheet" in rel or ("preload" in rel and has.get("as") == "style")):
            self.styles.add(address)
        elif tag == "link" and ("modulepreload" in rel or ("preload" in rel and has.get("as") == "script")):
            self.waiting.add(address)
        elif tag == "script":
            later = "defer" in has or "async" in has or has.get("type") == "module"
            (self.waiting if later else self.scripts).add(address)


def local(address):
    """The path of an address."""
    parts = urlsplit(address)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def sitemap(reader, path="/sitemap.xml"):
    """The addresses in a sitemap, or in the sitemaps that it names."""
    text = reader.get(path).body.decode()
    places = [local(place) for place in re.findall(r"<loc>([^<]+)</loc>", text)]
    return [one for place in places for one in sitemap(reader, place)] if "<sitemapindex" in text else places


def weigh(reader, path, sizes):
    """One article in both encodings."""
    page = Needs()
    page.feed(reader.get(path).body.decode())

    def size(address, encoding):
        key = (address, encoding)
        if key not in sizes:
            # As browsers ask: whoever takes brotli takes gzip too.
            asked = "br, gzip" if encoding == "br" else encoding
            answer = reader.get(local(address), asked)
            # A picture that became ready may have made the page anew; its best form follows.
            for _ in range(50 if encoding == "br" and "/a/" in address else 0):
                if any(name.lower() == "content-encoding" and value == "br" for name, value in answer.headers):
                    break
                time.sleep(0.1)
                answer = reader.get(local(address), asked)
            sizes[key] = len(answer.body)
        return sizes[key]

    sizes.pop((path, "br"), None)
    together = {
        encoding: size(path, encoding) + sum(size(style, encoding) for style in page.styles | page.scripts) for encoding in ("br", "gzip")
    }
    return {
        **together,
        "script": sum(size(script, "br") for script in page.waiting),
        "requests": 1 + len(page.styles) + len(page.scripts),
        "all": 1 + len(page.styles) + len(page.scripts) + len(page.waiting),
    }


# What the public record puts into an article's page. The words in the link to the check stood there before.
RECORD = re.compile(r'<link rel="bayan-[^>]*>\n?|<p><a href="[^"]*/history">.*?</p>\n?|<a href="[^"]*/verify">(.*?)</a>', re.S)


def growth(reader, path):
    """How much longer the record makes the page, as gzip."""
    page = reader.get(path).body.decode()
    return len(gzip.compress(page.encode())) - len(gzip.compress(RECORD.sub(lambda found: found[1] or "", page).encode()))


def verify_page(reader, path):
    """The page that checks the record of an article: HTML, style and scripts as brotli."""
    address = f"/{path.split('/')[1]}/a/{path.rsplit('-', 1)[1]}/verify"
    reader.get(address, "br, gzip")
    page = weigh(reader, address, {})
    return page["br"] + page["script"]


def measure(options, folder):
    """The part `weight`."""
    port = client.free_port()
    command = [options.bayan, "demo", "--data", str(folder / "demo"), "--listen", f"127.0.0.1:{port}"]
    with process.Running(command, folder / "demo.log", cwd=folder) as server:
        client.until_answered(server, port, "/ar/", pause=0.1, most=600)
        with client.Client(port) as reader:
            articles = [path for path in sitemap(reader) if "/a/" in path]
            first = [len(reader.get(path, "br, gzip").body) for path in articles]
            # What is asked for again is made smaller behind it.
            for path in articles:
                reader.get(path)
            server.until_idle(120)
            weights = [weigh(reader, path, {}) | {"first": bytes_} for path, bytes_ in zip(articles, first)]
            for path, one in zip(articles, weights, strict=True):
                one["verify"], one["growth"] = verify_page(reader, path), growth(reader, path)
    columns = {key: [one[key] for one in weights] for key in weights[0]}

    def row(name, key, goal, limit, form="{:,.0f}"):
        middle, most = median(columns[key]), max(columns[key])
        goals = "" if goal is None else f"≤ {goal:,}, never above {limit:,}" if limit != goal else f"≤ {goal:,}"
        worst = "" if goal is None else verdict(*((most, limit) if most > limit else (middle, goal)))
        return [name, form.format(middle), form.format(most), goals, worst]

    rows = [
        row("HTML and CSS, brotli, bytes", "br", GOAL, LIMIT),
        row("HTML and CSS, gzip, bytes", "gzip", None, None),
        row("HTML and CSS at the very first request, bytes", "first", None, None),
        row("requests before the first paint", "requests", REQUESTS, REQUESTS),
        row("requests with deferred scripts, before pictures and fonts", "all", REQUESTS, REQUESTS),
        row("deferred scripts, brotli, bytes", "script", None, None),
        row("of the page, what the public record adds, gzip, bytes", "growth", None, None),
        row("the page that checks the record: HTML, CSS and scripts, brotli, bytes", "verify", VERIFY, VERIFY),
    ]
    head = [f"weight of the demo’s {len(weights)} articles", "median", "most", "goal", "verdict"]
    return table(head, rows)
