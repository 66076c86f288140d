"""Olive terraces above the bay."""
import math

import numpy as np

from plate.canvas import H, W, XX, YY, Plate, ramp, smooth
from plate.colour import mix
from plate.nature import cypress, gull, hill, leaf_tree
from plate.pen import Grad
from plate.town import Stone, house

LINE = 360


def edge(i, x):
    """The lip of terrace i: nearer ones lower and steeper."""
    q = i / 6
    u = min(max(x / W, 0), 1)
    fall = 150 + 430 * u ** 1.5 * (1 - q) - 250 * (1 - u) ** 2 * (1 - q)
    return LINE + fall + 440 * q ** 1.1 + 70 * math.cos(u * 3.4 + .4) * q + 14 * math.sin(u * 7 + i * 1.9) * (.4 + q)


def draw():
    p = Plate(101)
    p.fill(ramp([(0, "#69a7ae"), (200, "#b9d3c4"), (LINE, "#f8e0b0")]))
    p.clouds("#fbf0d6", 130, 180, .58, .85, 620, 34)
    p.glow(p.halo(140, 120, 460, 1.8) * .45, "#ffe9b8")
    p.lay((YY >= LINE).astype("f4"), ramp([(LINE, "#b5d2be"), (470, "#5ea3a8"), (640, "#3d8694")]))
    p.waves(LINE, "#e9ecd2", 1.15, .6, .7)
    p.shade((YY > 412) * smooth(980, 1120, XX) * smooth(500, 412, YY), "#5f8a86", .45)
    with p.layer() as pen:
        hill(pen, [(740, 374), (820, 360), (900, 340), (1040, 322), (1200, 300), (1370, 250), (1500, 236), (1660, 190)], "#a9b6a2", 374, "#d3cba2")
        hill(pen, [(980, 412), (1060, 402), (1150, 372), (1240, 356), (1380, 318), (1500, 306), (1660, 260)], "#8b9d80", 413, "#b9b07e")
        pen.poly([(906, 340), (909, 296), (919, 296), (922, 340)], "#f6e6c6")
        pen.rect(910, 288, 8, 8, "#7d8a8a")
    for i in range(7):
        q = i / 6
        haze = .42 * (1 - q) ** 1.2
        at = lambda ink: mix(ink, "#e8d8ac", haze)
        xs = np.linspace(-20, W + 20, 60)
        lip = [(x, edge(i, x)) for x in xs]
        wall = 20 + 46 * q
        with p.layer() as pen:
            pen.spline(lip)
            pen.c.line_to(W + 20, H + 20)
            pen.c.line_to(-20, H + 20)
            pen.c.close_path()
            pen.fill(Grad(0, 0, W, 260, at("#c2b36c"), at("#98a062"), at("#6f8457")))
            for k in range(3):          # ploughed lines and dry grass
                pen.spline([(x, y + wall + 22 + 40 * q + (14 + 18 * q) * k + 4 * math.sin(x / 60 + k)) for x, y in lip])
                pen.stroke(at("#dcc47e" if k != 1 else "#7d8a56"), 2 + 3 * q, .55)
            pen.path(lip + [(x, y + wall) for x, y in reversed(lip)])
            pen.fill(Grad(0, 0, W, 0, at("#f1ddb2"), at("#d6b78c"), at("#a48a7e")))
            rows = 3
            for r in range(rows):
                x = -20 - p.rng.random() * 30
                while x < W + 20:
                    w = (14 + 26 * q) * (.7 + p.rng.random() * .8)
                    y = edge(i, x + w / 2) + wall * (r + .08) / rows
                    ink = [at("#fbeecb"), at("#c9a680"), at("#b08d74"), at("#e6cfa2")][p.rng.integers(4)]
                    pen.rect(x + 1, y, w - 3, wall / rows - 2, ink, .5)
                    x += w
            pen.path([(x, y + wall - 1) for x, y in lip] + [(x, y + wall + 6 + 8 * q) for x, y in reversed(lip)])
            pen.fill(at("#57643f"), .55)
            pen.spline([(x, y - 1) for x, y in lip])
            pen.stroke(at("#fff3d2"), 2 + 3 * q)
        with p.layer() as pen:
            if i == 1:
                s = Stone("#f8e8c8", "#8a7f8e", "#3c5666", "#e8d8ac", haze)
                house(pen, p.rng, 330, edge(1, 380) + 6, 96, 70, s, "paper", .36, 30, True, False)
                house(pen, p.rng, 440, edge(1, 470) + 6, 60, 48, s, "rose", .36, 28, False, False)
                for x, h in ((300, 120), (282, 92), (545, 110)):
                    cypress(pen, x, edge(1, x) + 4, h, at("#35564a"))
            gap = 120 + 190 * q
            x = -30 + p.rng.random() * gap
            while x < W + 60:
                h = (58 + 112 * q) * (.85 + p.rng.random() * .35)
                if not (i == 1 and 250 < x < 580) and i > 0 and not (i == 4 and 1010 < x < 1150):
                    y = edge(i, x) + 8 * q
                    leaf_tree(pen, p.rng, x, y, h, at(["#5d7659", "#68805c", "#557052"][p.rng.integers(3)]), at("#b3b886"), at("#5a4038"))
                x += gap * (.75 + p.rng.random() * .6)
        p.shade(smooth(700, 1700, XX) * p.alpha, "#6d7088", .22)
    with p.layer() as pen:      # a stair through the lower walls
        for k in range(11):
            y = edge(5, 1090) - 6 + k * 9
            pen.rect(1040 - k * 2.2, y, 92 + k * 4.4, 10, "#fbeecb" if k % 2 == 0 else "#b39278")
        gull(pen, 560, 180, 62, "#fffaf0", .6, -.1)
        gull(pen, 680, 236, 36, "#fff4e0", .9, .1)
        gull(pen, 1210, 130, 44, "#fff4e0", .4, .05)
    return p.finish()
