#!/usr/bin/env python3
"""How well search finds Arabic texts, beside its peers, on one collection.

    benches/search/measure.py DATA [--measure PROGRAM] [--lucene JAR] [--postgres URL] [--only bayan,sqlite]
                              [--spellings] [--sample N]

DATA is a folder that somebody filled by hand from public repositories (README.md beside this file says which); it is
never committed. A third of the queries is kept aside by their hash: rules are tuned on the others, and both figures
are printed.
"""

import argparse
import collections
import hashlib
import json
import math
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile

CUT = 100
HEADLINES = 2_000
SETS = ("arcd", "xquad", "head")
LOOSE = str.maketrans("أإآىة", "ااايه", "".join(map(chr, range(0x64B, 0x653))) + "ـ")


def hashed(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def one_line(text):
    return " ".join(text.split())


def collection(data):
    """Texts by name, and queries: (set, name, text, relevant names)."""
    texts, queries, names = {}, [], {}

    def text_of(prefix, words):
        words = one_line(words)
        if words not in names:
            names[words] = f"{prefix}{len(names)}"
            texts[names[words]] = words
        return names[words]

    for name, prefix in (("arcd.json", "arcd"), ("xquad.ar.json", "xquad")):
        for article in json.loads((data / name).read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                holds = text_of(prefix, paragraph["context"])
                for number, asked in enumerate(paragraph["qas"]):
                    queries.append((prefix, f"{holds}-{number}", one_line(asked["question"]), {holds}))
    headlines = []
    for archive in sorted(data.glob("2015-*.zip")):
        with zipfile.ZipFile(archive) as packed:
            for name in packed.namelist():
                for article in json.loads(packed.read(name)):
                    headline, body = one_line(article.get("title") or ""), one_line(article.get("content") or "")
                    body = body.removeprefix(headline).strip()
                    if len(body) < 200:
                        continue
                    holds = text_of("news", body)
                    if len(headline.split()) >= 3:
                        headlines.append((headline, holds))
    seen, asked = set(), []
    for headline, holds in sorted(headlines, key=lambda one: hashed(one[0])):
        if headline not in seen and len(seen) < HEADLINES:
            seen.add(headline)
            asked.append((f"head-{len(seen)}", headline, holds))
    alike = near_duplicates(texts, {holds for _, _, holds in asked})
    queries += [("head", name, headline, alike[holds]) for name, headline, holds in asked]
    return texts, queries


def runs(text):
    """A text's runs of four words, spelling and punctuation aside."""
    words = re.findall(r"\w+", text.translate(LOOSE))
    return {hash(tuple(words[at:at + 4])) for at in range(len(words) - 3)}


def near_duplicates(texts, wanted):
    """For each text that is wanted those that say the same: of all runs that two texts have they share at least half
    (resemblance: A. Broder, On the resemblance and containment of documents, 1997). Agencies' reports stand in several
    papers, each with a first sentence and commas of its own."""
    of, having = {name: runs(texts[name]) for name in wanted}, collections.defaultdict(list)
    for name, own in of.items():
        for run in own:
            having[run].append(name)
    alike = {name: {name} for name in wanted}
    for other, text in texts.items():
        own, shared = runs(text), collections.Counter()
        for run in own:
            shared.update(having.get(run, ()))
        for name, count in shared.items():
            if 2 * count >= len(own) + len(of[name]) - count:
                alike[name].add(other)
    return alike


# ---------------------------------------------------------------- how readers spell

MARK = "\u064e"
FORMS = {}
for code in range(0xFE70, 0xFEFD):
    letters = unicodedata.normalize("NFKC", chr(code))
    if len(letters) == 1 and unicodedata.name(chr(code), "").endswith("ISOLATED FORM"):
        FORMS[letters] = chr(code)


def each_word(change):
    return lambda text: " ".join(change(word) for word in text.split(" "))


def longest(change):
    def changed(text):
        words = text.split(" ")
        at = max(range(len(words)), key=lambda index: len(words[index]))
        words[at] = change(words[at])
        return " ".join(words)

    return changed


def swapped(word):
    return word[:2] + word[3] + word[2] + word[4:] if len(word) >= 5 else word


def number_case(word):
    for end, other in (("ون", "ين"), ("ين", "ون"), ("ان", "ين"), ("ات", "ة"), ("ة", "ات")):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)] + other
    return word


def article(word):
    return word[2:] if word.startswith("ال") and len(word) >= 5 else word


def clitic(word):
    return "ب" + word if len(word) >= 4 and word[0] not in "والفبكس" else word


def foreign(word):
    table = str.maketrans("غجڤ", "جغف")
    return word.translate(table) if len(word) >= 5 else word


SPELLINGS = {
    "alef_hamza": lambda text: text.translate(str.maketrans("أإآ", "ااا")),
    "hamza_seat": lambda text: text.translate(str.maketrans("ئؤ", "يو")),
    "ta_marbuta": lambda text: text.replace("ة", "ه"),
    "ya_maqsura": lambda text: re.sub(r"ي\b", "ى", text),
    "harakat": each_word(lambda word: "".join(c + MARK if "ء" <= c <= "ي" else c for c in word)),
    "persian_kb": lambda text: text.translate(str.maketrans("يكى", "یکی")),
    "tatweel": each_word(lambda word: word[:2] + "ـ" + word[2:] if len(word) > 3 else word),
    "digits": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "clitic": longest(clitic),
    "article": each_word(article),
    "number_case": each_word(number_case),
    "names": each_word(foreign),
    "spacing": lambda text: text.replace("عبد ال", "عبدال").replace("أبو ", "أبو"),
    "pdf_forms": lambda text: "".join(FORMS.get(c, c) for c in text),
    "bidi_marks": each_word(lambda word: word[:1] + "\u200f" + word[1:] + "\u200c" if len(word) > 2 else word),
    "typo": longest(swapped),
}

# ---------------------------------------------------------------- measures


def measures(found, relevant):
    places = [place for place, name in enumerate(found, 1) if name in relevant]
    first = places[0] if places else math.inf
    gain = sum(1 / math.log2(place + 1) for place in places if place <= 10)
    best = sum(1 / math.log2(place + 1) for place in range(1, min(len(relevant), 10) + 1))
    return {
        "R@1": len([p for p in places if p <= 1]) / min(len(relevant), 1),
        "R@5": len([p for p in places if p <= 5]) / min(len(relevant), 5),
        "R@20": len([p for p in places if p <= 20]) / min(len(relevant), 20),
        "MRR@10": 1 / first if first <= 10 else 0,
        "nDCG@10": gain / best,
        "none": 0 if found else 1,
    }


def mean(rows):
    rows = list(rows)
    return {key: sum(row[key] for row in rows) / len(rows) for key in rows[0]} if rows else None


def table(queries, answers, keep):
    """The mean of each set, and the mean of these."""
    sets = {}
    for name in SETS:
        rows = [measures(answers[query[1]], query[3]) for query in queries if query[0] == name and keep(query)]
        sets[name] = mean(rows)
    sets = {name: row for name, row in sets.items() if row}
    return sets, mean(sets.values())


def show(what, row):
    print(f"{what:<34}" + "".join(f"{key} {value:.3f}  " for key, value in row.items()))


# ---------------------------------------------------------------- systems


def bayan(texts, queries, options, folder):
    collection, asked = folder / "texts", folder / "queries"
    collection.write_text("".join(f"{name}\t{text}\n" for name, text in texts.items()), encoding="utf-8")
    asked.write_text("".join(f"{query[1]}\t{query[2]}\n" for query in queries), encoding="utf-8")
    run = subprocess.run([options.measure, collection, asked, folder / "index"], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    print(run.stderr.strip())
    return dict((line.split("\t")[0], line.split("\t")[1].split()) for line in run.stdout.splitlines())


def sqlite(texts, queries, _options, folder):
    base = sqlite3.connect(folder / "fts.db")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(name UNINDEXED, text, tokenize = 'unicode61')")
    base.executemany("INSERT INTO t VALUES (?, ?)", texts.items())
    answers, began = {}, time.process_time()
    for _, name, text, _ in queries:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        rows = base.execute("SELECT name FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?", (words, CUT)) if words else []
        answers[name] = [row[0] for row in rows]
    print(f"{(time.process_time() - began) * 1e3 / len(queries):.1f} ms of CPU a query")
    return answers


def postgres(texts, queries, options, _folder):
    """`arabic`, any word, ts_rank by length: with all words it finds nothing for most questions."""
    def psql(statements):
        run = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", options.postgres], input=statements,
                             capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr)
        return run.stdout

    rows = "".join(f"{name}\t{text.replace(chr(92), ' ')}\n" for name, text in texts.items())
    psql("DROP TABLE IF EXISTS texts; CREATE TABLE texts (name text, body text, words tsvector);\n"
         f"COPY texts (name, body) FROM stdin;\n{rows}\\.\n"
         "UPDATE texts SET words = to_tsvector('arabic', body); CREATE INDEX ON texts USING gin (words); ANALYZE texts;")
    answers = {}
    for _, name, text, _ in queries:
        quoted = text.replace("'", " ")
        said = psql(f"""WITH q AS (SELECT replace(plainto_tsquery('arabic', '{quoted}')::text, '&', '|')::tsquery AS q)
            SELECT name FROM texts, q WHERE words @@ q ORDER BY ts_rank(words, q, 1) DESC LIMIT {CUT}""")
        answers[name] = said.split()
    return answers


def lucene(texts, queries, options, folder):
    collection, asked = folder / "texts.lucene", folder / "queries.lucene"
    collection.write_text("".join(f"{name}\t{text}\n" for name, text in texts.items()), encoding="utf-8")
    asked.write_text("".join(f"{query[1]}\t{query[2]}\n" for query in queries), encoding="utf-8")
    source = pathlib.Path(__file__).parent / "Lucene.java"
    run = subprocess.run(["java", "-cp", options.lucene, source, collection, asked, folder / "lucene"],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return dict((line.split("\t")[0], line.split("\t")[1].split()) for line in run.stdout.splitlines())


SYSTEMS = {"bayan": bayan, "sqlite": sqlite, "lucene": lucene, "postgres": postgres}


def main():
    target = os.environ.get("CARGO_TARGET_DIR") or pathlib.Path.home() / ".cache/bayan/target"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--measure", default=pathlib.Path(target) / "release/examples/measure")
    parser.add_argument("--lucene", help="the jar of Anserini, from the Python package pyserini")
    parser.add_argument("--postgres", help="the address of a throw-away database")
    parser.add_argument("--only", default="bayan,sqlite")
    parser.add_argument("--spellings", action="store_true", help="each query in the spellings of readers, too")
    parser.add_argument("--sample", type=int, help="so many queries of each set")
    options = parser.parse_args()
    texts, queries = collection(options.data)
    if options.sample:
        kept = collections.Counter()
        some = []
        for query in sorted(queries, key=lambda query: hashed(query[1])):
            kept[query[0]] += 1
            if kept[query[0]] <= options.sample:
                some.append(query)
        queries = some
    print(f"{len(texts)} texts, {len(queries)} queries")
    aside = {query[1] for query in queries if hashed(query[1]) % 3 == 0}
    for system in options.only.split(","):
        print(f"\n== {system}")
        with tempfile.TemporaryDirectory() as folder:
            asked = list(queries)
            if options.spellings:
                for kind, rule in SPELLINGS.items():
                    asked += [(of, f"{name}/{kind}", rule(text), relevant)
                              for of, name, text, relevant in queries if rule(text) != text]
            answers = SYSTEMS[system](texts, asked, options, pathlib.Path(folder))
        sets, whole = table(queries, answers, lambda _: True)
        for name, row in sets.items():
            show(name, row)
        show("mean of the sets", whole)
        show("mean, tuned on", table(queries, answers, lambda query: query[1] not in aside)[1])
        show("mean, kept aside", table(queries, answers, lambda query: query[1] in aside)[1])
        if options.spellings:
            losses = {}
            for kind in SPELLINGS:
                pairs = [query for query in asked if query[1].endswith(f"/{kind}")]
                if not pairs:
                    continue
                before = mean(measures(answers[name.split("/")[0]], relevant) for _, name, _, relevant in pairs)
                after = mean(measures(answers[name], relevant) for _, name, _, relevant in pairs)
                losses[kind] = (before["R@5"] - after["R@5"]) * 100
                print(f"{kind:<14} {len(pairs):>5} pairs  R@5 {before['R@5']:.3f} -> {after['R@5']:.3f}  "
                      f"{losses[kind]:+.1f} points lost")
            print(f"mean loss over {len(losses)} classes: {sum(losses.values()) / len(losses):.1f} points of R@5")


if __name__ == "__main__":
    main()
