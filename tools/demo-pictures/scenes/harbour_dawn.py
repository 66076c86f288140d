"""The harbour at dawn: the sun behind the cape, boats on still water."""
import numpy as np

from plate.canvas import H, XX, YY, Plate, ramp, smooth
from plate.life import dhow, rowboat
from plate.nature import gull, hill, ridge
from plate.town import Stone, dome, minaret, rows

LINE = 610
SUN = (1120, 500)


def draw():
    p = Plate(11)
    p.fill(ramp([(0, "#5f97a4"), (210, "#9dbfba"), (400, "#f0d3ab"), (540, "#f6b78a"), (LINE, "#eda07c")]))
    p.glow(p.halo(*SUN, 420, 1.5) * .75, "#ffd9a0")
    p.clouds("#f7dcc0", 300, 260, .60, .75, 560, 26)
    p.clouds("#d99a86", 440, 120, .66, .5, 480, 18)
    p.lay(p.disc(*SUN, 62), "#fff1d0")

    with p.layer() as pen:
        hill(pen, ridge(p.rng, 560, 90, .3, 7), "#d8a08c")
        cape = [(760, 615), (860, 588), (960, 566), (1080, 560), (1190, 535), (1300, 505), (1400, 498), (1500, 470), (1660, 440)]
        hill(pen, cape, "#9f7f86")
    p.spray(p.alpha * (YY < LINE), "#f0b890", smooth(480, 640, YY) * .42)
    with p.layer() as pen:
        # the lighthouse on the cape
        pen.poly([(1404, 500), (1410, 392), (1434, 392), (1440, 500)], "#8a6f7e")
        pen.poly([(1404, 500), (1410, 392), (1418, 392), (1415, 500)], "#e7b294")
        pen.rect(1403, 384, 38, 8, "#75606f")
        pen.rect(1411, 366, 22, 18, "#ffe0a0")
        pen.dome_path(1422, 367, 13)
        pen.fill("#75606f")
    s = Stone("#f0cfa6", "#7c7488", "#3d4a63", "#eeb690", .55, .16)
    tints = ["rose", "sand", "paper", "ochre", "mist"]
    with p.layer() as pen:
        hill(pen, [(-40, 330), (120, 340), (300, 388), (470, 450), (640, 530), (760, 590), (860, 625)], "#b98a80")
        def slope(q, x):
            top = 380 + max(0, x) * .29
            y = top + (LINE - 4 - top) * q
            return y if x < 690 and y < LINE else None
        rows(pen, p.rng, slope, 7, s, .06, tints, (30, 62), x1=690)
    with p.layer() as pen:
        m = Stone("#f3d6ae", "#7c7488", "#3d4a63", "#eeb690", .22)
        pen.rect(196, 410, 190, 90, m.face())
        pen.rect(386, 410, 40, 90, m.side())
        for i in range(5):
            pen.arch(210 + i * 35, 492, 20, 56, m.at("#4a5570"))
        dome(pen, 290, 412, 72, m, "sea", drum=.34, ribs=8)
        minaret(pen, 450, 500, 26, 260, m)
    with p.layer() as pen:
        # the mole and its small light
        pen.poly([(-10, 604), (820, 604), (870, 622), (-10, 632)], "#6d5f6c")
        pen.poly([(-10, 600), (822, 600), (828, 606), (-10, 608)], "#e8b895")
        pen.poly([(792, 602), (796, 556), (812, 556), (816, 602)], "#b2573b")
        pen.rect(790, 550, 28, 6, "#4a3a48")
        pen.disc(804, 544, 7, "#ffe0a0")
    p.water(LINE + 8, "#2d5c6c", "#c48a7c", .78, 12, 900)
    glit = np.exp(-((XX - SUN[0]) / (50 + (YY - LINE).clip(0) * .34)) ** 2)
    p.glow(glit * (YY > LINE + 8) * .34, "#ffd79a")
    p.waves(LINE + 8, "#fff0cc", .25, .95, .8, glit)
    p.waves(LINE + 8, "#24505f", 1.0, .35, 1.1, smooth(LINE, H, YY))
    p.waves(LINE + 8, "#f2c4a0", 1.5, .5, 1.2, smooth(LINE + 40, H, YY))
    for x, y, w, ink in ((520, 650, 92, "#3f5f70"), (640, 668, 110, "#8c4a3c")):
        p.float_on(lambda pen: rowboat(pen, x, y, w, ink, "#f0cfa6", .8), y, .6)
    p.float_on(lambda pen: dhow(pen, 985, 694, 170, "#4a3440", "#fbe2bd", "#d99a80"), 694, .65, sway=12)
    p.float_on(lambda pen: rowboat(pen, 300, 812, 300, "#2f6070", "#f6dcb4", 1.05, "#d9b48c"), 812, .7, sway=16)
    p.float_on(lambda pen: rowboat(pen, 600, 886, 250, "#93452f", "#f6dcb4", 0), 886, .7, sway=16)
    with p.layer() as pen:
        gull(pen, 1010, 250, 74, "#fff3df", .55, -.12, "#5b6674")
        gull(pen, 1215, 330, 44, "#fdeacf", .9, .1, "#6b6f7c")
        gull(pen, 830, 360, 30, "#fbe3c6", .3, -.05, "#7d7a84")
    return p.finish()
