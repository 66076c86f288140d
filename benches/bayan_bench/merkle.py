"""A log read as anybody reads it: checkpoint, bundles of entries, and the tree made of them again (RFC 6962)."""

import base64
from dataclasses import dataclass
from hashlib import sha256

WIDTH = 256


def node(left, right):
    """The hash of an inner node."""
    return sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that grows; it keeps the heads of its complete subtrees, the largest first."""

    def __init__(self):
        self.size, self.heads = 0, []

    def push(self, entry):
        """Takes one more entry."""
        self.heads.append(sha256(b"\0" + entry).digest())
        size = self.size
        while size & 1:
            right, left = self.heads.pop(), self.heads.pop()
            self.heads.append(node(left, right))
            size >>= 1
        self.size += 1

    def root(self):
        """Its head."""
        if not self.heads:
            return sha256(b"").digest()
        root = self.heads[-1]
        for head in reversed(self.heads[:-1]):
            root = node(head, root)
        return root


@dataclass(frozen=True)
class Checkpoint:
    """What a signed note says. The signature is left to `bayan monitor`."""

    origin: str
    size: int
    root: bytes


def checkpoint(note):
    """Reads a note."""
    origin, size, root, *_ = note.decode().split("\n")
    return Checkpoint(origin, int(size), base64.b64decode(root))


def path(kind, index, width=WIDTH):
    """The address of a tile: `kind` is a level, or `entries`."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return f"/log/tile/{kind}/{'/'.join(groups)}" + (f".p/{width}" if width < WIDTH else "")


def bundle(data):
    """The entries in a bundle."""
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        entries.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


def newest(reader):
    """The newest checkpoint."""
    answer = reader.get("/log/checkpoint")
    if answer.status != 200:
        raise RuntimeError(f"/log/checkpoint: {answer.status}")
    return checkpoint(answer.body)


def bundles(reader, size, first=0):
    """The bytes of all bundles of a log of that size, from the bundle `first` on, over one connection."""
    for index in range(first, -(-size // WIDTH)):
        address = path("entries", index, min(WIDTH, size - index * WIDTH))
        answer = reader.get(address)
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        yield answer.body
