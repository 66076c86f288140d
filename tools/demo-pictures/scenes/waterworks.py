"""The new waterworks: tower, mains and the hills they come from."""
import math

from plate.canvas import H, YY, Plate, ramp, smooth
from plate.colour import darker, lighter, mix
from plate.life import person
from plate.nature import cypress, gull, hill, leaf_tree, ridge
from plate.pen import Grad
from plate.town import Stone, arcade


def pipe(pen, pts, r0, r1, ink):
    """A main following points, r0 thick at the near end; lit from above left."""
    n = len(pts)
    rad = [r0 + (r1 - r0) * (i / (n - 1)) ** .7 for i in range(n)]
    off = lambda k: [(x, y + r * k) for (x, y), r in zip(pts, rad)]
    for lo, hi, col in ((-1, 1, darker(ink, .45)), (-1, .45, ink), (-.78, -.12, lighter(ink, .3)), (-.62, -.4, lighter(ink, .75))):
        pen.spline(off(lo))
        pen.spline(list(reversed(off(hi))), start=False)
        pen.c.close_path()
        pen.fill(col)


def tower(pen):
    x, base = 1130, 700
    lit, mid, dark = "#f8ead0", "#dcc6a4", "#91848f"
    # fluted stem
    pen.c.move_to(x - 84, base)
    pen.c.curve_to(x - 50, base - 90, x - 46, 430, x - 52, 400)
    pen.c.curve_to(x - 70, 340, x - 150, 300, x - 200, 262)
    pen.c.line_to(x + 200, 262)
    pen.c.curve_to(x + 150, 300, x + 70, 340, x + 52, 400)
    pen.c.curve_to(x + 46, 430, x + 50, base - 90, x + 84, base)
    pen.c.close_path()
    pen.fill(Grad(x - 130, 0, x + 130, 0, lit, mid, "#b3a3a0", dark), keep=True)
    with pen.saved():
        pen.clip()
        for i in range(-6, 7):
            a = i / 6
            pen.c.move_to(x + a * 78, base)
            pen.c.curve_to(x + a * 48, base - 90, x + a * 44, 430, x + a * 50, 400)
            pen.c.curve_to(x + a * 68, 340, x + a * 148, 300, x + a * 200, 262)
            pen.stroke("#fff6e4" if a < 0 else "#7d7184", 3 if a else 2, .5)
    # tank
    pen.rect(x - 208, 150, 416, 114, Grad(x - 208, 0, x + 208, 0, "#fff8e8", lit, mid, "#a5979c", dark))
    pen.rect(x - 214, 256, 428, 12, Grad(x - 208, 0, x + 208, 0, "#fffaf0", mid, "#7d7184"))
    pen.rect(x - 208, 184, 416, 46, Grad(x - 208, 0, x + 208, 0, "#3f8c98", "#2f7482", "#1f4a5e"))
    for i in range(11):
        a = -1 + 2 * (i + .5) / 11
        cx, q = x + 208 * math.sin(a * math.pi / 2), 17
        w = q * math.cos(a * math.pi / 2) + 2
        pen.poly([p for k in range(16) for p in [(cx + (w if k % 2 == 0 else w * .76) * math.cos(k * math.pi / 8), 207 + (q if k % 2 == 0 else q * .76) * math.sin(k * math.pi / 8))]], mix("#f6e4bd", "#8d97a0", max(0, a) * .8))
    pen.c.move_to(x - 216, 150)
    pen.c.curve_to(x - 120, 112, x - 30, 92, x, 84)
    pen.c.curve_to(x + 30, 92, x + 120, 112, x + 216, 150)
    pen.c.close_path()
    pen.fill(Grad(x - 216, 0, x + 216, 0, "#d98a68", "#b9603f", "#6f3a38"))
    pen.rect(x - 20, 60, 40, 28, Grad(x - 20, 0, x + 20, 0, lit, dark))
    pen.dome_path(x, 61, 24, .8)
    pen.fill("#2f7482")
    pen.arch(x - 20, base, 40, 72, "#24566c")
    for y in (600, 540, 480):
        pen.arch(x - 7, y, 14, 30, "#33506a")


def draw():
    p = Plate(127)
    p.fill(ramp([(0, "#4f99a8"), (300, "#a7cdc4"), (560, "#f7e2b4")]))
    p.clouds("#faefd8", 200, 260, .57, .9, 560, 50)
    p.glow(p.halo(80, 380, 520, 1.8) * .4, "#ffe6ae")
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 480, 240, .55, 8), "#b3c2b6", 700, "#e3d8b0")
        hill(pen, ridge(p.rng, 540, 150, .45, 7), "#98ae98", 700, "#d0c898")
        hill(pen, [(-20, 470), (180, 430), (360, 480), (560, 560), (760, 600), (1000, 590), (1250, 560), (1450, 590), (1640, 560)], "#7f9a7c", 760, "#b9b67c")
    with p.layer() as pen:
        hill(pen, [(-20, 610), (240, 590), (520, 640), (800, 668), (1100, 660), (1640, 640)], "#93a068", H, "#c9b070")
        for i in range(26):
            x = -20 + i * 64 + p.rng.random() * 30
            leaf_tree(pen, p.rng, x, 628 + 24 * math.sin(x / 300) + 14 * p.rng.random() + (x > 420) * 20, 52, "#5f7a5a", "#a9b27a")
    with p.layer() as pen:
        tower(pen)
    s = Stone("#f6e5c4", "#8a7f90", "#2c566a", "#f0dfba", .02)
    with p.layer() as pen:
        # the pump house
        arcade(pen, 1270, 742, 300, 150, 5, s, .62, .34, "terracotta", "#2f5f74")
        pen.poly([(1262, 590), (1420, 530), (1578, 590)], "#d98a68")
        pen.poly([(1420, 530), (1578, 590), (1420, 590)], "#a5523a")
        pen.poly([(1300, 588), (1420, 544), (1540, 588)], "#f8ead0")
        pen.disc(1420, 572, 12, "#2f5f74")
        for x in (1585, 1256):
            cypress(pen, x, 744, 150, "#3a5a4a")
    # the meadow and the basin
    with p.layer() as pen:
        hill(pen, [(-20, 742), (300, 720), (700, 716), (1050, 726), (1640, 738)], "#b9b06a", H, "#7c8450")
    p.spray(p.alpha, "#5f6f46", smooth(780, 1150, YY) * .7)
    basin = [(560, 840), (1240, 800), (1660, 850), (1660, 1000), (1080, 1010), (520, 930)]
    m = p.mask(lambda pen: pen.poly(basin, "night"))
    flip, _ = p.reflected(p.px.copy(), 782, 7)
    p.lay(m, ramp([(800, "#8fc0b8"), (1010, "#2c7484")]) * .45 + flip * .55)
    p.waves(790, "#e6efd8", 1.0, .6, 1.0, m)
    with p.layer() as pen:
        pen.path(basin)
        pen.stroke("#f8ead0", 16)
        pen.line([(560, 848), (520, 938), (1080, 1018), (1660, 1008)], "#a08a7c", 7)
    with p.layer() as pen:
        for k, (dy, ink) in enumerate(((0, "#2f7f8c"), (96, "#c8795a"))):
            pts = [(-60, 846 + dy * 1.25), (200, 826 + dy * 1.05), (430, 800 + dy * .82), (640, 772 + dy * .55), (820, 746 + dy * .36), (980, 722 + dy * .2), (1070, 704 + dy * .1)]
            for (x, y), r in zip(pts[1:6], (46, 36, 28, 20, 14)):   # saddles
                pen.poly([(x - r * .5, y), (x + r * .5, y), (x + r * .8, y + r * 1.75), (x - r * .8, y + r * 1.75)], "#a59284")
                pen.poly([(x - r * .5, y), (x - r * .1, y), (x - r * .2, y + r * 1.75), (x - r * .8, y + r * 1.75)], "#efdcb8")
            pipe(pen, pts, 50, 6, ink)
            for (x, y), r in zip(pts[1:6], (43, 35, 27, 20, 13)):   # flanges
                for dx in (-.34, .0):
                    pen.rect(x + r * dx - r * .5, y - r * 1.16, r * .26, r * 2.32, Grad(0, y - r, 0, y + r, lighter(ink, .5), ink, darker(ink, .5)))
        pen.rect(1040, 672, 44, 52, "#f1dcb4")        # where the mains enter
        pen.rect(1084, 672, 14, 52, "#94848c")
        pen.rect(1034, 664, 68, 9, "#c8795a")
        pen.line([(330, 770), (330, 716)], "#3a4a58", 9)      # a valve wheel
        pen.c.arc(330, 700, 34, 0, 6.3)
        pen.stroke("#b2573b", 9)
        for i in range(4):
            a = math.pi * i / 4
            pen.line([(330 - 32 * math.cos(a), 700 - 32 * math.sin(a)), (330 + 32 * math.cos(a), 700 + 32 * math.sin(a))], "#b2573b", 4)
        person(pen, 466, 1000, 190, "#2f5f74", "#8a5a44", "#f3e3c4", "#7fb0ad", False, 1, "thobe")
        person(pen, 540, 1010, 184, "#d6a052", "#8a5a44", "#3a2622", "#f6dcae", False, -1, "shirt")
        gull(pen, 620, 230, 70, "#fffaf0", .6, -.1)
        gull(pen, 760, 310, 40, "#fff6e6", .9, .1)
    return p.finish()
