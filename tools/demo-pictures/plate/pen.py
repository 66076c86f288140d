"""A pen over cairo: shapes by name, filled with flat ink or a gradient."""
import math

import cairocffi as cairo

from .colour import rgb


class Grad:
    """A linear gradient from one point to another."""
    def __init__(self, x0, y0, x1, y1, *inks):
        self.line, self.inks = (x0, y0, x1, y1), inks

    def pattern(self, alpha):
        g = cairo.LinearGradient(*map(float, self.line))
        for i, ink in enumerate(self.inks):
            ink, a = ink if isinstance(ink, tuple) and len(ink) == 2 else (ink, 1)
            g.add_color_stop_rgba(i / (len(self.inks) - 1), *map(float, rgb(ink)), alpha * a)
        return g


class Pen:
    def __init__(self, ctx):
        self.c = ctx
        ctx.set_line_cap(cairo.LINE_CAP_ROUND)
        ctx.set_line_join(cairo.LINE_JOIN_ROUND)

    def _ink(self, ink, alpha):
        if isinstance(ink, Grad):
            self.c.set_source(ink.pattern(alpha))
        else:
            self.c.set_source_rgba(*map(float, rgb(ink)), alpha)

    def fill(self, ink, alpha=1.0, keep=False):
        self._ink(ink, alpha)
        self.c.fill_preserve() if keep else self.c.fill()

    def stroke(self, ink, width, alpha=1.0):
        self._ink(ink, alpha)
        self.c.set_line_width(width)
        self.c.stroke()

    # -- paths ---------------------------------------------------------------
    def path(self, pts, close=True):
        self.c.move_to(*map(float, pts[0]))
        for p in pts[1:]:
            self.c.line_to(*map(float, p))
        if close:
            self.c.close_path()

    def spline(self, pts, close=False, start=True):
        """Catmull-Rom through the points."""
        n = len(pts)
        get = (lambda i: pts[i % n]) if close else (lambda i: pts[min(max(i, 0), n - 1)])
        (self.c.move_to if start else self.c.line_to)(*map(float, pts[0]))
        for i in range(n if close else n - 1):
            p0, p1, p2, p3 = get(i - 1), get(i), get(i + 1), get(i + 2)
            self.c.curve_to(*(float(v) for v in (
                p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
                p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1])))
        if close:
            self.c.close_path()

    def arch_path(self, x, base, w, h, k=.78):
        """A pointed arch standing on base; k .5 is round, 1 is equilateral."""
        r = w * k
        rise = math.sqrt(r * r - (r - w / 2) ** 2)
        ys = base - max(h - rise, 0)
        t = math.acos((r - w / 2) / r)
        self.c.move_to(x, base)
        self.c.line_to(x, ys)
        self.c.arc(x + r, ys, r, math.pi, math.pi + t)
        self.c.arc(x + w - r, ys, r, -t, 0)
        self.c.line_to(x + w, base)
        self.c.close_path()

    def dome_path(self, x, base, r, tall=1.1):
        """A slightly pointed dome, centred on x."""
        self.c.move_to(x - r, base)
        self.c.curve_to(x - r * 1.04, base - r * tall * .62, x - r * .45, base - r * tall * .9, x, base - r * tall * 1.08)
        self.c.curve_to(x + r * .45, base - r * tall * .9, x + r * 1.04, base - r * tall * .62, x + r, base)
        self.c.close_path()

    # -- shapes --------------------------------------------------------------
    def poly(self, pts, ink, alpha=1.0):
        self.path(pts)
        self.fill(ink, alpha)

    def rect(self, x, y, w, h, ink, alpha=1.0):
        self.c.rectangle(x, y, w, h)
        self.fill(ink, alpha)

    def disc(self, x, y, r, ink, alpha=1.0):
        self.c.arc(x, y, r, 0, 2 * math.pi)
        self.fill(ink, alpha)

    def ellipse(self, x, y, rx, ry, ink, alpha=1.0):
        with self.saved():
            self.c.translate(x, y)
            self.c.scale(rx, ry)
            self.c.arc(0, 0, 1, 0, 2 * math.pi)
        self.fill(ink, alpha)

    def line(self, pts, ink, width, alpha=1.0):
        self.path(pts, close=False)
        self.stroke(ink, width, alpha)

    def curve(self, pts, ink, width, alpha=1.0):
        self.spline(pts)
        self.stroke(ink, width, alpha)

    def blob(self, pts, ink, alpha=1.0):
        self.spline(pts, close=True)
        self.fill(ink, alpha)

    def arch(self, x, base, w, h, ink, k=.78, alpha=1.0):
        self.arch_path(x, base, w, h, k)
        self.fill(ink, alpha)

    def saved(self):
        return _Saved(self.c)

    def clip(self):
        self.c.clip()


class _Saved:
    def __init__(self, ctx):
        self.c = ctx

    def __enter__(self):
        self.c.save()

    def __exit__(self, *_):
        self.c.restore()
