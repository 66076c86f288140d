"""The one palette all pictures share, and mixing."""
import numpy as np

INK = dict(
    night="#0c1a2e", navy="#14304a", slate="#3a5566", deep="#1f5163", sea="#2f7482",
    shallow="#7fb0ad", mist="#c9d8d0", paper="#f5ead3", cream="#f1e1c1", sand="#e3c99c",
    ochre="#d6a052", amber="#f0b45c", lamp="#ffd98a", rose="#e0a184", coral="#d4765a",
    terracotta="#b2573b", brick="#83402f", umber="#4a2f2a", olive="#7b8455",
    leaf="#4d6647", forest="#2a463e", peach="#f6cda2", sky="#a9cbd0", lilac="#8c87a0",
)


def rgb(ink):
    """A palette name, '#rrggbb' or triple as a float triple 0..1."""
    if isinstance(ink, str):
        h = INK.get(ink, ink).lstrip("#")
        return np.array([int(h[i:i + 2], 16) for i in (0, 2, 4)], np.float32) / 255
    return np.asarray(ink, np.float32)


def mix(a, b, t):
    return rgb(a) * (1 - t) + rgb(b) * t


def darker(ink, t=.25, towards="navy"):
    return mix(ink, towards, t)


def lighter(ink, t=.25, towards="paper"):
    return mix(ink, towards, t)
