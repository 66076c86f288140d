"""The canvas: float pixels, layers of vector shapes, water, glow and paper."""
from contextlib import contextmanager

import cairocffi as cairo
import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

from .colour import rgb
from .pen import Pen

W, H = 1600, 1067
YY, XX = np.mgrid[0:H, 0:W].astype(np.float32)


def smooth(lo, hi, x):
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def ramp(stops, axis=YY):
    """A field of colour along an axis: [(position, ink), ...]."""
    at = [s[0] for s in stops]
    inks = np.array([rgb(s[1]) for s in stops])
    return np.stack([np.interp(axis, at, inks[:, i]) for i in range(3)], -1).astype(np.float32)


class Plate:
    def __init__(self, seed=1):
        self.rng = np.random.default_rng(seed)
        self.px = np.zeros((H, W, 3), np.float32)
        self.alpha = None

    # -- colour and shapes -------------------------------------------------
    def fill(self, field):
        self.px[:] = rgb(field) if not isinstance(field, np.ndarray) else field

    def lay(self, mask, ink):
        """Lay an ink (or a field of colour) through a mask of 0..1."""
        field = ink if isinstance(ink, np.ndarray) and ink.ndim == 3 else rgb(ink)
        self.px += (field - self.px) * mask[..., None]

    def glow(self, mask, ink):
        """Add light (screen), for lamps and the sun."""
        self.px = 1 - (1 - self.px) * (1 - rgb(ink) * np.clip(mask, 0, 1)[..., None])

    def shade(self, mask, ink, strength=1.0):
        """Multiply, for cast shadows."""
        self.px *= 1 - (1 - rgb(ink)) * (np.clip(mask, 0, 1) * strength)[..., None]

    def sketch(self, draw):
        """Run draw(pen) on an empty sheet; premultiplied RGBA floats."""
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, W, H)
        draw(Pen(cairo.Context(surface)))
        raw = np.frombuffer(surface.get_data(), np.uint8).reshape(H, W, 4)
        return raw[..., [2, 1, 0, 3]].astype(np.float32) / 255

    def put(self, sheet, opacity=1.0):
        self.px = self.px * (1 - sheet[..., 3:] * opacity) + sheet[..., :3] * opacity
        self.alpha = sheet[..., 3]

    @contextmanager
    def layer(self, opacity=1.0):
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, W, H)
        yield Pen(cairo.Context(surface))
        raw = np.frombuffer(surface.get_data(), np.uint8).reshape(H, W, 4)
        self.put(raw[..., [2, 1, 0, 3]].astype(np.float32) / 255, opacity)

    def mask(self, draw, blur=0.0):
        m = self.sketch(draw)[..., 3]
        return gaussian_filter(m, blur) if blur else m

    # -- fields ------------------------------------------------------------
    def noise(self, cx, cy):
        """Smooth noise 0..1 with cells of about cx by cy pixels."""
        small = self.rng.random((int(H / cy) + 3, int(W / cx) + 3)).astype(np.float32)
        return np.asarray(Image.fromarray(small).resize((W, H), Image.BICUBIC))

    def spray(self, mask, ink, density):
        """Stippled shading: grains of ink, as dense as the field says."""
        grain = gaussian_filter(self.rng.random((H, W)).astype(np.float32), .7)
        grain = (grain - grain.mean()) / grain.std()
        cut = smooth(-.9, .9, grain * .55 + (density - .5) * 3.2)
        self.lay(mask * cut * np.clip(density * 1.6, 0, 1), ink)

    def disc(self, x, y, r, soft=1.2):
        return smooth(r + soft, r - soft, np.hypot(XX - x, YY - y))

    def halo(self, x, y, r, power=2.0):
        d = np.hypot(XX - x, YY - y) / r
        return np.exp(-d * power)

    def clouds(self, ink, y, spread, cut=.62, opacity=.8, cx=420, cy=26):
        """Flat streaks of cloud around a height."""
        n = self.noise(cx, cy) * .7 + self.noise(cx / 3, cy / 2) * .3
        n = n - np.abs(YY - y) / spread * .35
        self.lay(smooth(cut - .04, cut + .03, n) * opacity, ink)

    # -- water -------------------------------------------------------------
    def ripple(self, line, size=1.0):
        """Noise in the perspective of a water surface below a line."""
        d = np.maximum(YY - line, 0) + 14
        tex = gaussian_filter(self.rng.standard_normal((512, 512)).astype(np.float32), 1.6, mode="wrap")
        tex /= tex.std()
        v = 62 * np.log(d) / size
        u = (XX - W / 2) * 1.15 / d ** .62 / size + 256
        return map_coordinates(tex, [v, u], order=1, mode="grid-wrap")

    def reflected(self, source, line, sway=9.0, stretch=1.0):
        """The part of source above a line mirrored below it, rippled."""
        d = np.maximum(YY - line, 0)
        n = self.ripple(line)
        amp = sway * (.15 + np.minimum(d / 260, 1.4))
        sy = line - 1 - d * stretch + n * amp * .9
        sx = XX + self.ripple(line, 1.6) * amp * .8
        below = YY >= line
        out = np.stack([map_coordinates(source[..., i], [np.clip(sy, 0, line - 1), np.clip(sx, 0, W - 1)],
                                        order=1) for i in range(source.shape[-1])], -1)
        return out, below.astype(np.float32)

    def water(self, line, near, far, mirror=.6, sway=9.0, fade=700.0):
        """Turn everything below a line into water that mirrors the sky and shore."""
        image, below = self.reflected(self.px.copy(), line, sway)
        body = ramp([(line, far), (H, near)])
        d = np.maximum(YY - line, 0)
        keep = mirror * np.exp(-d / fade)
        self.lay(below, body * (1 - keep[..., None]) + image * keep[..., None])

    def waves(self, line, ink, cut=1.2, opacity=.5, size=1.0, weight=None):
        """Hard edged lens shapes of light or shade on the water."""
        n = self.ripple(line, size)
        m = smooth(cut - .12, cut + .12, n) * (YY > line) * opacity
        self.lay(m if weight is None else m * weight, ink)

    def float_on(self, draw, line, opacity=.55, tint="deep", sway=8.0, soft=0):
        """Draw something standing on the water at a line, with its reflection."""
        sheet = self.sketch(draw)
        top = sheet.copy()
        top[YY > line] = 0
        if soft:
            top = gaussian_filter(top, (soft, soft, 0))
        image, below = self.reflected(top, line, sway)
        image *= (below * opacity * np.exp(-np.maximum(YY - line, 0) / 420))[..., None]
        image[..., :3] = image[..., :3] * .7 + rgb(tint) * image[..., 3:] * .3
        self.put(image)
        self.put(sheet)

    # -- paper -------------------------------------------------------------
    def finish(self, grain=.006, mottle=.022, vignette=.10):
        blot = (self.noise(190, 190) + self.noise(60, 60) * .6) / 1.6 - .5
        fine = gaussian_filter(self.rng.standard_normal((H, W)).astype(np.float32), .95)
        fine /= fine.std()
        edge = np.hypot((XX / W - .5) * 1.05, YY / H - .5)
        px = self.px * (1 - vignette * smooth(.38, .85, edge))[..., None]
        px = px + (blot * mottle * 2 + fine * grain)[..., None]
        return Image.fromarray((np.clip(px, 0, 1) * 255 + .5).astype(np.uint8))
