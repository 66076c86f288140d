"""What readers notice of twenty people who write: requests answered with and without them, in turns."""

import http.client
import json
import re
import threading
import time
from urllib.parse import urlencode

from . import client, load, site
from .tables import percentile, spread, table, verdict

SESSIONS, EVERY = 20, 2.0
GOAL_RATIO, GOAL_SAVE = 0.9, 200
PASSWORD = "قطة على سطح القطار"
WORDS = "قالت البلدية إن أعمال الترميم في الميناء القديم تبدأ في الموعد المحدد وتنتهي قبل موسم الشتاء. "


class Person:
    """Somebody signed in, with a text of their own that grows."""

    def __init__(self, place, server, number):
        self.port, self.cookies = server.port, {}
        said = place.command("invite", f"person {number}", "--role", "writer").said
        path = re.search(r"/desk/welcome/\S+", said)[0]
        self.form(path, name=f"كاتب {number}", email=f"p{number}@bench.example", password=PASSWORD)
        page = self.get("/desk/texts/new")
        self.token = re.search(r'name="token" value="([^"]+)"', page)[1]
        to = self.form(
            "/desk/texts/new", token=self.token, edition="ar", kind="news", section="news", headline=f"نص {number}"
        )
        self.text = re.search(r"/desk/texts/(\w+)/edit", to)[1]
        page = self.get(f"/desk/texts/{self.text}/edit")
        self.revision = re.search(r'name="revision" value="([^"]+)"', page)[1]
        self.paragraphs = []

    def send(self, method, path, body=None, kind=None):
        """One request over a connection of its own: staff are not measured, readers are."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if kind:
            headers["Content-Type"] = kind
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies[pair[0]] = pair[1]
        text = answer.read().decode()
        connection.close()
        return answer, text

    def get(self, path):
        """A page of the newsroom."""
        answer, text = self.send("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return text

    def form(self, path, **fields):
        """Sends a form; where it leads."""
        answer, text = self.send("POST", path, urlencode(fields), "application/x-www-form-urlencoded")
        if answer.status != 303:
            raise RuntimeError(f"{path}: {answer.status}\n{text[:600]}")
        return answer.getheader("location")

    def save(self):
        """Saves as the editor does; how many milliseconds it took."""
        self.paragraphs = (self.paragraphs + [WORDS * 3])[-30:]
        nodes = [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in self.paragraphs]
        nodes[-1]["content"][0]["text"] += str(time.monotonic())
        body = {
            "token": self.token, "revision": self.revision, "fields": {"headline": "نص طويل"}, "lead": None,
            "doc": {"type": "doc", "content": nodes},
        }  # fmt: skip
        began = time.monotonic()
        answer, text = self.send("POST", f"/desk/texts/{self.text}/autosave", json.dumps(body), "application/json")
        if answer.status != 200:
            raise RuntimeError(f"autosave: {answer.status} {text[:300]}")
        self.revision = json.loads(text)["revision"]
        return (time.monotonic() - began) * 1000


class Newsroom:
    """All of them, at work or not."""

    def __init__(self, people):
        self.people, self.working, self.ended = people, threading.Event(), threading.Event()
        self.took, self.failed = [], []
        self.threads = [threading.Thread(target=self.work, args=(one,), daemon=True) for one in people]
        for thread in self.threads:
            thread.start()

    def work(self, person):
        """Saves every two seconds while the newsroom is at work."""
        while not self.ended.is_set():
            if not self.working.wait(0.1):
                continue
            try:
                self.took.append(person.save())
            except (OSError, RuntimeError, http.client.HTTPException) as why:
                self.failed.append(why)
                return
            self.ended.wait(EVERY)

    def end(self):
        """Lets everybody go home."""
        self.ended.set()
        for thread in self.threads:
            thread.join(10)


def measure(options, folder):
    """The part `staff`."""
    place = site.Site(options.bayan, folder / "site")
    path = place.fill(300)[0]
    alone, beside = [], []
    with place.serve_at_its_address() as server:
        server.until_answered(path)
        newsroom = Newsroom([Person(place, server, number) for number in range(SESSIONS)])
        server.until_idle(20)
        url = f"{server.base}{client.encoded(path)}"
        load.wrk(url, 1)
        try:
            for _ in range(options.rounds):
                alone.append(load.wrk(url, options.seconds).requests / options.seconds)
                newsroom.working.set()
                beside.append(load.wrk(url, options.seconds).requests / options.seconds)
                newsroom.working.clear()
                time.sleep(0.2)
        finally:
            newsroom.end()
        if newsroom.failed:
            raise RuntimeError(f"somebody could not save: {newsroom.failed[0]}")
    ratios = [one / other for one, other in zip(beside, alone, strict=True)]
    ratio, save = percentile(ratios, 50), percentile(newsroom.took, 99)
    rows = [
        ["articles a second, nobody writes", f"{percentile(alone, 50):,.0f}", spread(alone, "{:,.0f}"), "", ""],
        [f"articles a second, {SESSIONS} people save every {EVERY:.0f} s", f"{percentile(beside, 50):,.0f}",
         spread(beside, "{:,.0f}"), "", ""],
        ["ratio", f"{ratio:.2f}", spread(ratios, "{:.2f}"), f"≥ {GOAL_RATIO}", verdict(GOAL_RATIO, ratio)],
        [f"a save is answered, p99 of {len(newsroom.took)}, ms", f"{save:.0f}", spread(newsroom.took, "{:.0f}"),
         f"≤ {GOAL_SAVE}", verdict(save, GOAL_SAVE)],
    ]  # fmt: skip
    return table(["readers beside a newsroom", "median", "lowest to highest", "goal", "verdict"], rows)
