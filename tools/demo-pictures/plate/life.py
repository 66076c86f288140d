"""People and boats, as calm silhouettes with one or two planes of light."""

from .colour import darker, lighter, mix, rgb
from .pen import Grad


def person(pen, x, base, h, robe="navy", skin="umber", head=None, lit=None, child=False, facing=1, kind=None):
    """A figure: 'abaya' and 'thobe' in long robes, 'shirt' walking, or a child.

    robe, skin and head (scarf or hair) are inks, lit the ink of the lit edge.
    """
    kind = kind or ("child" if child else ("abaya", "thobe", "shirt")[int(x * 7) % 3])
    head = head if head is not None else "#33222c"
    if kind != "abaya" and rgb(head).mean() < .66:
        head = "#2e2228"        # hair, unless it is a pale cap
    dark = darker(robe, .35, "night")
    with pen.saved():
        pen.c.translate(x, base)
        pen.c.scale(h * facing, -h)
        _FIGURES[kind](pen, robe, dark, skin, head, lit)


def _lit(pen, ink, dark, lit, edge=-.06, shade=.03):
    """Fill the current path with three planes: lit edge, ink and shade."""
    pen.fill(ink, keep=True)
    with pen.saved():
        pen.clip()
        pen.poly([(shade, 1.1), (.4, 1.1), (.4, -.1), (shade + .035, -.1)], dark)
        if lit is not None:
            pen.poly([(-.4, 1.1), (edge, 1.1), (edge - .045, -.1), (-.4, -.1)], lit, .6)


def _robe(pen, pts):
    pen.spline(pts)
    pen.c.close_path()


def _arm(pen, ink, skin, side, hand=(.15, .42), w=.062):
    pen.c.move_to(side * .105, .775)
    pen.c.curve_to(side * .16, .70, side * (hand[0] + .01), .58, side * hand[0], hand[1] + .03)
    pen.stroke(ink, w)
    pen.disc(side * hand[0], hand[1], .024, skin)


def _abaya(pen, robe, dark, skin, head, lit):
    pen.ellipse(-.03, .012, .05, .018, "#2a1f2c")
    pen.ellipse(.06, .012, .05, .018, "#2a1f2c")
    _robe(pen, [(-.16, .02), (-.145, .2), (-.12, .45), (-.145, .62), (-.13, .76), (-.07, .83), (.07, .83), (.135, .74), (.15, .6), (.125, .45), (.16, .2), (.185, .015), (.0, .03)])
    _lit(pen, robe, dark, lit, -.09, .05)
    for a, b in ((-.05, -.07), (.02, .04)):
        pen.curve([(a, .6), (a * .8, .3), (b, .05)], dark, .008, .7)
    pen.ellipse(.012, .905, .048, .06, skin)
    _robe(pen, [(-.095, .73), (-.085, .84), (-.07, .95), (-.01, 1.0), (.055, .965), (.05, .915), (.02, .955), (-.005, .88), (.05, .83), (.09, .77), (.03, .71)])
    pen.fill(head)


def _thobe(pen, robe, dark, skin, head, lit):
    pen.ellipse(-.04, .012, .05, .02, "#2a1f2c")
    pen.ellipse(.07, .012, .055, .02, "#2a1f2c")
    _arm(pen, dark, skin, 1, (.135, .43))
    _robe(pen, [(-.115, .03), (-.11, .3), (-.105, .55), (-.12, .74), (-.075, .815), (.075, .815), (.12, .74), (.105, .55), (.115, .3), (.135, .03), (.0, .02)])
    _lit(pen, robe, dark, lit, -.07, .045)
    _arm(pen, robe if lit is None else mix(robe, lit, .35), skin, -1, (.14, .42))
    pen.rect(-.025, .79, .05, .06, darker(skin, .2))
    pen.ellipse(.006, .905, .05, .062, skin)
    _robe(pen, [(-.05, .90), (-.06, .955), (-.01, .99), (.045, .965), (.052, .93), (.0, .945), (-.03, .89)])
    pen.fill(head)


def _shirt(pen, robe, dark, skin, head, lit):
    for pts, ink in (([(.0, .46), (.075, .24), (.12, .04)], "#2c2a38"), ([(-.01, .46), (-.03, .24), (-.08, .04)], "#3a3444")):
        pen.curve(pts, ink, .085)
        pen.ellipse(pts[-1][0] + .025, .016, .055, .02, "#241a24")
    _arm(pen, dark, skin, 1, (.15, .47))
    _robe(pen, [(-.085, .43), (-.09, .6), (-.115, .74), (-.07, .815), (.07, .815), (.115, .74), (.09, .6), (.085, .43)])
    _lit(pen, robe, dark, lit)
    _arm(pen, robe if lit is None else mix(robe, lit, .35), skin, -1, (.135, .44))
    pen.rect(-.025, .79, .05, .06, darker(skin, .2))
    pen.ellipse(.008, .905, .05, .062, skin)
    _robe(pen, [(-.046, .885), (-.062, .95), (-.01, .99), (.05, .965), (.052, .93), (-.005, .945), (-.02, .885)])
    pen.fill(head)


def _child(pen, robe, dark, skin, head, lit):
    for pts in ([(.03, .42), (.06, .22), (.09, .05)], [(-.03, .42), (-.045, .22), (-.075, .05)]):
        pen.curve(pts, "#4a4458", .085)
        pen.ellipse(pts[-1][0] + .03, .02, .062, .026, "#2a1f2c")
    _arm(pen, dark, skin, 1, (.185, .46), .07)
    _robe(pen, [(-.13, .36), (-.115, .55), (-.12, .70), (-.07, .755), (.07, .755), (.12, .70), (.115, .55), (.13, .36)])
    _lit(pen, robe, dark, lit)
    pen.blob([(-.17, .70), (-.17, .47), (-.1, .45), (-.075, .58), (-.09, .71)], "#b2573b" if robe != "#c0603f" else "#24566c")
    pen.curve([(-.09, .72), (-.03, .70), (-.02, .6)], "#5a3a34", .018)
    pen.rect(-.03, .72, .06, .07, darker(skin, .2))
    pen.ellipse(.008, .865, .075, .086, skin)
    _robe(pen, [(-.075, .80), (-.09, .92), (-.02, .985), (.07, .95), (.08, .895), (.0, .925), (-.035, .83)])
    pen.fill(head)


_FIGURES = dict(abaya=_abaya, thobe=_thobe, shirt=_shirt, child=_child)


def rowboat(pen, x, line, w, ink="terracotta", rim="paper", mast=0.0, furled="sand"):
    """A small fishing boat with a sheer line; mast is its height over w."""
    hgt = w * .17
    if mast:
        pen.line([(x + w * .04, line - hgt * .5), (x + w * .04, line - w * mast)], "umber", max(2, w * .016))
        pen.line([(x - w * .28, line - w * mast * .42), (x + w * .3, line - w * mast * .98)], "umber", max(2, w * .013))
        if furled:
            pen.blob([(x - w * .27, line - w * mast * .42), (x, line - w * mast * .62), (x + w * .28, line - w * mast * .96),
                      (x + w * .06, line - w * mast * .62), (x - w * .1, line - w * mast * .5)], furled)
    pen.c.move_to(x - w * .5, line - hgt * 1.15)
    pen.c.curve_to(x - w * .25, line - hgt * .6, x + w * .22, line - hgt * .6, x + w * .52, line - hgt * 1.35)
    pen.c.curve_to(x + w * .46, line - hgt * .3, x + w * .4, line, x + w * .3, line)
    pen.c.line_to(x - w * .33, line)
    pen.c.curve_to(x - w * .43, line - hgt * .1, x - w * .47, line - hgt * .5, x - w * .5, line - hgt * 1.15)
    pen.c.close_path()
    pen.fill(Grad(x - w * .5, 0, x + w * .5, 0, lighter(ink, .18), ink, darker(ink, .4)), keep=True)
    with pen.saved():
        pen.clip()
        pen.rect(x - w, line - hgt * .24, w * 2, hgt * .3, darker(ink, .55))
        pen.c.move_to(x - w * .5, line - hgt * 1.1)
        pen.c.curve_to(x - w * .25, line - hgt * .54, x + w * .22, line - hgt * .54, x + w * .52, line - hgt * 1.3)
        pen.stroke(rim, max(2, w * .022))


def dhow(pen, x, line, w, ink="umber", sail="paper", shade="rose", flip=1):
    """A boat under a lateen sail."""
    with pen.saved():
        c = pen.c
        c.translate(x, line)
        c.scale(w * flip, w)
        c.move_to(-.5, -.13)
        c.curve_to(-.2, -.05, .2, -.05, .55, -.19)
        c.curve_to(.45, -.03, .38, 0, .3, 0)
        c.line_to(-.36, 0)
        c.curve_to(-.44, -.02, -.48, -.06, -.5, -.13)
        c.close_path()
        pen.fill(ink)
        pen.line([(.06, -.08), (.02, -.92)], ink, .018)
        c.move_to(.44, -.2)
        c.curve_to(.2, -.42, -.1, -.92, -.3, -1.2)
        c.curve_to(-.46, -.82, -.5, -.42, -.44, -.17)
        c.curve_to(-.2, -.12, .15, -.14, .44, -.2)
        c.close_path()
        pen.fill(sail, keep=True)
        with pen.saved():
            pen.clip()
            pen.blob([(-.3, -1.25), (-.36, -.7), (-.3, -.1), (-.7, -.1), (-.7, -1.2)], shade)
            for q in (.1, .24):
                pen.curve([(-.3, -1.2), (-.26 + q, -.65), (-.22 + q * 1.8, -.1)], shade, .008, .7)
        pen.line([(.46, -.18), (-.31, -1.22)], ink, .02)


def lantern(pen, x, y, s, body="coral", light="lamp"):
    """A hanging lantern with a pointed crown; s is its height."""
    pen.line([(x, y), (x, y + s * .12)], "umber", max(1, s * .03))
    pen.c.move_to(x, y + s * .08)
    pen.c.curve_to(x + s * .06, y + s * .2, x + s * .22, y + s * .22, x + s * .24, y + s * .32)
    pen.c.line_to(x - s * .24, y + s * .32)
    pen.c.curve_to(x - s * .22, y + s * .22, x - s * .06, y + s * .2, x, y + s * .08)
    pen.c.close_path()
    pen.fill(darker(body, .45, "umber"))
    pts = [(x - s * .24, y + s * .32), (x + s * .24, y + s * .32), (x + s * .3, y + s * .56), (x + s * .18, y + s * .86), (x - s * .18, y + s * .86), (x - s * .3, y + s * .56)]
    pen.poly(pts, body)
    pen.poly([(x - s * .08, y + s * .35), (x + s * .08, y + s * .35), (x + s * .1, y + s * .56), (x + s * .06, y + s * .83), (x - s * .06, y + s * .83), (x - s * .1, y + s * .56)], light)
    pen.poly([(x - s * .21, y + s * .36), (x - s * .12, y + s * .36), (x - s * .14, y + s * .56), (x - s * .1, y + s * .82), (x - s * .16, y + s * .82), (x - s * .26, y + s * .56)], light, .75)
    pen.poly([(x + s * .21, y + s * .36), (x + s * .12, y + s * .36), (x + s * .14, y + s * .56), (x + s * .1, y + s * .82), (x + s * .16, y + s * .82), (x + s * .26, y + s * .56)], light, .5)
    pen.rect(x - s * .2, y + s * .86, s * .4, s * .05, darker(body, .5, "umber"))
    pen.line([(x, y + s * .9), (x, y + s * 1.02)], darker(body, .3), max(1, s * .04))
