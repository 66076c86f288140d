"""Eight-point ornament: two interlaced girih patterns, drawn from their
construction.

blue:  khatam. Stars {8/2} (two squares turned by 45 degrees) on a square
       grid, touching at their tips; between them pointed crosses.
green: Hankin's method on the tiling of octagons and squares. From the middle
       of every edge two lines leave at 67.5 degrees: octagons fill with
       stars {8/3}, squares with four-pointed stars.
Each strand passes over and under in turn. In a star {8/k} the chord from tip
i to tip i+k is over where it meets its first crossing, and so on alternately;
by symmetry this fits together over the whole plane.
"""
import math

import cairocffi as cairo
import numpy as np
from scipy.ndimage import gaussian_filter

from plate.canvas import H, W, XX, YY, Plate, smooth
from plate.colour import mix

TURN = math.pi / 8
SCHEMES = dict(
    blue=dict(k=2, cell=356, strap=24, star=["#1d5675", "#256a84", "#194c6c"], gap=["#e6d3ab", "#efdfbc", "#dcc597"],
              core="#12385a", line="#f7ead0", edge="#7d6a58", gold="#d6a052", deep="#0e2b45"),
    green=dict(k=3, cell=427, strap=24, star=["#7f9163", "#8d9c69", "#72875b"], gap=["#2c5b4b", "#255042", "#346652"],
               core="#1c4438", line="#f2e0b6", edge="#6d5f45", gold="#d39a48", deep="#122e29"),
)


def on(x, y, r, a):
    return x + r * math.cos(a), y + r * math.sin(a)


def star(x, y, r, turn=0.0, k=2, n=8):
    """The outline of the star polygon {n/k}."""
    inner = r * math.cos(math.pi * k / n) / math.cos(math.pi * (k - 1) / n)
    return [on(x, y, q, turn + math.pi * i / n) for i in range(2 * n) for q in [r if i % 2 == 0 else inner]]


def crossing(a, b, c, d):
    """Where line ab meets line cd."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = a, b, c, d
    t = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / ((x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3))
    return x1 + t * (x2 - x1), y1 + t * (y2 - y1)


def weave(x, y, r, k):
    """Chords of {8/k} and its crossings with the direction of the upper strand."""
    tips = [on(x, y, r, math.pi * i / 4) for i in range(8)]
    chords = [(tips[i], tips[(i + k) % 8]) for i in range(8)]
    knots = []
    for i, (a, b) in enumerate(chords):
        way = math.atan2(b[1] - a[1], b[0] - a[0])
        met = sorted(((math.dist(a, q), q) for j, c in enumerate(chords) if (j - i) % 8 in range(1, k) or (i - j) % 8 in range(1, k)
                      for q in [crossing(a, b, *c)]))
        knots += [(q, way) for n, (_, q) in enumerate(met) if n % 2 == 0]
        knots.append((b, way))          # over at its far tip, where it meets a neighbour
    return chords, knots


def plan(c):
    """All strands, over-crossings and the centres of stars and gaps."""
    s, k = c["cell"], c["k"]
    stars, gaps, strands, knots = [], [], [], []
    side = s / (1 + math.sqrt(2))           # edge of the octagon with inradius s/2
    for j in range(-1, math.ceil(H / s) + 2):
        for i in range(-1, math.ceil(W / s) + 2):
            x, y = W / 2 + (i - W // s // 2 - .5) * s, H / 2 + (j - H // s // 2 - .5) * s
            stars.append((x, y))
            gaps.append((x + s / 2, y + s / 2))
            chords, over = weave(x, y, s / 2, k)
            strands += chords
            # diagonal tips of the khatam are plain corners: nothing crosses there
            knots += [n for n in over if k == 3 or math.dist(n[0], (x, y)) < s * .48 or min(abs(n[0][0] - x), abs(n[0][1] - y)) < 1]
            if k == 3:
                q = side / 2 * math.sin(TURN) / math.sin(math.pi - math.pi / 4 - TURN)
                small = [on(*gaps[-1], side / 2 if n % 2 == 0 else q, math.pi / 4 * (n + 1)) for n in range(8)]
                strands += list(zip(small, small[1:] + small[:1]))
    return stars, gaps, strands, knots, side


def tiles(p, c, stars, gaps, side):
    """The coloured ground under the straps."""
    s, k, pick = c["cell"], c["k"], p.rng.integers
    with p.layer() as pen:
        for x, y in stars:
            pen.rect(x, y, s + 1, s + 1, c["gap"][pick(3)])
        for x, y in stars:
            pen.poly(star(x, y, s / 2, 0, k), c["star"][pick(3)])
            inner = s / 2 * (math.cos(math.pi / 4) / math.cos(TURN) if k == 2 else math.sin(TURN) / math.cos(math.pi / 8))
            pen.poly([on(x, y, inner, TURN + math.pi * i / 4) for i in range(8)], c["core"])
            r = inner * .80
            pen.poly(star(x, y, r, TURN, 3), c["line"])
            pen.poly(star(x, y, r * .66, 0, 2), c["star"][1])
            pen.poly(star(x, y, r * .46, TURN, 2), c["deep"])
            pen.poly(star(x, y, r * .34, 0, 2), c["gold"])
        for x, y in gaps:
            if k == 2:
                pen.poly(star(x, y, s * .225, TURN, 2), c["star"][0])
                pen.poly(star(x, y, s * .19, TURN, 2), c["line"])
                pen.poly(star(x, y, s * .165, 0, 3), c["gold"])
                pen.poly(star(x, y, s * .075, TURN, 2), c["deep"])
            else:
                q = side / 2 * math.sin(TURN) / math.sin(math.pi * 3 / 4 - TURN)
                pen.poly([on(x, y, side / 2 if n % 2 == 0 else q, math.pi / 4 * (n + 1)) for n in range(8)], c["gold"])
                pen.poly(star(x, y, q * .62, 0, 2), c["deep"])
                pen.poly(star(x, y, q * .36, TURN, 2), c["line"])


def straps(pen, c, strands, knots):
    """Straps with dark edges and a scored middle, laced over and under."""
    w = c["strap"]
    coats = ((w + 5, c["edge"]), (w, c["line"]), (1.8, mix(c["line"], c["edge"], .5)))
    pen.c.set_line_join(cairo.LINE_JOIN_MITER)
    for width, ink in coats:
        for a, b in strands:
            pen.line([a, b], ink, width)
    pen.c.set_line_cap(cairo.LINE_CAP_BUTT)
    reach = w * (1.15 if c["k"] == 2 else 1.5)
    for (x, y), way in knots:
        dx, dy = math.cos(way), math.sin(way)
        pen.line([(x - dx * reach * .8, y - dy * reach * .8), (x + dx * reach * .8, y + dy * reach * .8)], c["deep"], w + 12, .20)
        for width, ink in coats:
            pen.line([(x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)], ink, width)


def draw(variant):
    c = SCHEMES[variant]
    p = Plate(53 if variant == "blue" else 59)
    stars, gaps, strands, knots, side = plan(c)
    tiles(p, c, stars, gaps, side)
    p.px *= (1 + (p.noise(150, 150) - .5) * .18)[..., None]
    sheet = p.sketch(lambda pen: straps(pen, c, strands, knots))
    solid = sheet[..., 3]
    cast = np.roll(gaussian_filter(solid, 8), (10, 8), (0, 1)) * (1 - solid)
    p.shade(cast, mix(c["deep"], "lilac", .2), .9)
    p.put(sheet)
    gy, gx = np.gradient(gaussian_filter(solid, 2.2))
    p.px *= (1 - np.clip((gx + gy) * 1.5, -.35, .35))[..., None]
    # a soft fall of light, as through a tall window with one bar
    ray = XX * .80 + YY * .42
    light = smooth(150, 330, ray) * smooth(1120, 900, ray) * (1 - .75 * smooth(30, 8, abs(ray - 640)))
    light = gaussian_filter(light, 6)
    p.shade(1 - light, mix(c["deep"], "lilac", .35), .58)
    p.glow(light * .15, "#ffdf9e")
    return p.finish(grain=.0015, vignette=.16)
