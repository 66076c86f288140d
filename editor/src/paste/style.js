// What a style attribute says, read as text: a policy may forbid the page to apply it, and nothing here needs that.

const WEIGHTS = { bold: 700, bolder: 700, normal: 400, lighter: 300 };

/** The declarations of an element as they were pasted, names in small letters. */
export function styleOf(element) {
  const text = element.getAttribute('data-style');
  const style = {};
  if (!text) return style;
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) style[declaration.slice(0, colon).trim().toLowerCase()] = declaration.slice(colon + 1).trim().toLowerCase();
  }
  return style;
}

/** What a style says of weight, slant and height: true, false, or null where it says nothing. */
export function faceOf(style) {
  const weight = style['font-weight'];
  const bold = weight === undefined ? null : (WEIGHTS[weight] ?? Number.parseInt(weight, 10)) >= 600;
  const slanted = style['font-style'] === undefined ? null : /italic|oblique/.test(style['font-style']);
  const align = style['vertical-align'];
  return { bold, slanted, raised: align === 'super', lowered: align === 'sub' };
}

/** Whether a style hides what it is on: hidden text never comes in. */
export const hides = (style) => style.display === 'none' || style.visibility === 'hidden' || style['mso-hide'] === 'all' || /^0(px|pt|em)?$/.test(style['font-size'] ?? '');
