"""Reads the public record of a running site with aics-tlog, which knows nothing of Bayan.

    python check.py http://localhost:8080 docs/record-format.md [a checkpoint that was saved earlier]

The document has a checkpoint with a witness's signature: a demo has no witness. The same checks then run over altered
answers, and each alteration must be noticed. Ends with status 1 if a check fails.
"""

import base64
import json
import re
import sys
import urllib.request

from aics_tlog import (
    HttpTileReader,
    VerifiedTileReader,
    audit_tiles,
    consistency_proof_from_tiles,
    parse_checkpoint,
    parse_note,
    parse_vkey,
    verify_checkpoint,
    verify_consistency,
    verify_leaf_inclusion,
)

failed = False


def report(what, fault=""):
    global failed
    failed = failed or bool(fault)
    print(f"FAILED {what}: {fault}" if fault else f"ok     {what}")


def must(fits, fault):
    if not fits:
        raise ValueError(fault)


def get(path):
    with urllib.request.urlopen(site + path) as answer:
        return answer.read()


def head_of(note, key, witnesses=()):
    """What a checkpoint says, once the log and all of `witnesses` are found to have signed it."""
    result = verify_checkpoint(parse_note(note), key, list(witnesses), len(witnesses), expected_origin=key.name)
    must(result.ok, result.error)
    return parse_checkpoint(parse_note(note).text)


def included(proof, entry, key):
    """The number that a proof file (C2SP tlog-proof) proves an entry to have."""
    lines, _, note = proof.decode().partition("\n\n")
    first, index, *hashes = lines.split("\n")
    must(first == "c2sp.org/tlog-proof@v1" and index.startswith("index "), "no proof file")
    head = head_of(note, key)
    hashes = [base64.b64decode(one, validate=True) for one in hashes]
    number = int(index.removeprefix("index "))
    must(verify_leaf_inclusion(entry, number, head.size, hashes, head.root), "the proof does not lead to the head")
    return number


def grew(old, new, proof):
    must(verify_consistency(old.size, new.size, old.root, new.root, proof), "the one did not grow into the other")


def revisions(edition="ar", articles=8):
    """Entry and proof of the revisions of a few articles on a front page."""
    page = get(f"/{edition}/").decode()
    for name in sorted(set(re.findall(rf'/{edition}/a/[^"/]*-([0-9a-z]{{8}})"', page)))[:articles]:
        folder = f"/{edition}/a/{name}/"
        for one in json.loads(get(folder + "revisions.json"))["revisions"]:
            yield one["index"], get(folder + one["entry"]), get(folder + one["proof"])


def noticed(what, work, *altered):
    try:
        work(*altered)
    except ValueError:
        return report(f"{what} is noticed")
    report(f"{what} is noticed", "all checks passed")


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def letter(data, mark, by):
    """Another letter of base 64, `by` behind a mark."""
    at = data.index(mark) + len(mark) + by
    return data[:at] + (b"B" if data[at : at + 1] == b"A" else b"A") + data[at + 1 :]


class Altered:
    """Tiles as the site serves them, but one bit of each is another."""

    def __init__(self, reader, tiles, bundles):
        self.reader, self.tiles, self.bundles = reader, tiles, bundles

    def read_tile(self, *place):
        data = self.reader.read_tile(*place)
        return flipped(data, 5) if data and self.tiles else data

    def read_entry_bundle(self, *place):
        data = self.reader.read_entry_bundle(*place)
        return flipped(data, 40) if data and self.bundles else data


def check_log(earlier):
    key = parse_vkey(get("/log/keys").decode().split("\n")[0])
    note = get("/log/checkpoint")
    head = head_of(note, key)
    report(f"verify_checkpoint: {head.size} entries, signed by {key.name}")
    signature = f"\n— {key.name} ".encode()
    size = f"\n{head.size}\n".encode()
    noticed("a damaged signature", head_of, letter(note, signature, 30), key)
    noticed("a damaged head", head_of, letter(note, size, 3), key)
    noticed("another size", head_of, note.replace(size, size[:-1] + b"0\n"), key)

    reader = HttpTileReader([site + "/log/"], proxies={})
    audit = audit_tiles(reader, head.size, head.root)
    report(f"audit_tiles: {audit.tiles} hash tiles and {audit.bundles} bundles belong to the signed head")
    noticed("altered hash tiles", audit_tiles, Altered(reader, True, False), head.size, head.root)
    noticed("altered entries", audit_tiles, Altered(reader, False, True), head.size, head.root)

    tiles = VerifiedTileReader(reader, head.size, head.root)
    index, entry, proof = None, None, None
    count = 0
    for index, entry, proof in revisions():
        must(included(proof, entry, key) == index, f"the proof of entry {index} has another number")
        if index < head.size:
            must(tiles.entry(index) == entry, f"the entry served for {index} is not the log's")
        count += 1
    must(count, "the front page names no article with a record")
    report(f"verify_leaf_inclusion: {count} revisions are in the tree by their proof files")
    noticed("an altered entry", included, proof, flipped(entry, 40), key)
    noticed("a damaged proof", included, letter(proof, f"index {index}\n".encode(), 3), entry, key)
    noticed("a proof with a damaged checkpoint", included, letter(proof, signature, 30), entry, key)
    other = proof.replace(f"index {index}\n".encode(), f"index {index ^ 1}\n".encode())
    noticed("a proof of another number", included, other, entry, key)

    if earlier is None:
        return print("SKIP   verify_consistency: no checkpoint of earlier was given")
    old = head_of(earlier, key)
    hashes = consistency_proof_from_tiles(tiles, old.size, head.size)
    grew(old, head, hashes)
    report(f"verify_consistency: the checkpoint of {old.size} entries grew into the one of {head.size}")
    forged = type(old)(old.origin, old.size, flipped(old.root, 0))
    noticed("another history", grew, forged, head, hashes)
    if hashes:
        noticed("a damaged proof of growth", grew, old, head, [flipped(hashes[0], 0), *hashes[1:]])


def check_witness(document):
    """The cosigned checkpoint that the document of the formats prints, under the keys that it prints."""

    def example(name):
        return re.search(rf"<!-- example: {name} -->\n```\w*\n(.*?)```", document, re.S).group(1)

    log, _, witness = (parse_vkey(line) for line in example("vkeys").split())
    note = example("checkpoint").encode()
    head_of(note, log, [witness])
    report(f"verify_cosignature: {witness.name} signed the document's checkpoint")
    mark = f"— {witness.name} ".encode()
    noticed("a damaged cosignature", head_of, letter(note, mark, 40), log, [witness])
    noticed("another time in a cosignature", head_of, letter(note, mark, 14), log, [witness])
    noticed("a missing cosignature", head_of, note[: note.index(mark)], log, [witness])


site = sys.argv[1].rstrip("/")
try:
    check_log(open(sys.argv[3], "rb").read() if len(sys.argv) > 3 else None)
    check_witness(open(sys.argv[2], encoding="utf-8").read())
except (OSError, ValueError, AttributeError) as fault:
    report("the checks ran to their end", f"{type(fault).__name__}: {fault}")
sys.exit(failed)
