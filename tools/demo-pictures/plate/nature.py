"""Hills, trees, rocks and gulls."""
import math

import numpy as np

from .canvas import H, W
from .colour import darker, lighter, mix
from .pen import Grad


def ridge(rng, base, height, rough=.5, n=9, x0=-40, x1=W + 40):
    """A ridge line by midpoint displacement: a list of points."""
    ys = [base - rng.random() * height for _ in range(n)]
    for step in range(4):
        amp = height * .22 * rough / (1.7 ** step)
        out = []
        for a, b in zip(ys, ys[1:]):
            out += [a, (a + b) / 2 + rng.normal() * amp]
        ys = out + [ys[-1]]
    xs = np.linspace(x0, x1, len(ys))
    return list(zip(xs, ys))


def hill(pen, pts, ink, bottom=H, fade=None):
    top = min(p[1] for p in pts)
    pen.c.new_path()
    pen.spline(pts)
    pen.c.line_to(pts[-1][0], bottom)
    pen.c.line_to(pts[0][0], bottom)
    pen.c.close_path()
    pen.fill(ink if fade is None else Grad(0, top, 0, bottom, ink, fade))


def gull(pen, x, y, s, ink="paper", flap=.5, tilt=0.0, tip="slate"):
    """A gull on the wing; s is half the span, flap 0 (glide) to 1 (wings up)."""
    with pen.saved():
        c = pen.c
        c.translate(x, y)
        c.rotate(tilt)
        c.scale(s, s)
        for side in (-1, 1):
            far = .92 if side > 0 else 1
            up = flap * (.62 if side > 0 else .5)
            knee = (side * .42 * far, -.20 - up * .35)
            end = (side * 1.0 * far, .02 - up * .35)
            c.move_to(side * .03, -.07)
            c.curve_to(side * .14, -.2 - up * .2, knee[0] - side * .12, knee[1] - .03, knee[0], knee[1])
            c.curve_to(knee[0] + side * .22, knee[1] - .01, end[0] - side * .18, end[1] - .10, end[0], end[1])
            c.curve_to(end[0] - side * .2, end[1] - .03, knee[0] + side * .12, knee[1] + .11, knee[0], knee[1] + .13)
            c.curve_to(knee[0] - side * .16, knee[1] + .17, side * .1, .04, side * .02, .09)
            c.close_path()
            pen.fill(ink if side < 0 else mix(ink, tip, .28))
            c.move_to(*end)
            c.curve_to(end[0] - side * .1, end[1] - .07, knee[0] + side * .34, knee[1] + .05, knee[0] + side * .3, knee[1] + .08)
            c.curve_to(knee[0] + side * .36, knee[1] + .1, end[0] - side * .1, end[1] - .01, *end)
            c.close_path()
            pen.fill(tip)
        c.move_to(-.17, .0)
        c.curve_to(-.1, -.1, .06, -.1, .3, .03)
        c.curve_to(.1, .11, -.08, .12, -.17, .0)
        c.close_path()
        pen.fill(ink)
        pen.poly([(-.15, -.02), (-.235, .035), (-.14, .03)], "ochre")


def cypress(pen, x, base, h, ink):
    w = h * .13
    pen.blob([(x, base - h), (x + w * .55, base - h * .62), (x + w, base - h * .22), (x + w * .3, base),
              (x - w * .3, base), (x - w, base - h * .22), (x - w * .55, base - h * .62)], ink)
    pen.blob([(x, base - h), (x - w * .1, base - h * .5), (x - w * .15, base), (x - w * .35, base),
              (x - w, base - h * .22), (x - w * .55, base - h * .62)], lighter(ink, .14, "olive"))


def palm(pen, rng, x, base, h, ink="forest", lean=.12, light="olive", trunk="umber"):
    top = (x + h * lean, base - h)
    wd = h * .028
    mid = (x + h * lean * .3, base - h * .5)
    pen.spline([(x - wd * 1.4, base), (mid[0] - wd, mid[1]), (top[0] - wd * .8, top[1])])
    pen.spline([(top[0] + wd * .8, top[1]), (mid[0] + wd, mid[1]), (x + wd * 1.4, base)], start=False)
    pen.c.close_path()
    pen.fill(trunk)
    r = h * .36
    for i in range(15):
        a = -math.pi / 2 + (i - 7) / 7 * 2.35 + rng.normal() * .06
        ln = r * (.85 + rng.random() * .3)
        ex, ey = top[0] + math.cos(a) * ln, top[1] + math.sin(a) * ln * .75 + ln * .32 * (1 + abs(math.cos(a)))
        cx, cy = top[0] + math.cos(a) * ln * .62, top[1] + math.sin(a) * ln * .8 - ln * .12
        t = r * .10
        pen.c.move_to(*top)
        pen.c.curve_to(*top, cx, cy - t, ex, ey)
        pen.c.curve_to(cx, cy + t * 1.2, cx, cy + t, *top)
        pen.c.close_path()
        pen.fill(light if (math.cos(a) < -.1 and i % 2) else ink)


def leaf_tree(pen, rng, x, base, h, ink="leaf", light="olive", trunk="umber", spread=.42, n=22):
    """An olive or plane tree: a crown of round clumps, lit from the left."""
    wd = h * .055
    pen.spline([(x - wd * 1.6, base), (x - wd * .4, base - h * .22), (x - wd * 1.6, base - h * .5)])
    pen.spline([(x + wd * 1.9, base - h * .5), (x + wd * .7, base - h * .22), (x + wd * 1.5, base)], start=False)
    pen.c.close_path()
    pen.fill(trunk)
    for dx, dy in ((-.2, .66), (.0, .74), (.22, .64)):
        pen.curve([(x, base - h * .4), (x + dx * h * .5, base - h * .54), (x + dx * h, base - h * dy)], trunk, wd * .9)
    clumps = []
    for i in range(n):
        a = i * 2.4 + rng.random() * .5
        q = math.sqrt((i + .5) / n)
        size = h * (.085 + .05 * rng.random()) * (22 / n) ** .3
        clumps.append((x + math.cos(a) * q * h * spread, base - h * .68 + math.sin(a) * q * h * .25, size))
    clumps.sort(key=lambda c: -c[1])
    for cx, cy, r in clumps:
        pen.ellipse(cx + r * .2, cy + r * .45, r * 1.35, r * 1.15, darker(ink, .38))
    for cx, cy, r in clumps:
        pen.ellipse(cx, cy, r * 1.3, r, ink)
    for cx, cy, r in clumps:
        pen.ellipse(cx - r * .3, cy - r * .34, r * .8, r * .42, light, .55)


def rocks(pen, rng, x0, x1, base, h, ink="slate", light="mist", n=8):
    """A run of faceted boulders, lit from the left."""
    for i in range(n):
        x = x0 + (x1 - x0) * (i + rng.random() * .6) / n
        w = (x1 - x0) / n * (.8 + rng.random() * .8)
        hh = h * (.45 + rng.random() * .75)
        a, b = x - w * .5, x + w * .5
        peak = (x - w * .08 + rng.normal() * w * .08, base - hh)
        sh = (x + w * .26, base - hh * .8)
        pen.poly([(a, base), (a + w * .1, base - hh * .55), peak, sh, (b, base - hh * .3), (b + w * .06, base)], darker(ink, .3))
        pen.poly([(a, base), (a + w * .1, base - hh * .55), peak, (x + w * .06, base - hh * .45), (x - w * .04, base)], ink)
        pen.poly([(a + w * .1, base - hh * .55), peak, sh, (x + w * .06, base - hh * .62)], mix(ink, light, .5))
