#!/usr/bin/env python3
"""Shrink the photographs: photos.py OUT_FOLDER LOMIRI_FOLDER CHINA_JPG

LOMIRI_FOLDER holds the JPEGs of Debian's lomiri-wallpapers-16.04, CHINA_JPG
is datasets/images/china.jpg of the Python package scikit-learn. Cropped to
3:2, 1600 pixels wide, no metadata.
"""
import io
import pathlib
import sys

from PIL import Image, ImageFilter

# name: source, place of the crop (0 top, 1 bottom), softening in pixels
CROPS = dict(valley=("picosdeeuropa", .0, .55), ridge=("aitzgorri", .5, .5), stream=("life", .5, .95), sunset=("sunset", .5, 0))
LIMIT = 232_000


def save(image, path, quality=80):
    plain = Image.frombytes("RGB", image.size, image.tobytes())
    while True:
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= LIMIT:
            break
        quality -= 2
    path.write_bytes(out.getvalue())
    print(f"{path.name:15} {out.tell():7} bytes, quality {quality}")


def main():
    out, lomiri, china = map(pathlib.Path, sys.argv[1:4])
    for name, (source, top, soft) in CROPS.items():
        image = Image.open(lomiri / f"{source}_by_Aitzol_Berasategi.jpg").convert("RGB")
        w, h = image.size
        keep = min(h, round(w * 2 / 3))
        y = round((h - keep) * top)
        small = image.crop((0, y, w, y + keep)).resize((1600, 1067), Image.LANCZOS)
        save(small.filter(ImageFilter.GaussianBlur(soft)), out / f"{name}.jpg")
    save(Image.open(china).convert("RGB"), out / "pavilion.jpg", 88)


if __name__ == "__main__":
    main()
