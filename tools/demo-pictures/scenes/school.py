"""The school court in the morning."""
import math

from plate.canvas import H, W, XX, YY, Plate, ramp, smooth
from plate.colour import mix
from plate.life import person
from plate.nature import cypress, gull, hill, leaf_tree, ridge
from plate.pen import Grad
from plate.town import Stone, arcade, dome

GROUND = 760


def draw():
    p = Plate(113)
    p.fill(ramp([(0, "#5ea3b0"), (320, "#abd0c8"), (620, "#f4e4bf")]))
    p.clouds("#fbf1da", 170, 240, .57, .9, 520, 48)
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 540, 140, .4, 8), "#a9bba8", 760, "#d5cfa6")
        hill(pen, ridge(p.rng, 620, 110, .4, 8), "#87a088", 780, "#b5b684")
        for x, h in ((60, 190), (100, 240), (142, 200), (1490, 220), (1530, 260), (1572, 210)):
            cypress(pen, x, 700, h, "#3f6152")
    s = Stone("#f8ead0", "#8b8299", "#2c566a", "#f0dfba", 0)
    with p.layer() as pen:
        # the upper floor
        pen.rect(250, 330, 1060, 160, Grad(0, 330, 0, 490, "#fff6e4", "#f3dfb9"))
        pen.poly([(1310, 330), (1400, 346), (1400, GROUND), (1310, GROUND)], "#a598a2")
        pen.rect(240, 316, 1080, 18, "#fffaf0")
        pen.poly([(1320, 316), (1410, 334), (1410, 350), (1320, 334)], "#b9acb0")
        pen.rect(250, 334, 1060, 8, "#b5a7a0", .7)
        for i in range(10):
            x = 292 + i * 102
            if i in (4, 5):
                continue
            pen.arch(x - 6, 462, 70, 106, "#fffaf0")
            pen.arch(x, 462, 58, 98, "#2f6a80")
            with pen.saved():
                pen.arch_path(x, 462, 58, 98)
                pen.clip()
                pen.poly([(x, 340), (x + 40, 340), (x + 6, 462), (x, 462)], "#7fb3b4")
                pen.line([(x + 29, 350), (x + 29, 470)], "#f6ead0", 4)
                pen.line([(x, 418), (x + 58, 418)], "#f6ead0", 4)
            pen.rect(x - 10, 462, 78, 8, "#fffaf0")
            pen.rect(x - 8, 470, 74, 5, "#b5a7a0", .6)
        # the raised centre with a star window
        pen.rect(690, 250, 190, 250, Grad(0, 250, 0, 500, "#fff8e8", "#f6e4c2"))
        pen.rect(880, 262, 26, 238, "#b5a8ac")
        pen.rect(680, 238, 212, 16, "#fffaf0")
        dome(pen, 785, 240, 70, s, "sea", .34, 8)
        star = [(785 + q * math.cos(math.pi * i / 8 + math.pi / 8), 400 + q * math.sin(math.pi * i / 8 + math.pi / 8)) for i in range(16) for q in [62 if i % 2 == 0 else 47.5]]
        pen.poly([(785 + (x - 785) * 1.14, 400 + (y - 400) * 1.14) for x, y in star], "#d9c098")
        pen.poly(star, "#24566c")
        for i in range(8):
            a = math.pi * i / 4 + math.pi / 8
            pen.line([(785, 400), (785 + 60 * math.cos(a), 400 + 60 * math.sin(a))], "#f6ead0", 3)
        pen.disc(785, 400, 20, "#f6ead0")
        pen.disc(785, 400, 15, "#d6a052")
    with p.layer() as pen:
        arcade(pen, 250, GROUND, 1060, 262, 9, s, .70, .26, "sea", "#3c5f70")
        pen.rect(726, 596, 116, 164, "#6f4436")
        pen.arch(716, GROUND, 136, 210, "#f3dfb9", .7)
        pen.arch(728, GROUND, 112, 196, "#24566c", .7)
        pen.line([(784, 566), (784, GROUND)], "#163c52", 4)
        for x in (742, 798):
            for y in (620, 668, 714):
                pen.rect(x, y, 30, 34, "#33718a")
        pen.rect(690, GROUND - 8, 190, 10, "#fffaf0")
        pen.rect(674, GROUND, 222, 12, "#e0cba2")
    # the court
    p.lay(smooth(GROUND - 1, GROUND + 1, YY), ramp([(GROUND, "#ecd3a4"), (880, "#e0bd88"), (H, "#c99a6c")]))
    with p.layer(.5) as pen:
        for k in range(-16, 17):
            pen.line([(800 + k * 64, GROUND), (800 + k * 190, H)], "#b98c62", 2)
        y, d = GROUND, 13
        while y < H:
            pen.line([(0, y), (W, y)], "#b98c62", 2)
            y += d
            d *= 1.32
    shadow = p.mask(lambda pen: pen.poly([(250, GROUND), (1400, GROUND), (1470, 812), (300, 812)], "night"), 2)
    p.shade(shadow, "#7c7690", .55)
    blots = p.noise(64, 26) * .6 + p.noise(24, 10) * .4
    pool = smooth(1.0, .75, ((XX - 400) / 500) ** 2 + ((YY - 935) / 95) ** 2)
    p.shade(smooth(.42, .5, blots) * pool, "#6d6a86", .6)
    kids = [(610, 842, 120, "#2f6a80", "#3a2622"), (668, 850, 112, "#c0603f", "#f3e3c4"), (930, 836, 116, "#e9d3a4", "#3a2622"), (1000, 846, 122, "#54704f", "#d9b48c"),
            (1190, 905, 150, "#2c5870", "#3a2622"), (1266, 912, 142, "#d99a4a", "#83402f"), (800, 800, 150, "#473a4c", "#efe0c4")]
    for x, b, h, *_ in kids:
        p.shade(p.mask(lambda pen: pen.poly([(x - 8, b), (x + 12, b + 2), (x + h * .95, b + h * .22), (x + h * .8, b + h * .26)], "night"), 1.5), "#77708c", .6)
    with p.layer() as pen:
        for i, (x, b, h, robe, head) in enumerate(kids):
            person(pen, x, b, h, robe, "#8a5a44", head, mix(robe, "paper", .45), i < 6, 1 if i % 2 else -1)
        leaf_tree(pen, p.rng, 210, 950, 700, "#557052", "#a9b277", "#5a4036", .36, 90)
        for x in (96,):
            pen.rect(x - 60, 946, 300, 16, "#fff3da")
            pen.rect(x - 60, 962, 300, 30, "#c4a078")
        gull(pen, 1180, 190, 64, "#fffaf0", .6, -.1)
        gull(pen, 1310, 130, 38, "#fff6e6", .9, .1)
    return p.finish()
