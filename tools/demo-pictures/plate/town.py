"""Houses, domes, towers and arcades. The light comes from the left."""
from dataclasses import dataclass

from .colour import darker, lighter, mix
from .pen import Grad


@dataclass
class Stone:
    """How masonry takes the light in one picture."""
    lit: object = "cream"
    shade: object = "lilac"
    glass: object = "navy"
    haze: object = "peach"
    far: float = 0.0
    lamps: float = 0.0

    def at(self, ink):
        return mix(ink, self.haze, self.far)

    def face(self, tint=None, t=.5):
        return self.at(self.lit if tint is None else mix(self.lit, tint, t))

    def side(self, tint=None, t=.5):
        return self.at(mix(self.lit if tint is None else mix(self.lit, tint, t), self.shade, .55))


def window(pen, rng, x, y, w, h, s, pointed=True, shutter=None):
    lit = rng.random() < s.lamps
    ink = "lamp" if lit else s.at(s.glass)
    if pointed:
        pen.arch(x, y + h, w, h, ink if not lit else mix("lamp", "amber", rng.random()))
    else:
        pen.rect(x, y, w, h, ink if not lit else mix("lamp", "amber", rng.random()))
    if not lit and w > 7:
        with pen.saved():
            pen.arch_path(x, y + h, w, h) if pointed else pen.c.rectangle(x, y, w, h)
            pen.clip()
            pen.rect(x, y, w * .22, h, s.at(darker(s.glass, .4, "night")))
    if w > 7:
        pen.rect(x - w * .12, y + h, w * 1.24, max(1.5, w * .12), s.at(lighter(s.lit, .4)))
    if shutter is not None and w > 8:
        pen.rect(x - w * .48, y + h * .1, w * .42, h * .9, s.at(shutter))
        pen.rect(x + w * 1.06, y + h * .1, w * .42, h * .9, s.at(shutter))


def house(pen, rng, x, base, w, h, s, tint=None, depth=.3, cell=None, door=False, roof=True):
    """A flat-roofed house: lit front, shaded side, parapet and windows."""
    t = .25 + rng.random() * .5
    front, side = s.face(tint, t), s.side(tint, t)
    d = w * depth
    top = base - h
    pen.rect(x + w - .5, top, d + .5, h, Grad(0, top, 0, base, side, mix(side, s.at(s.glass), .16)))
    pen.rect(x, top, w, h, Grad(0, top, 0, base, lighter(front, .14), front, darker(front, .10, "terracotta")))
    cap = max(2, h * .028)
    pen.rect(x - cap * .5, top - cap, w + cap * .5, cap, lighter(front, .5))
    pen.rect(x + w, top - cap, d + cap * .5, cap, mix(side, front, .35))
    pen.rect(x, top, w, cap * .7, side, .45)
    cell = cell or max(11, w / 3.6)
    cols, rows = max(1, int(w / cell)), max(1, int(h / (cell * 1.35)))
    gap, pointed = w / cols, rng.random() < .55
    shutter = ["sea", "leaf", "terracotta", None, None, None][rng.integers(6)]
    ww, wh = gap * .34, cell * .62
    for r in range(rows):
        y = top + h * (r + .28) / rows
        for c in range(cols):
            if rng.random() < .16 or y + wh > base - 3:
                continue
            window(pen, rng, x + gap * (c + .5) - ww / 2, y, ww, wh, s, pointed, shutter)
        if d > cell * .8 and rng.random() < .7 and y + wh < base - 3:
            window(pen, rng, x + w + d * .36, y, ww * .75, wh, Stone(side, s.shade, darker(s.glass, .2), s.haze, s.far, s.lamps), pointed)
    if door:
        dw = min(cell * .62, w * .3)
        pen.arch(x + w * .5 - dw / 2 - 2, base, dw + 4, dw * 1.9 + 3, lighter(front, .5))
        pen.arch(x + w * .5 - dw / 2, base, dw, dw * 1.9, s.at(["sea", "brick", "forest"][rng.integers(3)]))
    if roof:
        k = rng.random()
        if k < .28:
            bw, bh = w * .34, h * .14 + 6
            bx = x + w * (.08 + rng.random() * .4)
            pen.rect(bx + bw, top - bh - cap, bw * .35, bh, side)
            pen.rect(bx, top - bh - cap, bw, bh, front)
            pen.rect(bx - 1, top - bh - cap * 1.6, bw * 1.35 + 2, cap * .7, lighter(front, .4))
            pen.rect(bx + bw * .36, top - bh * .62 - cap, bw * .24, bh * .62, s.at(s.glass))
        elif k < .40:
            dome(pen, x + w * .5, top - cap, w * .26, s, drum=.25)
        elif k < .52 and w > 30:
            rope(pen, rng, x + w * .1, top - cap, w * .75, s)


def rope(pen, rng, x, y, w, s):
    """A washing line on a roof."""
    pen.line([(x, y), (x, y - w * .22)], s.at("umber"), 1.5)
    pen.line([(x + w, y), (x + w, y - w * .22)], s.at("umber"), 1.5)
    pen.curve([(x, y - w * .22), (x + w / 2, y - w * .18), (x + w, y - w * .22)], s.at("umber"), 1)
    for i in range(4):
        pen.rect(x + w * (.14 + i * .2), y - w * .195, w * .13, w * (.09 + .05 * rng.random()),
                 s.at(["paper", "coral", "sea", "amber"][rng.integers(4)]))


def dome(pen, x, base, r, s, tint=None, drum=.4, ribs=0, tall=1.1, finial=True):
    face, side = s.face(tint, .85), s.side(tint, .85)
    if drum:
        hgt = r * drum
        pen.rect(x - r * .94, base - hgt, r * 1.88, hgt, Grad(x - r, 0, x + r, 0, lighter(s.face(), .15), s.face(), s.side()))
        n = max(3, int(r / 9))
        for i in range(n):
            wx = x - r * .8 + 1.6 * r * (i + .5) / n
            pen.arch(wx - r * .055, base - hgt * .12, r * .11, hgt * .7, s.at(s.glass), alpha=.85)
        pen.rect(x - r * 1.02, base - hgt - r * .05, r * 2.04, r * .07, lighter(s.face(), .35))
        base -= hgt
    pen.dome_path(x, base, r, tall)
    pen.fill(face)
    with pen.saved():
        pen.dome_path(x, base, r, tall)
        pen.clip()
        pen.blob([(x + r * .12, base - r * 1.3), (x + r * .5, base - r * .7), (x + r * .42, base + r * .1),
                  (x + r * 1.4, base + r * .2), (x + r * 1.3, base - r * 1.2)], side)
        pen.blob([(x - r * .62, base - r * .15), (x - r * .66, base - r * .5), (x - r * .3, base - r * .88),
                  (x - r * .42, base - r * .5), (x - r * .48, base - r * .15)], lighter(face, .45), .8)
        for i in range(1, ribs):
            q = -1 + 2 * i / ribs
            pen.curve([(x, base - r * tall * 1.08), (x + q * r * .8, base - r * .62), (x + q * r, base)],
                      darker(face, .2), max(1, r * .018), .5)
    if finial:
        hgt = r * .3
        top = base - r * tall * 1.08
        pen.line([(x, top + 2), (x, top - hgt)], s.at("ochre"), max(1.5, r * .045))
        pen.disc(x, top - hgt * .35, max(1.5, r * .075), s.at("ochre"))
        pen.disc(x, top - hgt * .75, max(1, r * .05), s.at("ochre"))


def minaret(pen, x, base, w, h, s, tint=None):
    """A slender tower with a balcony and a small dome."""
    def shaft(y0, y1, ww):
        pen.rect(x - ww / 2, y1, ww, y0 - y1, Grad(x - ww / 2, 0, x + ww / 2, 0, lighter(s.face(tint), .2), s.face(tint), s.side(tint), s.side(tint)))
    mid = base - h * .68
    shaft(base, mid, w)
    for i in range(4):
        y = base - h * (.14 + .15 * i)
        pen.arch(x - w * .1, y, w * .2, w * .5, s.at(s.glass))
        if i % 2:
            pen.rect(x - w * .5, y - w * .9, w, w * .09, s.at("ochre"), .7)
    for i in range(3):
        ww = w * (1.1 + i * .16)
        pen.rect(x - ww / 2, mid - w * .12 * (i + 1), ww, w * .13, Grad(x - ww / 2, 0, x + ww / 2, 0, lighter(s.face(), .3), s.side()))
    rail = mid - w * .36
    pen.rect(x - w * .7, rail - w * .3, w * 1.4, w * .07, s.face())
    for i in range(8):
        pen.rect(x - w * .69 + i * w * .19, rail - w * .3, w * .05, w * .3, s.side())
    shaft(rail, base - h * .86, w * .66)
    pen.arch(x - w * .12, rail, w * .24, w * .62, s.at(s.glass))
    y = base - h * .86
    pen.rect(x - w * .42, y - w * .1, w * .84, w * .12, lighter(s.face(), .35))
    dome(pen, x, y - w * .08, w * .36, s, tint="sea", drum=0, tall=1.25)


def arcade(pen, x, base, w, h, n, s, k=.78, pier=.22, band="sea", depth="navy"):
    """A wall of pointed arches with a moulded band above."""
    front = s.face()
    pen.rect(x, base - h, w, h, Grad(0, base - h, 0, base, lighter(front, .15), darker(front, .07, "terracotta")))
    gap = w / n
    aw = gap * (1 - pier)
    for i in range(n):
        ax = x + gap * i + (gap - aw) / 2
        ah = h * .76
        pen.arch(ax - gap * .035, base, aw + gap * .07, ah + gap * .04, lighter(front, .45), k)
        pen.arch(ax, base, aw, ah, Grad(0, base - ah, 0, base, s.at(depth), s.at(mix(depth, "sand", .25))), k)
        with pen.saved():
            pen.arch_path(ax, base, aw, ah, k)
            pen.clip()
            pen.arch(ax + aw * .16, base, aw, ah * .96, s.at(mix(depth, s.lit, .16)), k)
            pen.arch(ax + aw * .22, base, aw, ah * .94, Grad(0, base - ah, 0, base, s.at(depth), s.at(mix(depth, "ochre", .3))), k)
        pen.rect(ax - gap * (pier / 2) - gap * .03, base - ah * .5, gap * pier + gap * .06 if i else gap * pier / 2 + gap * .05, h * .018, lighter(front, .4))
    pen.rect(x, base - h * .91, w, h * .055, s.at(band))
    m = max(6, int(w / (h * .075)))
    for i in range(m):
        cx = x + w * (i + .5) / m
        q = h * .019
        cy = base - h * .8825
        pen.poly([(cx - q, cy), (cx, cy - q), (cx + q, cy), (cx, cy + q)], s.at("cream"))
    pen.rect(x - 2, base - h * 1.02, w + 4, h * .035, lighter(front, .4))


def rows(pen, rng, slope, levels, s, near, tints, size=(26, 70), x0=-30, x1=1640, lamps=None):
    """Houses climbing a hillside: slope(level 0..1, x) gives the base line."""
    for i in range(levels):
        q = i / max(1, levels - 1)
        far = s.far * (1 - q) + near * q
        st = Stone(s.lit, s.shade, s.glass, s.haze, far, s.lamps)
        w0 = size[0] + (size[1] - size[0]) * q
        x = x0 + rng.random() * w0
        while x < x1:
            base = slope(q, x)
            w = w0 * (.75 + rng.random() * .7)
            if base is not None:
                h = w0 * (.9 + rng.random() * .8)
                house(pen, rng, x, base + 6, w, h, st, tints[rng.integers(len(tints))], door=q > .9)
            x += w * (1.02 + rng.random() * .28)
