#!/usr/bin/env python3
"""Draw the demo pictures: draw.py OUT_FOLDER [name ...]"""
import importlib
import io
import pathlib
import sys

LIMIT = 182_000
NAMES = ("harbour-dawn harbour-night skyline lighthouse market library ferry terraces "
         "lanterns school waterworks bridge star-blue star-green").split()


def encode(image, limit=LIMIT):
    """A progressive JPEG, quality 82 or a little less if it is too heavy."""
    for quality in (82, 81, 80, 79, 78, 77, 76, 75, 74, 72, 70):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= limit:
            break
    return out.getvalue(), quality


def main():
    folder, names = pathlib.Path(sys.argv[1]), sys.argv[2:] or NAMES
    for name in names:
        module, _, variant = name.replace("-", "_").partition("star_")
        if variant:
            image = importlib.import_module("scenes.star").draw(variant)
        else:
            image = importlib.import_module("scenes." + module).draw()
        data, quality = encode(image, 225_000 if variant else LIMIT)
        (folder / (name + ".jpg")).write_bytes(data)
        print(f"{name:15} {len(data):7} bytes, quality {quality}")


if __name__ == "__main__":
    main()
