"""A reader who asks for the checkpoint all the time, and what the log may never do under such eyes."""

import http.client
import threading
import time

from . import merkle
from .client import Client

PAUSE = 0.003


class Watch:
    """Asks for the checkpoint again and again, also while nobody answers, and remembers the head of each size."""

    def __init__(self, port):
        self.port, self.seen, self.answers, self.faults = port, {}, 0, []
        self.newest, self.ended = 0, threading.Event()
        self.thread = threading.Thread(target=self.ask)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def ask(self):
        """Until it is told to end."""
        reader = Client(self.port)
        while not self.ended.wait(PAUSE):
            try:
                answer = reader.once("/log/checkpoint", {})
            except (OSError, http.client.HTTPException):
                reader.connection.close()
                time.sleep(PAUSE)
                continue
            if answer.status == 200:
                self.take(merkle.checkpoint(answer.body))
            else:
                self.faults.append(f"/log/checkpoint answered {answer.status}")
        reader.connection.close()

    def take(self, checkpoint):
        """Remembers a head; another one of the same size, or a smaller log than before, is a fault."""
        self.answers += 1
        known = self.seen.setdefault(checkpoint.size, checkpoint)
        if known != checkpoint:
            self.faults.append(f"two checkpoints of size {checkpoint.size}: {known.root.hex()} and {checkpoint.root.hex()}")
        if checkpoint.size < self.newest:
            self.faults.append(f"a checkpoint of size {checkpoint.size} after one of {self.newest}")
        self.newest = max(self.newest, checkpoint.size)


class Log:
    """All entries of a log, read on after each round, and the head that it had at every size."""

    def __init__(self):
        self.entries, self.tree = [], merkle.Tree()
        self.roots = [self.tree.root()]

    def read_on(self, reader):
        """Reads what is new. What was read before must be there unchanged; answers what is not as it must be."""
        signed, faults = merkle.newest(reader), []
        known, first = len(self.entries), len(self.entries) // merkle.WIDTH
        if signed.size < known:
            return [f"the log has {signed.size} entries, and had {known}"]
        at = first * merkle.WIDTH
        for data in merkle.bundles(reader, signed.size, first):
            for entry in merkle.bundle(data):
                if at >= known:
                    self.push(entry)
                elif entry != self.entries[at]:
                    faults.append(f"entry {at} was another before")
                at += 1
        if at != signed.size:
            faults.append(f"{at} entries are given, {signed.size} are signed")
        elif self.roots[signed.size] != signed.root:
            faults.append(f"the entries do not come to the signed head of size {signed.size}")
        return faults

    def push(self, entry):
        """Takes one more entry."""
        self.entries.append(entry)
        self.tree.push(entry)
        self.roots.append(self.tree.root())

    def disagreeing(self, seen):
        """Which of the heads that were seen are not on the way of this log."""
        return [
            f"the head that was seen at size {size} is not one of this log"
            for size, checkpoint in sorted(seen.items())
            if size >= len(self.roots) or self.roots[size] != checkpoint.root
        ]

    def revisions(self):
        """How many of its entries are of texts."""
        return sum(entry.startswith(b"bayan-revision/1\n") for entry in self.entries)
