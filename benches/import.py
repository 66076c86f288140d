#!/usr/bin/env python3
"""How many texts `bayan import jsonl` brings in, without pictures, and how much memory it takes doing so."""

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

SITE = """
name = "bench"
hosts = ["localhost"]
zone = "Etc/GMT-3"
default_edition = "ar"
two_person_rule = false
[[editions]]
key = "ar"
language = "ar-001"
name = "العربية"
institution = "بلدية"
[[editions.sections]]
key = "news"
name = "الأخبار"
"""

PARAGRAPH = "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام (2021-2024) وشملت الواجهة كلها. "


def write(path, count):
    with open(path, "w", encoding="utf-8") as lines:
        for n in range(count):
            body = "\n\n".join(PARAGRAPH * 4 + f"فقرة {n}-{p}." for p in range(6))
            item = {"id": f"a{n}", "edition": "ar", "section": "news", "stated": f"20{10 + n % 15}-04-13T10:00:00",
                    "headline": f"خبر رقم {n} من أخبار المدينة", "body": {"markdown": body}}
            lines.write(json.dumps(item, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    target = os.environ.get("CARGO_TARGET_DIR", str(Path.home() / ".cache/bayan/target"))
    parser.add_argument("--bayan", default=f"{target}/release/bayan")
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 5000])
    options = parser.parse_args()
    print("| texts | seconds | texts a minute | most memory so far, MiB |\n|--:|--:|--:|--:|")
    for count in options.counts:
        with tempfile.TemporaryDirectory(prefix="bayan-bench.") as folder:
            Path(folder, "site.toml").write_text(SITE, encoding="utf-8")
            write(Path(folder, "a.jsonl"), count)
            subprocess.run([options.bayan, "init", "--site", "site.toml"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            start = time.monotonic()
            subprocess.run([options.bayan, "import", "jsonl", "a.jsonl"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            seconds = time.monotonic() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"| {count} | {seconds:.1f} | {count / seconds * 60:.0f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
