"""What must hold after the program was killed: what was acknowledged is shown, and nothing is half there."""

import json
import time

from .acts import STATUS, WORD
from .client import encoded
from .weight import local, sitemap

PATIENCE = 3  # seconds that a page may take to follow where the server was not killed


def listed(reader, text):
    """What its list of revisions says was done to a text, in order; nothing where there is no list."""
    answer = reader.get(f"/ar/a/{text.short}/revisions.json")
    if answer.status != 200:
        return []
    revisions = json.loads(answer.body)["revisions"]
    return [one["status"] for one in sorted(revisions, key=lambda one: one["rev"])]


def acknowledged(reader, text):
    """What is missing of what was acknowledged; read before anything else is done."""
    there, wanted = listed(reader, text), [STATUS[act.kind] for act in text.acts]
    if there[: len(wanted)] != wanted:
        return [f"{text.short}: {wanted} were acknowledged, {there} are listed"]
    if text.begun is None and (faults := shown(reader, text, text.acts)):
        return faults
    return []


def settle(reader, text):
    """Decides whether the act that was cut off was done, and answers what is neither done nor undone."""
    there = listed(reader, text)
    for acts in text.possible():
        if there == [STATUS[act.kind] for act in acts]:
            text.acts, text.begun = acts, None
            return shown(reader, text, acts)
    begun = text.begun and text.begun.kind
    return [f"{text.short}: {there} are listed after {[act.kind for act in text.acts]} and perhaps {begun}"]


def shown(reader, text, acts):
    """What of the page is not as the last of these acts left it."""
    end = time.monotonic() + PATIENCE
    while (faults := page(reader, text, acts)) and time.monotonic() < end:
        time.sleep(0.02)
    return faults


def page(reader, text, acts):
    """The same, looked at once."""
    answer = reader.get(f"/ar/a/{text.short}")
    if answer.status == 301:
        answer = reader.get(local(answer.header("location")))
    body, last = answer.body.decode(errors="replace"), acts[-1]
    if last.kind == "remove":
        gone = answer.status == 410 and last.mark in body and not any(act.mark in body for act in acts[:-1])
        return [] if gone else [f"{text.short}: removed ({last.mark}), and answers {answer.status}"]
    headline = next(act.mark for act in reversed(acts) if act.kind in ("publish", "correct"))
    wanted = [f"خبر {headline}", WORD]
    unwanted = []
    reason = next((act.mark for act in reversed(acts) if act.kind == "withdraw"), None)
    if reason:
        (wanted if last.kind == "withdraw" else unwanted).append(reason)
    faults = [f"{text.short}: {one!r} is not shown after {last}" for one in wanted if one not in body]
    faults += [f"{text.short}: {one!r} is shown after {last}" for one in unwanted if one in body]
    if answer.status != 200:
        faults.append(f"{text.short}: {answer.status} after {last}")
    proof = reader.get(f"/ar/a/{text.short}/r/{len(acts)}/evidence")
    if proof.status != 200:
        faults.append(f"{text.short}: no evidence of entry {len(acts)}: {proof.status}")
    return faults


def readable(texts):
    """What finds the texts that can be read: those that stand, and those that were withdrawn."""
    return {text.short for text in texts if text.acts and text.acts[-1].kind != "remove"}


def addresses(reader):
    """All texts that the site says that it has, by what finds them."""
    return {path.rsplit("-", 1)[-1]: path for path in sitemap(reader) if "/a/" in path}


def unknown(reader, texts):
    """Finds the addresses of texts whose publication was cut off; answers what is public that nobody published."""
    known = {text.short for text in texts if text.address}
    lost = [text for text in texts if not text.address]
    faults = []
    for short, path in addresses(reader).items():
        if short in known:
            continue
        body = reader.get(path).body.decode(errors="replace")
        mine = [text for text in lost if text.begun.mark in body and WORD in body]
        if len(mine) != 1:
            faults.append(f"{encoded(path)} is of {len(mine)} texts whose publication was cut off")
            continue
        mine[0].address = path
        lost.remove(mine[0])
    return faults
