"""The old town from its roofs, afternoon light from the left."""
import math

from plate.canvas import H, XX, YY, Plate, ramp, smooth
from plate.colour import mix
from plate.nature import cypress, gull, hill, palm
from plate.pen import Grad
from plate.town import Stone, dome, minaret, rows

HORIZON = 420


def draw():
    p = Plate(71)
    p.fill(ramp([(0, "#5b9aa6"), (230, "#a5c8c0"), (HORIZON, "#f3e0b8")]))
    p.clouds("#f9edd4", 190, 240, .58, .85, 600, 40)
    p.clouds("#f2d3a8", 350, 90, .64, .6, 600, 18)
    p.lay((YY >= HORIZON).astype("f4"), ramp([(HORIZON, "#a9cbbd"), (520, "#4f98a2"), (640, "#3d8492")]))
    p.waves(HORIZON, "#dfe6cd", 1.2, .6, .7)
    with p.layer() as pen:
        hill(pen, [(800, 437), (900, 420), (1010, 404), (1150, 396), (1290, 366), (1420, 352), (1540, 318), (1660, 300)], "#a9b0a0", 438, "#bfae92")
        hill(pen, [(1090, 470), (1200, 444), (1330, 420), (1460, 396), (1660, 380)], "#8d9c8a", 471, "#a5a286")
        pen.poly([(1472, 346), (1478, 256), (1494, 256), (1500, 338)], "#f3e3c4")
        pen.poly([(1488, 341), (1487, 256), (1494, 256), (1500, 338)], "#a8a09a")
        pen.rect(1480, 242, 12, 14, "#ffe9b5")
        pen.rect(1475, 238, 22, 5, "#6d7a80")
    s = Stone("#f4e3c0", "#7f7690", "#36506a", "#e6d9b8", .42)
    tints = ["paper", "sand", "rose", "cream", "ochre", "mist", "coral", "rose"]
    base = lambda q, x: 520 + 330 * q ** 1.25 - 46 * math.sin(x / 520 + .6) * (1 - q * .5)

    def band(lo, hi, n, size, far):
        with p.layer() as pen:      # the lanes between the houses, in shade
            pen.spline([(x, base(lo, x) - size[0] * .35) for x in range(-20, 1660, 80)])
            pen.c.line_to(1640, H)
            pen.c.line_to(-20, H)
            pen.c.close_path()
            pen.fill(mix(mix("#c9ac98", "#8f8296", .55), s.haze, far[0]))
        with p.layer() as pen:
            rows(pen, p.rng, lambda q, x: base(lo + (hi - lo) * q, x), n, Stone(s.lit, s.shade, s.glass, s.haze, far[0]), far[1], tints, size)
    band(0, .3, 4, (26, 46), (.5, .34))
    with p.layer() as pen:
        st = Stone(s.lit, s.shade, s.glass, s.haze, .28)
        minaret(pen, 420, 640, 26, 330, st)
        dome(pen, 330, 560, 44, st, "mist", .4, 6)
        for x, h in ((640, 110), (664, 84), (1130, 100)):
            cypress(pen, x, 640, h, st.at("forest"))
    band(.34, .55, 2, (56, 74), (.26, .18))
    with p.layer() as pen:
        st = Stone("#f6e5c4", s.shade, s.glass, s.haze, .08)
        minaret(pen, 1270, 800, 40, 570, st)
        minaret(pen, 822, 800, 36, 500, st)
        pen.rect(880, 560, 300, 250, Grad(0, 560, 0, 800, st.face(), st.face("sand")))
        pen.rect(1180, 560, 70, 250, st.side())
        pen.rect(874, 548, 384, 14, "#fff3da")
        for i in range(6):
            pen.arch(898 + i * 47, 660, 28, 72, "#3b5570")
            pen.rect(895 + i * 47, 660, 34, 4, "#fff3da")
        for x in (906, 1146):
            dome(pen, x, 550, 26, st, "sea", .5)
        dome(pen, 1028, 550, 112, st, "sea", .36, 10)
        for x, h in ((300, 90), (340, 130), (368, 104)):
            cypress(pen, x, 760, h, "#3a5a4a")
        palm(pen, p.rng, 700, 790, 190, "#35564a", .1, "#74875a")
    p.lay(smooth(470, 560, YY) * smooth(760, 600, YY) * .10, "#f3dcb0")
    band(.62, .8, 2, (84, 108), (.1, .04))
    with p.layer() as pen:
        palm(pen, p.rng, 196, 930, 240, "#2f4f44", -.08, "#6f8356")
        palm(pen, p.rng, 1440, 930, 210, "#2f4f44", .1, "#6f8356")
    band(.92, 1.06, 2, (104, 120), (.06, .02))
    with p.layer() as pen:
        rows(pen, p.rng, lambda q, x: 985 + 40 * math.sin(x / 330), 1, Stone(s.lit, s.shade, s.glass, s.haze, 0), 0, tints, (158, 158))
    with p.layer() as pen:
        # our own roof, in shade, with pots and a parapet
        pen.poly([(0, 972), (1600, 1002), (1600, 1067), (0, 1067)], Grad(0, 972, 0, 1067, "#8e7480", "#54485c"))
        pen.poly([(0, 966), (1600, 996), (1600, 1006), (0, 976)], "#f0cfa0")
        for x, h, ink in ((250, 62, "#b2573b"), (330, 48, "#c98a55"), (1370, 66, "#b2573b")):
            y = 974 + x * .019
            for k in range(9):
                a = -math.pi / 2 + (k - 4) * .3
                pen.c.move_to(x, y - h * .8)
                pen.c.curve_to(x + math.cos(a) * h * .3, y - h * 1.2, x + math.cos(a) * h * .7, y - h * .9 + math.sin(a) * h * .5, x + math.cos(a) * h * .9, y - h * .8 + math.sin(a) * h * .75)
                pen.c.curve_to(x + math.cos(a) * h * .6, y - h * .8 + math.sin(a) * h * .4, x, y - h, x + 4, y - h * .8)
                pen.fill("#3d604c" if k % 2 else "#6f8356")
            pen.poly([(x - h * .42, y - h * .85), (x + h * .42, y - h * .85), (x + h * .3, y + 2), (x - h * .3, y + 2)], ink)
            pen.poly([(x + h * .1, y - h * .85), (x + h * .42, y - h * .85), (x + h * .3, y + 2), (x + h * .08, y + 2)], mix(ink, "umber", .55))
            pen.rect(x - h * .47, y - h * .95, h * .94, h * .15, mix(ink, "paper", .2))
    p.glow(p.halo(-100, 300, 900, 1.6) * .30, "#ffdf9e")
    p.shade(smooth(700, 1900, XX + YY * .5), "#8d86a6", .35)
    with p.layer() as pen:
        gull(pen, 560, 200, 90, "#fffaf0", .55, -.1)
        gull(pen, 700, 286, 46, "#fff4e0", .9, .1)
        gull(pen, 214, 300, 40, "#fff4e0", .3, -.1)
    return p.finish()
