"""The covered market: a pointed vault in perspective, light from its oculi."""
import math


from plate.canvas import H, YY, Plate, ramp, smooth
from plate.colour import darker, lighter, mix
from plate.life import lantern, person
from plate.pen import Grad

CX, CY, F = 800, 560, 900
HALF, SPRING, FLOOR = 4.2, 2.2, -1.9
BAYS = [3.1, 4.3, 5.9, 8.0, 10.8, 14.5, 19.5, 26]


def at(x, y, z):
    return CX + x * F / z, CY - y * F / z


def section(pen, z, grow=0.0, half=HALF):
    k = F / z
    w = (half + grow) * 2 * k
    base = CY - FLOOR * k + 2
    h = (SPRING - FLOOR) * k + math.sqrt((.72 * w) ** 2 - (.22 * w) ** 2)
    pen.arch_path(CX - w / 2, base, w, h, .72)


def draw():
    p = Plate(131)
    p.fill(ramp([(0, "#4c3138"), (H, "#5a3a34")]))
    with p.layer() as pen:
        for i, z in enumerate(BAYS):
            t = i / (len(BAYS) - 1)
            rib = mix("#7a4f44", "#f3c98c", t)
            web = mix("#5c3a3c", "#dba06a", t)
            section(pen, z, .0)
            pen.fill(rib)
            section(pen, z, -.42)
            pen.fill(darker(rib, .28, "umber"))
            section(pen, z * 1.06, -.42)
            pen.fill(Grad(CX - HALF * F / z, 0, CX + HALF * F / z, 0, lighter(web, .10, "amber"), web, darker(web, .22, "umber")))
        z = 30
        section(pen, z)
        pen.fill(Grad(0, 440, 0, 620, "#bfe0d4", "#fff0c4", "#ffe3a6"))
        pen.rect(786, 520, 26, 60, "#f3cf94")
        pen.dome_path(799, 520, 13)
        pen.fill("#7fb0ad")
    # floor
    floor = p.mask(lambda pen: pen.poly([at(-HALF, FLOOR, 30), at(HALF, FLOOR, 30), at(HALF * 1.9, FLOOR, 2.2), at(-HALF * 1.9, FLOOR, 2.2)], "night"))
    p.lay(floor, ramp([(615, "#f8d79a"), (720, "#c98f60"), (900, "#8a5c48"), (H, "#5f4040")]))
    with p.layer(.35) as pen:
        for k in range(-8, 9):
            pen.line([at(k * .6, FLOOR, 30), at(k * .6, FLOOR, 2.4)], "#55353a", 2)
        z = 2.6
        while z < 28:
            pen.line([at(-HALF, FLOOR, z), at(HALF, FLOOR, z)], "#55353a", 2)
            z *= 1.13
    # stalls, far to near, on both sides
    awn = [("#b2573b", "#f1dcb4"), ("#2f7482", "#f1dcb4"), ("#d6a052", "#f6ead0"), ("#4d6647", "#e9d3a4")]
    for i in range(len(BAYS) - 2, -1, -1):
        z0, z1 = BAYS[i] * 1.08, BAYS[i + 1]
        t = i / (len(BAYS) - 1)
        with p.layer() as pen:
            for side in (-1, 1):
                warm = lambda ink: mix(mix(ink, "#3c2630", .30 * (1 - t)), "#ffdf9c", t * .42 + (.0 if side < 0 else .06))
                X = side * (HALF - .42)
                # the shop mouth in the wall
                pen.poly([at(X, FLOOR, z0), at(X, 1.7, z0), at(X, 1.7, z1), at(X, FLOOR, z1)], warm("#33222c"))
                pen.poly([at(X, -.3, z0), at(X, 1.0, z0), at(X, 1.0, z1), at(X, -.3, z1)], warm("#a5673c"), .75)
                for j in range(5):      # hung cloths and shelves in the lit depth
                    za, zb = z0 + (z1 - z0) * (j + .12) / 5, z0 + (z1 - z0) * (j + .82) / 5
                    drop = .1 + .5 * p.rng.random()
                    ink = ["#d4765a", "#2f7482", "#d6a052", "#f1dcb4", "#7b8455", "#83402f"][p.rng.integers(6)]
                    pen.poly([at(X, 1.25, za), at(X, 1.25, zb), at(X, drop, zb), at(X, drop, za)], warm(ink))
                # counter with goods
                C = side * (HALF - 1.5)
                pen.poly([at(X, -.95, z0), at(C, -.95, z0), at(C, -.95, z1), at(X, -.95, z1)], warm("#e3b878"))
                pen.poly([at(C, -.95, z0), at(C, FLOOR, z0), at(C, FLOOR, z1), at(C, -.95, z1)], warm("#7a4634" if side < 0 else "#94583c"))
                pen.poly([at(X, -.95, z0), at(C, -.95, z0), at(C, FLOOR, z0), at(X, FLOOR, z0)], warm("#57352f"))
                n = 6
                for j in range(n - 1, -1, -1):     # spice cones and fruit
                    zz = z0 + (z1 - z0) * (j + .5) / n
                    for lane in (.32, .78):
                        gx, gy = at(X + (C - X) * lane, -.95, zz)
                        r = .25 * F / zz
                        ink = warm(["#d6a052", "#b2573b", "#7b8455", "#e8c35c", "#c9502f", "#8c3f4a", "#f1dcb4"][p.rng.integers(7)])
                        if (j + i) % 2:
                            pen.ellipse(gx, gy, r * 1.1, r * .35, warm("#4a2f2a"))
                            pen.c.move_to(gx - r, gy)
                            pen.c.curve_to(gx - r * .3, gy - r * .4, gx - r * .15, gy - r * 1.5, gx, gy - r * 1.6)
                            pen.c.curve_to(gx + r * .15, gy - r * 1.5, gx + r * .3, gy - r * .4, gx + r, gy)
                            pen.c.close_path()
                            pen.fill(Grad(gx - r, 0, gx + r, 0, lighter(ink, .35, "lamp"), ink, darker(ink, .4, "umber")))
                        else:
                            pen.ellipse(gx, gy - r * .1, r * 1.1, r * .5, warm("#8a5a3a"))
                            for a in range(7):
                                bx, by = gx + r * .72 * math.cos(a * .9), gy - r * .28 + r * .24 * math.sin(a * .9)
                                pen.disc(bx, by, r * .3, ink)
                                pen.disc(bx - r * .08, by - r * .1, r * .13, lighter(ink, .45), .8)
                # striped awning
                A = side * (HALF - 1.6)
                a0, a1 = awn[(i + (side > 0)) % 4]
                m = 6
                for j in range(m):
                    za, zb = z0 + (z1 - z0) * j / m, z0 + (z1 - z0) * (j + 1) / m
                    ink = warm(a0 if j % 2 else a1)
                    pen.poly([at(X, 1.95, za), at(X, 1.95, zb), at(A, .86, zb), at(A, .86, za)], ink)
                    (x0, y0), (x1, y1) = at(A, .87, za), at(A, .87, zb)
                    d = .26 * F / ((za + zb) / 2)
                    pen.c.move_to(x0, y0)
                    pen.c.line_to(x1, y1)
                    pen.c.curve_to(x1, y1 + d * 1.2, x0, y0 + d * 1.2, x0, y0)
                    pen.fill(darker(ink, .2, "umber"))
    # lanterns on the ribs
    with p.layer() as pen:
        spots = []
        for i in (5, 4, 3, 2, 1):
            for x in (-1.5, 1.5):
                lx, ly = at(x, 3.6, BAYS[i] * 1.02)
                sz = .9 * F / BAYS[i]
                top = at(x, 7.0, BAYS[i] * 1.02)[1]
                pen.line([(lx, top), (lx, ly)], "#3c2630", 2)
                lantern(pen, lx, ly, sz, "#b2573b" if x < 0 else "#2f7482")
                spots.append((lx, ly + sz * .55, sz))
    for x, y, r in spots:
        p.glow(p.halo(x, y, r * .8, 1.6) * .42, "#ffb860")
    # light through the oculi
    p.glow(p.halo(CX, 560, 260, 1.7) * .55, "#ffdf9e")
    for z, x in ((4.9, .5), (6.9, .6), (9.4, .5), (12.6, .5)):
        top, low = at(-.9, 5.2, z), at(x, FLOOR, z)
        k = F / z
        m = p.mask(lambda pen: pen.poly([(top[0] - .28 * k, top[1]), (top[0] + .28 * k, top[1]), (low[0] + .85 * k, low[1]), (low[0] - .75 * k, low[1])], "paper"), 5)
        p.glow(m * .20 * smooth(low[1] + 60, top[1], YY), "#ffe2a8")
        pool = p.mask(lambda pen: pen.ellipse(low[0], low[1], .8 * k, .2 * k, "paper"), 3)
        p.glow(pool * .6, "#ffdf9e")
        hole = p.mask(lambda pen: pen.ellipse(top[0], top[1], .3 * k, .13 * k, "paper"), 1.5)
        p.lay(hole, "#fff3cf")
    people = [(.15, 17, "#8a5a48", None), (-.7, 15, "#5c4a58", "#8a5a48"), (.95, 12.5, "#4a5a60", "#e3c08c"), (-1.35, 10.2, "#6f3a34", "#f1dcb4"), (-.9, 9.8, "#35495a", None),
              (1.35, 7.4, "#2a3f52", "#c98f60"), (.05, 7.9, "#f1dcb4", "#fff3da"), (-1.25, 5.3, "#24384a", "#b2573b")]
    for x, z, robe, head in people:
        a, b = at(x, FLOOR, z), at(x * 1.05 + .2, FLOOR, z * .72)
        w = .2 * F / z
        p.shade(p.mask(lambda pen: pen.poly([(a[0] - w, a[1]), (a[0] + w, a[1]), (b[0] + w * 1.5, b[1]), (b[0] - w * 1.2, b[1])], "night"), 3), "#4a2f3a", .5)
    with p.layer() as pen:
        for x, z, robe, head in people:
            a = at(x, FLOOR, z)
            person(pen, a[0], a[1], 1.68 * F / z, robe, "#5a3a30", head, mix(robe, "#ffdf9e", .5))
    p.shade(1 - p.mask(lambda pen: (section(pen, 3.3), pen.fill("paper"))[1], 3), "#5c4450", .45)
    return p.finish(vignette=.2)
