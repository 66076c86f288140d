// Small helpers to build the page's own elements: never markup as text, never a style attribute.

const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'tabIndex', 'textContent', 'multiple']);
const SVG = 'http://www.w3.org/2000/svg';

/** An element. `on…` adds a listener; null, undefined and false leave an attribute out. */
export function el(name, attrs = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    if (value === null || value === undefined) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (PROPERTIES.has(key)) node[key] = value;
    else if (value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button that does not submit and does not take the caret out of the text. */
export function button(label, onclick, attrs = {}) {
  return el('button', { type: 'button', onclick, ...attrs }, label);
}

/** A label above its control. */
export function labelled(label, control, attrs = {}) {
  return el('label', attrs, el('span', {}, label), control);
}

/** A drawing on a grid of 24, made of stroked paths. */
export function drawing(paths) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' })) svg.setAttribute(key, value);
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

let last = 0;
/** An id for `for`, `aria-describedby` and their like. */
export const fresh = (name) => `editor-${name}-${(last += 1)}`;

/** Enter in a field of ours must not send the form that the page has around it. */
export function keepsEnter(container) {
  container?.addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault(); });
}
