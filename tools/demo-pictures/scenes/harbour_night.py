"""The harbour at night: a moon, lit windows, long reflections."""
import numpy as np

from plate.canvas import H, W, XX, YY, Plate, ramp, smooth
from plate.life import rowboat
from plate.nature import hill, ridge
from plate.town import Stone, arcade, dome, minaret, rows

LINE = 600
MOON = (745, 176)


def draw():
    p = Plate(23)
    p.fill(ramp([(0, "#0a1830"), (280, "#14304f"), (500, "#2b5670"), (LINE, "#4f7f8a")]))
    for _ in range(150):
        x, y = p.rng.random() * W, p.rng.random() ** 1.5 * 420
        p.px[int(y):int(y) + 2, int(x):int(x) + 2] += .16 + .3 * p.rng.random()
    p.clouds("#2d5570", 330, 200, .66, .55, 620, 24)
    p.glow(p.halo(*MOON, 230, 1.7) * .5, "#9fc0bd")
    p.lay(p.disc(*MOON, 50), "#f6edd2")
    p.lay(p.disc(*MOON, 50) * p.disc(MOON[0] + 24, MOON[1] + 22, 58, 60) * .35, "#a9bdb4")
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 590, 110, .35, 7), "#3b6878")
        hill(pen, [(700, 610), (900, 560), (1080, 500), (1240, 470), (1400, 400), (1660, 330)], "#1f4459")
    s = Stone("#5b6f84", "#152a44", "#12233c", "#2a5068", .45, .42)
    tints = ["slate", "lilac", "#4a6378", "#7d7a8c"]
    with p.layer() as pen:
        hill(pen, [(560, 612), (700, 560), (900, 515), (1100, 460), (1300, 410), (1640, 340)], "#1b3a50")
        def slope(q, x):
            top = 590 - (x - 620) * .2
            y = top + (LINE - 6 - top) * q
            return y if x > 610 and y > 395 else None
        rows(pen, p.rng, slope, 7, s, 0.0, tints, (32, 70), x0=600)
    with p.layer() as pen:
        m = Stone("#7288a0", "#152a44", "#12233c", "#2a5068", .1, .9)
        pen.rect(1085, 380, 210, 100, m.face())
        pen.rect(1295, 380, 50, 100, m.side())
        for i in range(5):
            pen.arch(1102 + i * 38, 470, 22, 62, "amber")
            pen.arch(1106 + i * 38, 470, 14, 54, "lamp")
        dome(pen, 1190, 382, 80, m, "#4d8a94", drum=.34, ribs=8)
        minaret(pen, 1372, 480, 28, 290, m)
        pen.rect(1358, 262, 28, 5, "lamp")
    with p.layer() as pen:
        # the quay: arcaded warehouses with lamps in the arches
        q = Stone("#6d7f92", "#152a44", "#2c2a3a", "#2a5068", 0, 1)
        arcade(pen, 930, 606, 700, 92, 11, q, depth="#d08b48", band="#35576e")
        pen.poly([(430, 600), (1640, 600), (1640, 622), (470, 622)], "#0f2236")
        pen.rect(430, 597, 1210, 6, "#57708a")
        posts = [490, 610, 730, 850, 985, 1120, 1255, 1390, 1525]
        for x in posts:
            pen.line([(x, 600), (x, 552)], "#0c1a2e", 4)
            pen.disc(x, 546, 9, "#ffe9b8")
    for x in posts:
        p.glow(p.halo(x, 546, 34, 1.5) * .8, "#ffb860")
    p.water(LINE + 20, "#071425", "#2b5165", .95, 14, 240)
    for x in posts:
        col = np.exp(-((XX - x) / (7 + (YY - LINE).clip(0) * .045)) ** 2) * np.exp(-(YY - LINE).clip(0) / 300)
        p.waves(LINE + 20, "#ffc778", -.1, .95, .9, col)
    col = np.exp(-((XX - MOON[0]) / (34 + (YY - LINE).clip(0) * .12)) ** 2)
    p.waves(LINE + 20, "#cfe0d2", .75, .75, .8, col)
    p.waves(LINE + 20, "#04101f", .9, .45, 1.2, smooth(LINE, H, YY))
    p.waves(LINE + 20, "#3f6c80", 1.55, .55, 1.2, smooth(LINE, H, YY))
    for x, y, w, ink, m in ((300, 676, 150, "#234a60", .95), (560, 694, 170, "#6b3a34", 1.0), (800, 712, 130, "#2b4a50", .9)):
        p.float_on(lambda pen: rowboat(pen, x, y, w, ink, "#b9c4bb", m, "#6f7f8c"), y, .75, "night", 12)
    p.float_on(lambda pen: rowboat(pen, 420, 868, 360, "#1d4458", "#c9d2c4", 1.25, "#73828e"), 868, .75, "night", 18)
    p.glow(p.halo(436, 760, 60, 1.3) * .8, "#ffb860")
    p.lay(p.disc(436, 760, 9), "#fff0c8")
    return p.finish(mottle=.014)
