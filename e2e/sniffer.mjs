// HTML_CodeSniffer, WCAG 2 AA: the second opinion beside axe.

import { inTabs, scriptOf, WIDE } from './browser.mjs';

const sniffer = scriptOf('html_codesniffer/build/HTMLCS.js');

// Warnings that are no fault here, and where they are none: code → selector of the elements it is ignored on.
const NO_FAULT = {
  // “If this is a data table, consider a caption.” Captions are the editor's: the sentence before a table often
  // names it. Every table lies in a named region, and has its head cells.
  '1_3.1_3_1.H39.3.NoCaption': '.table[role=region][aria-label] > table:has(th[scope])',
  // “If this contains a navigation section, mark it up as a list.” Prose with links in it is no navigation.
  '1_3.1_3_1.H48': 'article .body p, article .body td, article .body li',
};

/** Runs inside the page. */
function sniff(noFault) {
  // It reads rgb() only, and our colours are oklch(): it is handed what the browser paints.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const painted = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return a === 255 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a / 255})`;
  };
  const { HTMLCS } = globalThis;
  HTMLCS.util.style = (element, pseudo = null) =>
    new Proxy(getComputedStyle(element, pseudo), {
      get: (style, property) => {
        const value = style[property];
        if (typeof value === 'function') return value.bind(style);
        return typeof value === 'string' && /^(oklch|oklab|color|lab|lch)\(/.test(value) ? painted(value) : value;
      },
    });
  const findings = () => {
    const told = HTMLCS.getMessages().filter((m) => m.type !== HTMLCS.NOTICE);
    const short = told.map((m) => ({ ...m, code: m.code.replace(/^WCAG2AA\.Principle\d\.Guideline/, '') }));
    const real = short.filter((m) => !(m.type === HTMLCS.WARNING && noFault[m.code] && m.element.matches?.(noFault[m.code])));
    return real.map((m) => `${m.type === HTMLCS.ERROR ? 'error' : 'warning'} ${m.code}: ${m.msg.slice(0, 160)} ${place(m.element)}`);
  };
  const place = (e) => (e?.outerHTML ?? 'document').replace(/\s+/g, ' ').slice(0, 90);
  return new Promise((resolve, reject) => {
    HTMLCS.process(
      'WCAG2AA',
      document,
      () => resolve(findings()),
      () => reject(new Error('HTML_CodeSniffer did not end')),
      'en',
    );
  });
}

export async function checkSniffer(tally, browser, site, pages) {
  await inTabs(browser, site, { viewport: WIDE, bypassCSP: true }, pages, async (tab, target) => {
    await tab.evaluate(sniffer);
    tally.none(`${target.name}: HTML_CodeSniffer`, await tab.evaluate(sniff, NO_FAULT));
  });
}
