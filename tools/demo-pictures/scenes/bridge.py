"""The old bridge over the river, morning."""
from plate.canvas import H, XX, YY, Plate, ramp, smooth
from plate.life import person, rowboat
from plate.nature import cypress, gull, hill, leaf_tree, ridge
from plate.pen import Grad
from plate.town import Stone, dome, minaret, rows

LINE = 690


def deck(x):
    return 452 + ((x - 800) / 800) ** 2 * 92


def bridge(pen):
    edge = [(x, deck(x)) for x in range(-20, 1640, 20)]
    pen.path(edge + [(1640, LINE), (-20, LINE)])
    pen.fill(Grad(0, 450, 0, LINE, "#f0d9ae", "#cfa67c"))
    spans = [(-40, 220), (232, 262), (546, 356), (954, 262), (1268, 220), (1540, 200)]
    for x, w in spans:
        h = min(w * .84, LINE - deck(x + w / 2) - 40)
        pen.arch(x - 12, LINE, w + 24, h + 14, "#f9ebcb", .62)
        pen.arch(x - 3, LINE, w + 6, h + 4, "#b38a6c", .62)
        with pen.saved():
            pen.arch_path(x, LINE, w, h, .62)
            pen.clip()
            pen.c.set_operator(0)      # clear: the far side shows through
            pen.c.paint()
            pen.c.set_operator(2)
            pen.c.push_group()
            pen.rect(x, 300, w, 500, Grad(0, LINE - h, 0, LINE, "#6f5c66", "#8c6d68"))
            pen.c.set_operator(0)
            pen.arch(x - w * .13, LINE, w * .97, h * .95, "paper", .62)
            pen.c.pop_group_to_source()
            pen.c.paint()
    for (x, w), (x2, _) in zip(spans, spans[1:]):      # piers with cutwaters
        m = (x + w + x2) / 2
        pen.poly([(m - 28, LINE), (m - 28, 590), (m, 566), (m, LINE)], "#f3dfb8")
        pen.poly([(m + 28, LINE), (m + 28, 590), (m, 566), (m, LINE)], "#a07a68")
        pen.poly([(m - 32, LINE), (m + 32, LINE), (m + 32, LINE - 12), (m - 32, LINE - 12)], "#8c6a5e")
    for i in range(190):       # scattered stones
        x = (i * 97.3) % 1620
        y = deck(x) + 24 + (i * 37.7) % 44
        pen.rect(x, y, 20 + i % 3 * 7, 8, "#b98f6b" if i % 3 else "#fbeccb", .5)
    up = [(x, y - 34) for x, y in edge]
    pen.path(up + [(x, y + 2) for x, y in reversed(edge)])
    pen.fill(Grad(0, 420, 0, 520, "#f6e4bd", "#e3c295"))
    pen.spline([(x, y + 3) for x, y in edge])
    pen.stroke("#a27c63", 5)
    pen.spline([(x, y - 36) for x, y in edge])
    pen.stroke("#fff2d6", 8)


def draw():
    p = Plate(97)
    p.fill(ramp([(0, "#6aa5ab"), (260, "#b5cfc2"), (480, "#f7dfb4"), (LINE, "#f3c795")]))
    p.glow(p.halo(330, 330, 420, 1.6) * .6, "#ffe2ac")
    p.lay(p.disc(330, 318, 56), "#fff4d6")
    p.clouds("#faeccf", 190, 220, .6, .8, 560, 30)
    with p.layer() as pen:
        hill(pen, ridge(p.rng, 480, 210, .5, 8), "#b3b8ab", LINE, "#e3cfa8")
        hill(pen, ridge(p.rng, 560, 150, .4, 7), "#93a294", LINE, "#d3bd94")
        hill(pen, [(730, 694), (860, 640), (980, 560), (1120, 500), (1280, 440), (1450, 410), (1660, 360)], "#7d8c78", LINE, "#a89a74")
    with p.layer() as pen:
        s = Stone("#f6e2bd", "#877d90", "#4a6070", "#e9d2a6", .42)
        rows(pen, p.rng, lambda q, x: 470 - (x - 1180) * .1 + q * 190 if x > 1120 else None, 6, s, .2, ["paper", "sand", "rose", "ochre"], (30, 48), x0=1120)
        minaret(pen, 1330, 480, 22, 250, s)
        dome(pen, 1440, 400, 54, s, "sea", .4, 6)
        for x, h in ((1120, 110), (1150, 84), (1560, 120), (90, 150), (130, 110), (50, 120)):
            cypress(pen, x, 560, h, s.at("forest"))
        hill(pen, [(-20, 560), (160, 580), (330, 630), (480, 676), (600, 700)], "#7c8b66", LINE + 10, "#9a9a6a")
        for x, b, h in ((180, 620, 96), (290, 650, 84), (60, 610, 110)):
            leaf_tree(pen, p.rng, x, b, h, "#5f7858", "#a3a66c")
    p.lay(smooth(560, LINE, YY) * .35, "#f8dcae")
    with p.layer() as pen:
        for x, h, robe, head in ((620, 66, "#35586a", "#f3e3c4"), (648, 62, "#a5503a", "#4a2f2a"), (905, 66, "#f3e6cc", "#f8f0de"), (1060, 64, "#51634e", "#d9b48c"), (1082, 44, "#c27a52", "#4a2f2a")):
            person(pen, x, deck(x) - 6, h, robe, "#7a4d3c", head, "#f6dcae", h < 50)
        bridge(pen)
    p.water(LINE, "#2a6672", "#9db6a2", .85, 9, 420)
    p.waves(LINE, "#f8e6bd", 1.05, .6, 1.0, smooth(900, 100, XX))
    p.waves(LINE, "#1f5362", 1.0, .5, 1.2, smooth(LINE, H, YY))
    p.waves(LINE, "#d5dcc0", 1.5, .6, 1.3, smooth(LINE, H, YY))
    p.float_on(lambda pen: rowboat(pen, 1010, 850, 230, "#8c4636", "#f6dcb4"), 850, .7, sway=14)
    with p.layer() as pen:      # reeds
        for x0, x1, n in ((-20, 330, 60), (1330, 1620, 46)):
            for i in range(n):
                x = x0 + (x1 - x0) * p.rng.random()
                edge = (1 - (x - x0) / (x1 - x0)) if x0 < 0 else (x - x0) / (x1 - x0)
                h = 70 + 210 * edge * (.4 + .6 * p.rng.random())
                lean = (p.rng.random() - .4) * 60
                pen.c.move_to(x - 5, 1075)
                pen.c.curve_to(x - 3, 1075 - h * .5, x + lean * .4, 1075 - h * .8, x + lean, 1075 - h)
                pen.c.curve_to(x + lean * .5 + 4, 1075 - h * .7, x + 6, 1075 - h * .4, x + 6, 1075)
                pen.fill(["#2a463e", "#3d5f48", "#6b7d4e", "#233b3a"][p.rng.integers(4)])
                if i % 5 == 0:
                    pen.ellipse(x + lean, 1075 - h, 4.5, 17, "#83502f")
    with p.layer() as pen:
        gull(pen, 700, 250, 66, "#fffaf0", .6, -.1)
        gull(pen, 860, 190, 40, "#fff4e0", .9, .12)
    return p.finish()
