"""The ferry leaving the bay."""
import numpy as np

from plate.canvas import H, XX, YY, Plate, ramp, smooth
from plate.nature import gull, hill, ridge
from plate.pen import Grad
from plate.town import Stone, dome, minaret, rows

LINE = 470
KEEL = 742


def ship(pen):
    hull = [(300, 590), (1180, 590), (1330, 560), (1368, 560), (1330, 650), (1282, 742), (352, 742), (318, 690)]
    pen.path(hull)
    pen.fill(Grad(0, 560, 0, 742, "#24546a", "#173c52"), keep=True)
    with pen.saved():
        pen.clip()
        pen.poly([(280, 650), (1400, 650), (1400, 664), (280, 664)], "#f3e3c4")
        pen.rect(280, 716, 1100, 40, "#a34c36")
        pen.poly([(1180, 540), (1400, 540), (1400, 760), (1230, 760)], "#0f2c42", .35)
        for i in range(22):
            pen.disc(390 + i * 38, 622, 8, "#cfdad0")
            pen.disc(391 + i * 38, 623, 6, "#0f2c42")
    pen.poly([(296, 582), (1180, 582), (1332, 552), (1376, 552), (1372, 562), (1332, 564), (1180, 594), (298, 594)], "#fbf1da")

    def deck(x0, x1, y, h, lit="#fbf0d8", shade="#b9b3ac"):
        pen.poly([(x0, y), (x1, y), (x1 - 12, y - h), (x0 + 8, y - h)], Grad(x0, 0, x1, 0, "#fff8e8", lit, lit, "#d6cdbd"))
        pen.rect(x0 + 2, y - h, x1 - x0 - 8, 7, "#fffaf0")
        pen.rect(x0 + 6, y - h + 7, x1 - x0 - 18, 6, shade)
        n = int((x1 - x0 - 60) / 42)
        for i in range(n):
            wx = x0 + 34 + i * (x1 - x0 - 60) / n
            pen.rect(wx, y - h * .66, 27, h * .4, Grad(0, y - h * .66, 0, y - h * .26, "#2f6476", "#6fa5a8"))
            pen.poly([(wx + 4, y - h * .66), (wx + 12, y - h * .66), (wx + 6, y - h * .26), (wx, y - h * .26), (wx, y - h * .5)], "#c4dcd4", .6)
    deck(360, 1150, 584, 74)
    deck(420, 1090, 512, 64)
    pen.rect(390, 505, 720, 9, "#fffaf0")
    for i in range(36):
        pen.line([(380 + i * 22, 510), (380 + i * 22, 488)], "#efe6d2", 2) if not 420 < 380 + i * 22 < 1082 else None
    deck(880, 1060, 450, 52)
    pen.rect(868, 394, 204, 8, "#fffaf0")
    for i, x in enumerate((480, 560, 640, 720)):       # lifeboats
        pen.line([(x - 22, 448), (x - 22, 420), (x + 22, 420), (x + 22, 448)], "#8e9aa0", 3)
        pen.c.move_to(x - 32, 424)
        pen.c.curve_to(x - 28, 446, x + 28, 446, x + 32, 424)
        pen.c.close_path()
        pen.fill("#d4765a")
        pen.rect(x - 33, 421, 66, 5, "#f6dcb4")
    # funnel with a star band
    pen.poly([(762, 450), (852, 450), (838, 336), (764, 344)], "#d6a052")
    pen.poly([(818, 450), (852, 450), (838, 336), (812, 339)], "#9c6a35")
    pen.poly([(763, 372), (842, 366), (845, 392), (763, 396)], "#fbf0d8")
    pen.poly([(764, 344), (838, 336), (839, 352), (764, 358)], "#24404f")
    pen.line([(1000, 394), (996, 300)], "#51636c", 5)
    pen.line([(978, 330), (1018, 330)], "#51636c", 3)
    pen.line([(998, 302), (1330, 552)], "#51636c", 1.6)
    pen.line([(998, 302), (842, 344)], "#51636c", 1.6)
    for i in range(12):      # bunting
        t = (i + .5) / 12
        x, y = 998 + 332 * t, 302 + 250 * t
        pen.poly([(x - 6, y - 4), (x + 7, y + 5), (x - 1, y + 18)], ["#d4765a", "#f6dcb4", "#2f7482"][i % 3])
    pen.line([(318, 582), (306, 520)], "#51636c", 4)


def draw():
    p = Plate(83)
    p.fill(ramp([(0, "#3f8fa0"), (250, "#8cc0bb"), (LINE, "#efdcb2")]))
    for cx, cy, sc in ((260, 190, 1.0), (1330, 150, .8)):
        with p.layer(.95) as pen:
            for dx, dy, r in ((-150, 30, 48), (-80, 0, 74), (10, -34, 92), (100, -2, 70), (170, 34, 42)):
                pen.disc(cx + dx * sc, cy + dy * sc, r * sc, "#f8ecd3")
            pen.line([(cx - 190 * sc, cy + 52 * sc), (cx + 200 * sc, cy + 52 * sc)], "#f8ecd3", 52 * sc)
            pen.line([(cx - 250 * sc, cy + 70 * sc), (cx + 120 * sc, cy + 70 * sc)], "#f8ecd3", 16 * sc)
        p.spray(p.alpha, "#e3bf9a", smooth(cy - 60 * sc, cy + 110 * sc, YY) * .55 * p.alpha)
    p.clouds("#f6e4c4", 330, 110, .62, .8, 700, 20)
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 460, 150, .35, 8), "#b7bfa8", LINE + 2, "#d8c8a2")
        hill(pen, [(-20, 330), (140, 350), (300, 390), (460, 430), (640, 462), (760, 476)], "#98a58f", LINE + 2, "#c2b38c")
    with p.layer() as pen:
        s = Stone("#f6e5c4", "#8f8896", "#4c6474", "#e6d8b2", .5)
        rows(pen, p.rng, lambda q, x: 412 + x * .07 + (LINE - 414 - x * .07) * q if x < 620 else None, 5, s, .34, ["paper", "sand", "rose", "cream"], (16, 28), x1=640)
        minaret(pen, 300, 450, 13, 120, s)
        dome(pen, 250, 420, 28, s, "sea")
    p.lay((YY >= LINE).astype("f4"), ramp([(LINE, "#9dc8bd"), (600, "#4d9aa4"), (800, "#2a7284"), (H, "#174a60")]))
    w = smooth(LINE, 900, YY)
    p.waves(LINE, "#e6ead4", 1.1, .7, .8, 1 - w * .3)
    p.waves(LINE, "#1f5f74", .8, .55, 1.2, w)
    with p.layer(.5) as pen:
        pen.blob([(770, 340), (700, 300), (600, 296), (470, 262), (330, 268), (200, 240), (330, 300), (480, 312), (620, 334), (760, 356)], "#8c9a9c")
    p.float_on(ship, KEEL, .55, "navy", 16, 7)
    # bow wave and wake
    foam = (p.noise(80, 16) * .6 + p.noise(26, 7) * .4) * smooth(KEEL - 40, KEEL - 10, YY)
    band = np.exp(-((YY - KEEL - 6) / 13) ** 2) * smooth(120, 400, XX) * smooth(1345, 1290, XX)
    wake = np.exp(-((YY - KEEL - 10 - (1290 - XX).clip(0) * .07) / (10 + (1290 - XX).clip(0) * .035)) ** 2) * smooth(1320, 1220, XX)
    p.lay(smooth(.86, .9, foam * .8 + band * .62), "#f8f3e0")
    p.lay(smooth(.84, .9, foam * .9 + wake * .42) * .85, "#d8e8da")
    p.lay(smooth(.62, .66, foam * .72 + np.exp(-((XX - 1292) / 30) ** 2) * np.exp(-((YY - 738) / 20) ** 2) * .6), "#fffaf0")
    p.waves(820, "#7fbab6", 1.35, .7, 1.4)
    with p.layer() as pen:
        gull(pen, 250, 470, 104, "#fffaf0", .7, -.16)
        gull(pen, 130, 610, 56, "#fff4e0", .3, .05)
        gull(pen, 1420, 330, 62, "#fffaf0", .5, .12)
        gull(pen, 1210, 250, 38, "#fff4e0", .9, -.1)
    return p.finish()
