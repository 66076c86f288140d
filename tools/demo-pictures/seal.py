#!/usr/bin/env python3
"""Write the town's seal: seal.py OUT.svg. A gull over waves, cut out of the
eight-point star of two squares; one path, one colour."""
import math
import sys


def star(r, turn=0.0):
    inner = r * math.cos(math.pi / 4) / math.cos(math.pi / 8)
    points = [(32 + q * math.cos(turn + math.pi * i / 8), 32 + q * math.sin(turn + math.pi * i / 8))
              for i, q in enumerate([r, inner] * 8)]
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "z"


GULL = ("M32 21.5C33.6 21.5 34.6 22.8 34.7 24.9C37.3 20.6 40.4 17.4 44 17.4C47.8 17.4 50.9 20.6 53.5 25.3"
        "C49.7 23.4 46.4 23.6 43.7 25.8C40.4 28.5 37.8 31.8 35.3 34.5L37.7 39.7L32 38L26.3 39.7L28.7 34.5"
        "C26.2 31.8 23.6 28.5 20.3 25.8C17.6 23.6 14.3 23.4 10.5 25.3C13.1 20.6 16.2 17.4 20 17.4C23.6 17"
        ".4 26.7 20.6 29.3 24.9C29.4 22.8 30.4 21.5 32 21.5z")


def wave(x, y, step, n, rise, thick):
    half = step / 2
    there = f"q{half} {-rise} {step} 0" + f"t{step} 0" * (n - 1)
    back = f"q{-half} {rise if n % 2 == 0 else -rise} {-step} 0" + f"t{-step} 0" * (n - 1)
    return f"M{x} {y}{there}v{thick}{back}z"


def main():
    path = star(31.6) + GULL + wave(14, 43.4, 9, 4, 3, 2.8) + wave(18.5, 49.4, 9, 3, 3, 2.8)
    with open(sys.argv[1], "w") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="currentColor" fill-rule="evenodd" d="{path}"/></svg>\n')


if __name__ == "__main__":
    main()
