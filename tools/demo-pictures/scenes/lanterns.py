"""Festival lanterns over the square at dusk."""
import numpy as np

from plate.canvas import H, W, XX, YY, Plate, ramp, smooth
from plate.colour import mix
from plate.life import lantern, person
from plate.nature import hill
from plate.pen import Grad
from plate.town import Stone, arcade, dome, house, minaret

GROUND = 770


def string(x0, y0, x1, y1, sag, n):
    """Points along a hanging rope, as a parabola."""
    return [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)) for t in np.linspace(0, 1, n)]


def bay_window(pen, x, y, w):
    """A wooden oriel with a lattice, lit from within."""
    h = w * 1.25
    pen.poly([(x - w * .08, y), (x + w * 1.08, y), (x + w, y - w * .14), (x, y - w * .14)], "#5a3a34")
    pen.rect(x, y, w, h, Grad(x, 0, x + w, 0, "#7d5146", "#5c3a3a"))
    for i in range(3):
        px = x + w * (.07 + .3 * i)
        pen.arch(px, y + h * .72, w * .25, h * .6, "#ffcf85")
        with pen.saved():
            pen.arch_path(px, y + h * .72, w * .25, h * .6)
            pen.clip()
            for k in range(-6, 12):
                pen.line([(px + k * 6, y), (px + k * 6 + h, y + h)], "#5a3a34", 1.6)
                pen.line([(px + k * 6, y), (px + k * 6 - h, y + h)], "#5a3a34", 1.6)
    pen.rect(x - w * .04, y + h * .76, w * 1.08, h * .05, "#8f6250")
    for i in range(3):
        pen.rect(x + w * (.08 + .3 * i), y + h * .84, w * .23, h * .12, "#4a3034")
    pen.poly([(x, y + h), (x + w, y + h), (x + w * .84, y + h * 1.14), (x + w * .16, y + h * 1.14)], "#4a2f34")


def draw():
    p = Plate(149)
    p.fill(ramp([(0, "#173450"), (240, "#3a5f78"), (430, "#a8868c"), (560, "#e6a07c"), (660, "#f3bb84")]))
    p.clouds("#d98f80", 380, 150, .62, .6, 600, 22)
    p.clouds("#f3c093", 500, 80, .62, .6, 560, 16)
    for _ in range(60):
        x, y = p.rng.random() * W, p.rng.random() * 240
        p.px[int(y):int(y) + 2, int(x):int(x) + 2] += .15 + .25 * p.rng.random()
    s = Stone("#b99a96", "#3d3f60", "#2a3350", "#c98f84", .12, .6)
    with p.layer() as pen:
        hill(pen, [(-20, 520), (300, 500), (600, 560), (1000, 540), (1300, 490), (1640, 470)], "#86707e", 700)
        back = Stone("#c4a098", "#4a4868", "#2a3350", "#d9a08a", .45, .5)
        for x, w, h in ((310, 110, 210), (440, 90, 150), (1020, 100, 180), (1150, 120, 230)):
            house(pen, p.rng, x, 690, w, h, back, "rose", .3, 32)
        minaret(pen, 560, 690, 34, 490, Stone("#c9a79c", "#45446a", "#2a3350", "#d9a08a", .2))
        minaret(pen, 1010, 690, 34, 490, Stone("#c9a79c", "#45446a", "#2a3350", "#d9a08a", .2))
        m = Stone("#c4a39a", "#3f4066", "#ffcf85", "#c98f84", .1)
        pen.rect(610, 440, 350, 200, m.face())
        pen.rect(960, 440, 30, 200, m.side())
        pen.rect(604, 430, 392, 12, "#e3c0a6")
        for i in range(6):
            pen.arch(630 + i * 54, 545, 32, 78, "#ffcf85")
        dome(pen, 785, 434, 128, m, "#3f7a86", .34, 10)
        for x in (640, 930):
            dome(pen, x, 434, 28, m, "#3f7a86", .4)
    with p.layer() as pen:
        arcade(pen, 420, GROUND, 740, 180, 8, s, .74, .26, "#35607a", "#d98f4a")
        left = Stone("#a58a90", "#34385a", "#2a3350", "#c98f84", 0, .62)
        for x, w, h in ((-60, 230, 520), (175, 160, 400), (340, 110, 290)):
            house(pen, p.rng, x, GROUND + 16, w, h, left, "rose", .14, 60, True, False)
        for x, w, h in ((1140, 120, 300), (1260, 170, 430), (1440, 230, 540)):
            house(pen, p.rng, x, GROUND + 16, w, h, left, "lilac", .1, 60, True, False)
        for x, y, w in ((30, 420, 74), (30, 560, 74), (208, 540, 70), (1322, 520, 72), (1480, 420, 80), (1480, 580, 80)):
            bay_window(pen, x, y, w)
    walls = p.alpha
    p.shade(walls * smooth(640, 240, YY), "#3d4470", .62)
    p.glow(walls * smooth(480, GROUND, YY) * .20, "#ff9f55")
    p.lay(smooth(GROUND + 13, GROUND + 15, YY), ramp([(GROUND, "#c98f70"), (880, "#75586a"), (H, "#363650")]))
    shine, _ = p.reflected(p.px.copy(), GROUND + 14, 5)
    p.lay((YY > GROUND + 14) * .22 * smooth(H, GROUND, YY), shine)
    with p.layer(.45) as pen:
        for k in range(-22, 23):
            pen.line([(800 + k * 54, GROUND + 14), (800 + k * 210, H)], "#3a3450", 2)
        y, d = GROUND + 14, 11
        while y < H:
            pen.line([(0, y), (W, y)], "#3a3450", 2)
            y += d
            d *= 1.3
    ropes = [(string(60, 330, 1560, 300, 120, 40), 13, 46), (string(-20, 190, 1620, 230, 190, 40), 11, 70), (string(200, 420, 1400, 390, 90, 40), 15, 32), (string(-40, 60, 1640, 20, 230, 40), 8, 104)]
    inks = ["#d4765a", "#2f7f8c", "#d6a052", "#b2573b", "#7b8455"]
    spots = []
    for j in (2, 0, 1, 3):
        pts, n, size = ropes[j]
        with p.layer() as pen:
            pen.spline(pts)
            pen.stroke("#2a2438", 1.5 + size / 40)
            for i in range(n):
                t = (i + .5) / n * (len(pts) - 1)
                a, b = pts[int(t)], pts[int(t) + 1]
                x, y = a[0] + (b[0] - a[0]) * (t % 1), a[1] + (b[1] - a[1]) * (t % 1)
                lantern(pen, x, y, size * (.9 + .2 * ((i * 7 + j) % 3) / 2), inks[(i * 2 + j) % 5])
                spots.append((x, y + size * .58, size))
    for x, y, r in spots:
        p.glow(p.halo(x, y, r * .62, 1.5) * .42, "#ffb45c")
    p.glow(p.halo(785, GROUND - 30, 420, 1.8) * .28, "#ffb870")
    for x, y, r in spots:       # pools of light on the paving
        gy = GROUND + 40 + (r - 30) * 2.6
        p.glow(np.exp(-((XX - 800 - (x - 800) * 1.05) / (r * .9)) ** 2 - ((YY - gy) / (r * .28)) ** 2) * .28, "#ffb45c")
    rng = p.rng
    robes = ["#2a3a54", "#4a2f42", "#6f3a3c", "#24485a", "#3d4a4a", "#8a5a4a", "#c9a88a"]
    crowd = sorted([(rng.random() * 1240 + 180, 800 + rng.random() ** 1.5 * 120) for _ in range(40)], key=lambda c: c[1])
    with p.layer() as pen:
        for i, (x, y) in enumerate(crowd):
            h = (70 + (y - 800) * .95) * (.62 if i % 6 == 0 else 1) * (.95 + rng.random() * .1)
            pen.ellipse(x + h * .05, y, h * .22, h * .035, "#2a2438", .5)
            robe = robes[rng.integers(7)]
            person(pen, x, y, h, robe, "#6a4438", ["#2a1f2c", "#e3c8a4", "#8a4a44", "#35506a"][rng.integers(4)], mix(mix(robe, "#e08a50", .45), "#ffd9a0", .2), i % 6 == 0, 1 if i % 2 else -1)
    with p.layer() as pen:
        for x, h, robe, head, kind in ((236, 330, "#24344e", "#33506a", "abaya"), (340, 205, "#8a4a40", "#2a1f2c", "child"),
                                       (1330, 345, "#cdb08c", "#2a1f2c", "thobe"), (1432, 318, "#4a3350", "#8a4a44", "abaya")):
            pen.ellipse(x + 14, 1054, h * .24, 12, "#1c1a2e", .5)
            person(pen, x, 1054, h, robe, "#5a3a34", head, mix(mix(robe, "#e08a50", .35), "#ffd9a0", .15), False, 1 if x < 800 else -1, kind)
        lantern(pen, 388, 896, 74, "#d6a052")
        pen.line([(366, 930), (388, 898)], "#8a4a40", 13)
    p.glow(p.halo(388, 940, 90, 1.5) * .5, "#ffb45c")
    return p.finish(vignette=.2)
