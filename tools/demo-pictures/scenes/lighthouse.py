"""The lighthouse on the Cape of Gulls, late afternoon."""
from plate.canvas import H, XX, YY, Plate, ramp, smooth
from plate.colour import mix
from plate.nature import gull, hill, ridge
from plate.pen import Grad
from plate.town import Stone, house

LINE = 640


def tower(pen):
    x, base, top = 1040, 610, 178
    edge = lambda y: 62 - 24 * (base - y) / (base - top)
    bands = 6
    for i in range(bands):
        y0 = base - (base - top) * i / bands
        y1 = base - (base - top) * (i + 1) / bands
        a, b = ("#f8ecd2", "#b9a9a4") if i % 2 == 0 else ("#bf5f40", "#7d3a33")
        w0, w1 = edge(y0), edge(y1)
        pen.poly([(x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1)], a)
        pen.poly([(x + w0 * .22, y0), (x + w0, y0), (x + w1, y1), (x + w1 * .22, y1)], b)
        pen.poly([(x - w0, y0), (x - w0 * .72, y0), (x - w1 * .72, y1), (x - w1, y1)], mix(a, "paper", .45))
    for y in (290, 420, 540):
        pen.arch(x - 14, y + 30, 16, 32, "navy")
        pen.rect(x - 16, y + 30, 20, 3, "#fff6e2")
    pen.poly([(x - 40, 178), (x + 40, 178), (x + 58, 160), (x - 58, 160)], "#7d6f78")
    pen.poly([(x - 40, 178), (x, 178), (x, 160), (x - 58, 160)], "#e9d6ba")
    pen.rect(x - 62, 150, 124, 11, "#fff3dc")
    pen.rect(x + 12, 150, 50, 11, "#b3a3a0")
    for i in range(11):
        pen.line([(x - 58 + i * 11.6, 150), (x - 58 + i * 11.6, 124)], "#31485a", 2.4)
    pen.line([(x - 60, 124), (x + 60, 124)], "#31485a", 3.2)
    pen.line([(x - 60, 137), (x + 60, 137)], "#31485a", 1.8)
    pen.rect(x - 28, 84, 56, 66, Grad(x - 28, 0, x + 28, 0, "#ffe9b5", "#ffd98a", "#d9a55b"))
    for i in range(5):
        pen.line([(x - 28 + i * 14, 84), (x - 28 + i * 14, 150)], "#31485a", 3)
    pen.line([(x - 28, 117), (x + 28, 117)], "#31485a", 2)
    pen.rect(x - 36, 77, 72, 9, "#31485a")
    pen.dome_path(x, 78, 33, 1.0)
    pen.fill("#2f7482")
    with pen.saved():
        pen.dome_path(x, 78, 33, 1.0)
        pen.clip()
        pen.rect(x + 7, 30, 40, 50, "#1f5161")
    pen.line([(x, 44), (x, 20)], "#31485a", 3)
    pen.disc(x, 30, 5, "#d6a052")


def draw():
    p = Plate(37)
    p.fill(ramp([(0, "#3f8597"), (300, "#8fbcb9"), (520, "#e6dcbb"), (LINE, "#f5cf9c")]))
    p.clouds("#f8ead0", 250, 330, .56, .85, 520, 46)
    p.clouds("#efc9a0", 470, 160, .64, .7, 640, 22)
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 640, 60, .3, 6), "#b9b8a6", LINE)
        hill(pen, [(-20, 585), (160, 590), (330, 612), (480, 636), (560, 645)], "#93a39a", LINE + 2)
    p.lay((YY >= LINE).astype("f4"), ramp([(LINE, "#8fbdb4"), (760, "#3d8794"), (H, "#1d5064")]))
    w = smooth(LINE, 900, YY)
    p.waves(LINE, "#e3e6cf", 1.05, .75, .8, 1 - w * .4)
    p.waves(LINE, "#236474", .75, .6, 1.2, w)
    p.waves(LINE, "#7fb9b4", 1.3, .8, 1.3, w)
    # the cape, in planes
    with p.layer() as pen:
        pen.poly([(520, 872), (600, 800), (640, 742), (735, 704), (800, 648), (905, 612), (1180, 600), (1330, 616), (1470, 590), (1640, 560), (1640, 1080), (560, 1080), (470, 930)], "#7a5a50")
        pen.poly([(905, 612), (800, 648), (735, 704), (640, 742), (600, 800), (520, 872), (470, 930), (600, 905), (680, 850), (760, 800), (800, 735), (880, 690), (960, 640)], "#e0b78c")
        pen.poly([(960, 640), (880, 690), (800, 735), (760, 800), (680, 850), (600, 905), (640, 980), (770, 905), (860, 830), (930, 742), (1040, 672)], "#b98766")
        pen.poly([(800, 648), (905, 612), (1180, 600), (1330, 616), (1470, 590), (1640, 560), (1640, 610), (1480, 650), (1310, 668), (1120, 646), (960, 650), (860, 664)], "#8f9460")
        pen.poly([(905, 612), (1180, 600), (1330, 616), (1240, 626), (1080, 620), (960, 630)], "#b7b075")
        pen.poly([(1120, 646), (1310, 668), (1250, 800), (1130, 905), (1090, 1080), (900, 1080), (960, 905), (1050, 790)], "#946a57")
        pen.poly([(1480, 650), (1640, 610), (1640, 1080), (1420, 1080), (1440, 880), (1400, 760)], "#644a48")
        pen.poly([(1310, 668), (1480, 650), (1400, 760), (1300, 850), (1250, 800)], "#a67a60")
    rock = p.alpha
    p.spray(rock, "#3c3540", smooth(660, 1100, YY) * smooth(640, 1500, XX) * .75)
    p.spray(rock, "#f4d8aa", smooth(760, 600, YY) * smooth(1200, 700, XX) * .55)
    with p.layer() as pen:
        s = Stone("#f6e6c8", "#7c7488", "#2c4a60", "#f0d0a0", 0)
        for x, w, h in ((1120, 100, 68), (1262, 72, 52)):
            house(pen, p.rng, x, 616, w, h, s, "paper", .34, 30, True, False)
        pen.line([(870, 640), (905, 628)], "#f6e6c8", 8)
        for i in range(14):
            a = 880 + i * 11
            if a < 985:
                pen.rect(a, 604 - (a - 880) * .02, 4, 22, "#f6e6c8")
        pen.rect(878, 606, 108, 4, "#f6e6c8")
    with p.layer() as pen:
        tower(pen)
    p.glow(p.halo(1040, 116, 70, 1.6) * .55, "#ffd58a")
    # surf at the foot of the rock
    foam = p.noise(70, 26) * .6 + p.noise(24, 10) * .4
    shore = 925 - (XX - 470) * .02 + 60 * smooth(480, 1100, XX) - 20 * smooth(1150, 1600, XX)
    near = (YY - shore) / 70
    p.lay(smooth(-.1, .12, near) , ramp([(900, "#4d98a0"), (H, "#1d5064")]))
    p.waves(880, "#2a6c7a", .7, .6, 1.2, smooth(-.1, .3, near))
    p.lay(smooth(.5, .54, foam + .28 - abs(near - .25) * .55 - .45 * smooth(560, 380, XX)), "#f6f0dc")
    p.lay(smooth(.56, .6, foam + .18 - abs(near - 1.0) * .5 - .4 * smooth(640, 430, XX)) * .7, "#cfe0d2")
    with p.layer() as pen:
        gull(pen, 360, 330, 120, "#fffaf0", .6, -.14)
        gull(pen, 620, 214, 62, "#fff6e6", .25, .1)
        gull(pen, 190, 500, 46, "#fdf0da", .9, .0)
        gull(pen, 700, 450, 40, "#fdf0da", .5, -.2)
        gull(pen, 1330, 300, 52, "#fff6e6", .8, .12)
    return p.finish()
