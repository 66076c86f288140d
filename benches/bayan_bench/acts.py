"""Texts on which something is done again and again by commands that may be killed, and what is known of them."""

import json
import random
import re
import subprocess
import threading
from dataclasses import dataclass, field

from .process import environment

WORD = "كاملا"  # at the end of every body: it is there to its last word
STATUS = {"publish": "imported", "correct": "corrected", "withdraw": "withdrawn", "restore": "restored", "remove": "removed"}
NEXT = {
    "publish": ("correct", "correct", "withdraw"),
    "correct": ("correct", "withdraw", "remove"),
    "withdraw": ("restore", "restore", "remove"),
    "restore": ("correct", "withdraw"),
    "remove": (),
}


@dataclass(frozen=True)
class Act:
    """What was done: `mark` is what the public then reads, in the headline or as the reason."""

    kind: str
    mark: str


@dataclass
class Text:
    """A text: `acts` were done, `begun` was begun and nobody was told that it is done."""

    source: str
    address: str = ""
    acts: list = field(default_factory=list)
    begun: Act | None = None
    looked_at: int = 0  # how many acts it had when it was checked last

    @property
    def short(self):
        """What finds it, whatever its headline."""
        return self.address.rsplit("-", 1)[-1]

    def possible(self):
        """Its acts as they may be now."""
        return [self.acts] + ([[*self.acts, self.begun]] if self.begun else [])


def line(text):
    """A new text as a line of JSON."""
    mark = text.begun.mark
    body = f"نص الخبر {mark} {WORD}."
    return json.dumps(
        {"id": text.source, "edition": "ar", "section": "news", "stated": "2024-04-13T19:18:53", "headline": f"خبر {mark}", "body": {"text": body}},
        ensure_ascii=False,
    )


def arguments(text):
    """The command for the act that is begun on a text."""
    act, short = text.begun, text.short
    return {
        "correct": ["correct", short, "--headline", f"خبر {act.mark}", "--note", f"صحح {act.mark}"],
        "withdraw": ["withdraw", short, "--reason", f"سحب {act.mark}"],
        "restore": ["restore", short],
        "remove": ["remove", short, "--ground", "court", "--reason", f"حكم {act.mark}", "--destroy"],
    }[act.kind]


class Crew:
    """Commands that run beside each other until they are told to stop or are killed."""

    def __init__(self, place, texts, name, singles=2):
        self.place, self.name, self.texts = place, name, texts
        self.lock, self.stopped, self.running = threading.Lock(), False, []
        self.touched, self.refused = [], []
        self.chance = random.Random(name)
        shares = self.shares(singles)
        self.threads = [threading.Thread(target=self.single, args=(share, number)) for number, share in enumerate(shares)]
        self.threads.append(threading.Thread(target=self.stream))

    def shares(self, count):
        """Some texts for each: no two act on one, so that what is acknowledged has an order."""
        alive = [text for text in self.texts if text.acts and NEXT[text.acts[-1].kind]]
        some = self.chance.sample(alive, min(4 * count, len(alive)))
        return [some[number::count] for number in range(count)]

    def start(self):
        """Lets them begin."""
        for thread in self.threads:
            thread.start()

    def command(self, *given, **more):
        """Starts a command, unless all have stopped."""
        with self.lock:
            if self.stopped:
                return None
            process = subprocess.Popen(
                self.place.arguments(*given), cwd=self.place.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment(), **more
            )
            self.running.append(process)
            return process

    def single(self, share, number):
        """One act after the other, a command each."""
        count = 0
        while share:
            text = self.chance.choice(share)
            kind = self.chance.choice(NEXT[text.acts[-1].kind])
            text.begun = Act(kind, f"{self.name}{'abcd'[number]}{count}x")
            count += 1
            process = self.command(*arguments(text), stdin=subprocess.DEVNULL)
            if process is None:
                text.begun = None
                return
            self.touched.append(text)
            said, _ = process.communicate()
            if process.returncode != 0:
                # It may have been done all the same; what comes next has to wait until that is known.
                share.remove(text)
                if process.returncode > 0:
                    self.refused.append(f"{kind}: {said.decode(errors='replace').strip()[-300:]}")
                continue
            text.acts.append(text.begun)
            text.begun = None
            if not NEXT[kind]:
                share.remove(text)

    def stream(self):
        """A command that publishes each line that it is given."""
        process = self.command("import", "jsonl", "-", stdin=subprocess.PIPE)
        count, said = 0, []
        while process and not self.stopped:
            mark = f"{self.name}s{count}x"
            text = Text(mark, begun=Act("publish", mark))
            count += 1
            self.touched.append(text)
            self.texts.append(text)
            try:
                process.stdin.write(line(text).encode() + b"\n")
                process.stdin.flush()
            except BrokenPipeError:
                break
            while (answer := process.stdout.readline()).endswith(b"\n"):
                said.append(answer.decode(errors="replace"))
                if found := re.match(rf"published \d+ {mark} (/\S+)\n", said[-1]):
                    text.address = found[1]
                    text.acts, text.begun = [text.begun], None
                    break
            else:
                break
        if process:
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
            process.stdout.read()
            if process.wait() > 0:
                self.refused.append(f"publish: {''.join(said)[-300:]}")

    def stop(self, kill):
        """Lets nothing more begin, and kills what runs if that is wished."""
        with self.lock:
            self.stopped = True
            running = [process for process in self.running if process.poll() is None]
        if kill:
            self.chance.shuffle(running)
            for process in running:
                process.kill()

    def wait(self):
        """Waits until all have ended."""
        for thread in self.threads:
            thread.join()
