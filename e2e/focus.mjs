// With the Tab key through the whole page: everything that can be used is reached, in the order of the text,
// and the reader always sees where they are.

import { inTabs, NARROW, WIDE } from './browser.mjs';

const MOST = 400;
const NARROW_TOO = ['front', 'article', 'photos'];

/** Runs inside the page: marks what Tab should reach, in order, and puts the helpers in place. */
function prepare() {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"])';
  const shown = (e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  // Of a group of radio buttons, and of a toolbar, Tab reaches one; arrow keys reach the others.
  const group = (e) => [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(e.name)}"]`)].filter((other) => other.form === e.form);
  const spokenFor = (e) => (e.type === 'radio' ? e !== (group(e).find((other) => other.checked) ?? group(e)[0]) : e.closest('[role=toolbar]') !== null && e.tabIndex < 0);
  const stops = [...document.querySelectorAll(wanted)].filter((e) => shown(e) && !spokenFor(e));
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const ground = (from) => {
    for (let e = from; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] > 127) return colour;
    }
    return [255, 255, 255, 255];
  };
  const name = (e) => `${e.tagName.toLowerCase()}${e.className ? `.${e.className}` : ''} “${(e.textContent || e.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`;

  // An outline that boxes above it cut off is none.
  const outlineCut = (e, style) => {
    const reach = Number.parseFloat(style.outlineOffset) + Number.parseFloat(style.outlineWidth) / 2;
    const box = e.getBoundingClientRect();
    const edges = { left: box.left - reach, right: box.right + reach, top: box.top - reach, bottom: box.bottom + reach };
    const lost = new Set();
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const frame = up.getBoundingClientRect();
      if (overflowX !== 'visible' && edges.left < frame.left) lost.add('left');
      if (overflowX !== 'visible' && edges.right > frame.right) lost.add('right');
      if (overflowY !== 'visible' && edges.top < frame.top) lost.add('top');
      if (overflowY !== 'visible' && edges.bottom > frame.bottom) lost.add('bottom');
    }
    return [...lost];
  };

  globalThis.readFocus = () => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    // A page within this one shows its stops itself; it is walked as a page of its own.
    if (e.tagName === 'IFRAME') return { index: stops.indexOf(e), name: name(e), faults: [] };
    const style = getComputedStyle(e);
    const faults = [];
    const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
    // Where somebody writes, the caret shows it.
    if (!outline && style.boxShadow === 'none' && !e.isContentEditable) faults.push('no outline');
    if (outline) {
      const behind = ground(Number.parseFloat(style.outlineOffset) < 0 ? e : (e.parentElement ?? e));
      const ratio = contrast(rgba(style.outlineColor), behind);
      if (ratio < 3) faults.push(`outline has a contrast of ${ratio.toFixed(1)}`);
      const lost = outlineCut(e, style);
      if (lost.length > 1) faults.push(`outline is cut off: ${lost}`);
    }
    const lines = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
    // Of a field of several lines the browser keeps the caret in sight, which a Tab puts into its first line.
    if (e.tagName === 'TEXTAREA' && e.selectionEnd === 0) lines.forEach((r, i) => { lines[i] = new DOMRect(r.x, r.y, r.width, Math.min(r.height, Number.parseFloat(style.paddingTop) + Number.parseFloat(style.lineHeight))); });
    const inside = (r) => r.left >= -1 && r.right <= innerWidth + 1 && r.top >= -1 && (r.bottom <= innerHeight + 1 || r.height > innerHeight);
    if (lines.length === 0) faults.push('has no place');
    else if (e.isContentEditable && lines.some((r) => r.top < innerHeight && r.bottom > 0)) {
      // A text is as long as it is; the browser keeps the caret in sight.
    } else if (!lines.some(inside)) {
      const r = lines[0];
      faults.push(`outside the window: ${[r.left, r.top, r.right, r.bottom].map(Math.round)}`);
    } else {
      const free = lines.filter(inside).some((r) => {
        const at = document.elementFromPoint((r.left + r.right) / 2, Math.min((r.top + r.bottom) / 2, innerHeight - 1));
        return at && (e.contains(at) || (at.contains(e) && !['fixed', 'sticky'].includes(getComputedStyle(at).position)));
      });
      if (!free) faults.push('something lies on it');
    }
    return { index: stops.indexOf(e), name: name(e), faults };
  };
  return stops.map(name);
}

async function walk(tally, tab, name) {
  const stops = await tab.evaluate(prepare);
  const found = [];
  const reached = [];
  for (let presses = 0; presses < MOST; presses += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => globalThis.readFocus());
    if (!stop) break;
    if (stop.index >= 0 && reached.includes(stop.index)) break; // begins again
    if (stop.index >= 0) reached.push(stop.index);
    for (const fault of stop.faults) found.push(`${stop.name}: ${fault}`);
  }
  tally.none(`${name}: every stop shows itself`, found);
  const missed = stops.filter((_, index) => !reached.includes(index));
  tally.none(`${name}: the Tab key reaches everything`, missed);
  const back = reached.filter((index, at) => at > 0 && index < reached[at - 1]);
  tally.none(`${name}: in the order of the text`, back.map((index) => stops[index]));
}

export async function checkFocus(tally, browser, site, pages, more = {}) {
  const few = pages.filter((page) => NARROW_TOO.includes(page.role));
  for (const [manner, viewport, some] of [['1280 px', WIDE, pages], ['320 px', NARROW, few]]) {
    await inTabs(browser, site, { ...more, viewport, reducedMotion: 'reduce' }, some, async (tab, target) => {
      await tab.bringToFront();
      await walk(tally, tab, `${target.name}, ${manner}, focus`);
    });
  }
}
