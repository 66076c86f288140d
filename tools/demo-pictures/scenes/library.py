"""The reading room: tall pointed windows, long tables, green lamps."""
import math


from plate.canvas import H, W, YY, Plate, ramp, smooth
from plate.colour import darker, lighter, mix
from plate.life import dhow
from plate.nature import hill
from plate.pen import Grad

SILL, FLOOR = 640, 790
WINDOWS = [(170, 240), (680, 240), (1190, 240)]


def books(pen, rng, x, y, w, h):
    """One shelf of books standing on y."""
    end = x + w
    inks = ["#83402f", "#b2573b", "#2f5f74", "#24485a", "#4d6647", "#d6a052", "#e3c99c", "#6d4a52", "#35505c"]
    while x < end - 8:
        bw = 9 + rng.random() * 13
        bh = h * (.66 + .28 * rng.random())
        ink = mix(inks[rng.integers(9)], "#4a3640", .22)
        bw = min(bw, end - x)
        pen.rect(x, y - bh, bw - 1.5, bh, Grad(x, 0, x + bw, 0, lighter(ink, .16), ink, darker(ink, .3)))
        if bw > 12:
            pen.rect(x, y - bh * .82, bw - 1.5, 2.5, "#e3c07c", .8)
            pen.rect(x, y - bh * .2, bw - 1.5, 2.5, "#e3c07c", .8)
        x += bw


def draw():
    p = Plate(139)
    p.fill(ramp([(0, "#5a4650"), (300, "#8a6a5e"), (FLOOR, "#a07a62")]))
    # the view: sky, sea and cape, seen through the windows
    view = p.mask(lambda pen: [pen.arch(x, SILL, w, 520, "paper", .8) for x, w in WINDOWS])
    sky = ramp([(100, "#8fc2c0"), (330, "#d8e4c8"), (500, "#fdedc0"), (501, "#9dc8b8"), (SILL, "#4f9aa4")])
    scene = Plate(5)
    scene.fill(sky)
    scene.clouds("#fff6e0", 280, 200, .56, .9, 380, 34)
    with scene.layer() as pen:
        pen.poly([(1285, 470), (1291, 380), (1309, 380), (1315, 470)], "#fff3da")
        pen.rect(1291, 366, 18, 14, "#7d8a8a")
        hill(pen, [(1140, 504), (1200, 492), (1250, 472), (1320, 446), (1420, 415), (1600, 380)], "#9fb09c", 506, "#c9cba6")
        dhow(pen, 812, 512, 88, "#83402f", "#fff8e8", "#e3c3a0")
        dhow(pen, 716, 506, 38, "#6d4a52", "#fff3da", "#e3c3a0")
        hill(pen, [(100, 560), (220, 540), (330, 575), (420, 640)], "#7d9a76", 660)
    scene.waves(501, "#eef2d8", .9, .7, .8)
    p.px = p.px * (1 - view[..., None]) + scene.px * view[..., None]
    with p.layer() as pen:
        for x, w in WINDOWS:
            for a in (1 / 3, 2 / 3):
                pen.line([(x + w * a, 120), (x + w * a, SILL)], "#57414a", 6)
            for y in (300, 410, 520):
                pen.line([(x, y), (x + w, y)], "#57414a", 4)
    with p.layer() as pen:       # tracery: cover the view above each arch again
        for x, w in WINDOWS:
            pen.arch_path(x - 4, SILL, w + 8, 524, .8)
            pen.stroke("#f3d9ac", 10)
            pen.arch_path(x - 24, SILL, w + 48, 552, .8)
            pen.stroke("#c89a76", 20)
            pen.arch_path(x - 36, SILL, w + 72, 568, .8)
            pen.stroke("#e9c798", 4)
            s = [(x + w / 2 + q * math.cos(math.pi * i / 8), 214 + q * math.sin(math.pi * i / 8)) for i in range(16) for q in [40 if i % 2 == 0 else 30.6]]
            pen.path(s)
            pen.stroke("#57414a", 6)
            pen.rect(x - 46, SILL, w + 92, 16, "#f6e2b8")
            pen.rect(x - 40, SILL + 16, w + 80, 9, "#6d5054")
            pen.rect(x - 30, SILL + 25, w + 60, FLOOR - SILL - 25, "#7d5c54")
            for k in range(4):
                pen.rect(x - 16 + k * (w + 32) / 4 + 5, SILL + 40, (w + 32) / 4 - 10, 92, "#8f6b5e")
                pen.rect(x - 16 + k * (w + 32) / 4 + 5, SILL + 40, 4, 92, "#d9ac82")
    with p.layer() as pen:       # shelves between the windows
        for x, w in ((-60, 170), (476, 138), (986, 138), (1496, 160)):
            top = 150
            pen.rect(x - 8, top - 26, w + 16, FLOOR - top + 26, "#5f3f3a")
            pen.rect(x - 16, top - 40, w + 32, 18, "#a5704e")
            pen.rect(x, top, w, FLOOR - top - 16, "#33242c")
            n = 7
            for i in range(n):
                y = top + (FLOOR - top - 16) * (i + 1) / n
                books(pen, p.rng, x + 3, y - 6, w - 6, (FLOOR - top) / n - 12)
                pen.rect(x, y - 6, w, 7, "#b5805a")
            pen.rect(x - 8, top - 22, 5, FLOOR - top + 22, "#c98f62")
        pen.rect(0, FLOOR - 14, W, 14, "#57383a")
        # ladder
        for dx in (0, 46):
            pen.line([(1000 + dx * .9, 300), (1040 + dx * 1.1, FLOOR + 8)], "#d6a66e", 6)
        for k in range(9):
            t = (k + .5) / 9
            pen.line([(1000 + 40 * t, 300 + 494 * t), (1041 + 50 * t, 300 + 494 * t)], "#d6a66e", 4)
        pen.rect(0, 0, W, 52, Grad(0, 0, 0, 52, "#3f303a", "#57434a"))
        pen.rect(0, 52, W, 8, "#c89a76")
        for i in range(27):
            cx = 30 + i * 60
            pen.poly([(cx + (15 if k % 2 == 0 else 11.5) * math.cos(k * math.pi / 8), 26 + (15 if k % 2 == 0 else 11.5) * math.sin(k * math.pi / 8)) for k in range(16)], "#c89a76")
    # floor
    p.lay(smooth(FLOOR - 1, FLOOR + 1, YY), ramp([(FLOOR, "#9a6f56"), (H, "#5c4046")]))
    with p.layer(.5) as pen:
        for k in range(-18, 19):
            pen.line([(800 + k * 78, FLOOR), (800 + k * 200, H)], "#4a3238", 2)
        y, d = FLOOR, 15
        while y < H:
            pen.line([(0, y), (W, y)], "#4a3238", 2)
            y += d
            d *= 1.35
    # light from the left windows across the room
    for x, w in WINDOWS:
        dx = 300
        patch = p.mask(lambda pen: [pen.poly([(x + dx * .55 + w * a, FLOOR + 6), (x + dx * .55 + w * b, FLOOR + 6), (x + dx + w * b * 1.25, 1010), (x + dx + w * a * 1.25, 1010)], "paper")
                                    for a, b in ((.03, .31), (.36, .64), (.69, .97))], 2)
        p.glow(patch * .42, "#ffd596")
        beam = p.mask(lambda pen: pen.poly([(x, 180), (x + w, 180), (x + w + dx + 60, 1000), (x + dx * .6, 1000)], "paper"), 14)
        p.glow(beam * .13 * smooth(100, 400, YY), "#ffdf9e")
    # tables
    def table(pen, x0, x1, y, k):
        pen.poly([(x0 + 30 * k, y - 34 * k), (x1 - 30 * k, y - 34 * k), (x1, y), (x0, y)], Grad(x0, 0, x1, 0, "#d99a62", "#b9774c", "#8a5240"))
        pen.rect(x0, y, x1 - x0, 13 * k, "#5f3630")
        for lx in (x0 + 20 * k, x1 - 40 * k):
            pen.rect(lx, y + 13 * k, 20 * k, 112 * k, Grad(lx, 0, lx + 20 * k, 0, "#8a5240", "#47292a"))

    def lamp(pen, x, y, k):
        pen.line([(x, y), (x, y - 54 * k)], "#d6a052", 5 * k)
        pen.ellipse(x, y, 20 * k, 6 * k, "#a5773c")
        pen.c.move_to(x - 38 * k, y - 50 * k)
        pen.c.curve_to(x - 34 * k, y - 82 * k, x + 34 * k, y - 82 * k, x + 38 * k, y - 50 * k)
        pen.c.close_path()
        pen.fill(Grad(x - 38 * k, 0, x + 38 * k, 0, "#7fb08c", "#3f7a62", "#24503f"))
        pen.rect(x - 36 * k, y - 51 * k, 72 * k, 4 * k, "#ffe9b0")

    def reader(pen, x, y, k, robe, head, skin="#8a5a44"):
        """Seated behind a table: head and shoulders bent to a book."""
        pen.c.move_to(x - 52 * k, y)
        pen.c.curve_to(x - 52 * k, y - 62 * k, x - 30 * k, y - 78 * k, x, y - 80 * k)
        pen.c.curve_to(x + 30 * k, y - 78 * k, x + 52 * k, y - 62 * k, x + 52 * k, y)
        pen.c.close_path()
        pen.fill(robe, keep=True)
        with pen.saved():
            pen.clip()
            pen.blob([(x - 60 * k, y + 9), (x - 62 * k, y - 70 * k), (x - 14 * k, y - 90 * k), (x - 30 * k, y - 62 * k), (x - 42 * k, y + 9)], lighter(robe, .38))
            pen.blob([(x + 60 * k, y + 9), (x + 60 * k, y - 80 * k), (x + 16 * k, y - 84 * k), (x + 26 * k, y - 50 * k), (x + 30 * k, y + 9)], darker(robe, .38, "night"))
            pen.curve([(x - 26 * k, y - 34 * k), (x - 22 * k, y - 16 * k), (x - 4 * k, y)], darker(robe, .4, "night"), 3 * k)
        pen.rect(x - 7 * k, y - 86 * k, 18 * k, 16 * k, darker(skin, .3))
        pen.ellipse(x + 4 * k, y - 96 * k, 19 * k, 24 * k, skin)
        pen.c.move_to(x - 20 * k, y - 92 * k)
        pen.c.curve_to(x - 24 * k, y - 134 * k, x + 28 * k, y - 132 * k, x + 24 * k, y - 102 * k)
        pen.c.curve_to(x + 8 * k, y - 110 * k, x - 8 * k, y - 104 * k, x - 20 * k, y - 76 * k)
        pen.c.close_path()
        pen.fill(head)

    def book(pen, x, y, k):
        pen.poly([(x - 40 * k, y), (x - 34 * k, y - 16 * k), (x, y - 12 * k), (x + 34 * k, y - 16 * k), (x + 40 * k, y), (x, y + 4 * k)], "#fff3d6")
        pen.poly([(x, y - 12 * k), (x + 34 * k, y - 16 * k), (x + 40 * k, y), (x, y + 4 * k)], "#e0c9a2")
    with p.layer() as pen:
        reader(pen, 560, 846, .8, "#2f5f74", "#3a2622")
        reader(pen, 1075, 846, .8, "#83402f", "#efdcb8")
        table(pen, 420, 1230, 868, .8)
        for x in (660, 950):
            lamp(pen, x, 852, .8)
        book(pen, 566, 856, .8)
        book(pen, 1080, 856, .8)
    for x in (660, 950):
        p.glow(p.halo(x, 822, 90, 1.8) * .4, "#ffc878")
    with p.layer() as pen:
        reader(pen, 330, 962, 1.25, "#4d6647", "#f1dcb4")
        reader(pen, 880, 962, 1.25, "#24485a", "#2e1f22")
        reader(pen, 1330, 962, 1.25, "#b9774c", "#5c3040")
        table(pen, 90, 1560, 1000, 1.3)
        for x in (600, 1110):
            lamp(pen, x, 976, 1.3)
        for x in (338, 888, 1338):
            book(pen, x, 980, 1.3)
        for i, (w, ink) in enumerate(((120, "#83402f"), (108, "#2f5f74"), (116, "#d6a052"))):
            pen.rect(690 + i * 5, 974 - i * 16, w, 15, ink)
            pen.rect(690 + i * 5, 977 - i * 16, w, 8, "#f6e4c2", .25)
    for x in (600, 1110):
        p.glow(p.halo(x, 920, 130, 1.8) * .45, "#ffc878")
    p.glow(view * .12, "#ffe9b8")
    return p.finish(vignette=.2)
