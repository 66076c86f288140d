// Does all text stay readable when there is little room, or when a reader makes letters and spaces larger?
// One load a page; then the window and the text change under it.

import { inTabs, NARROW, WIDE } from './browser.mjs';
import { measureLayout } from './measure.mjs';

// WCAG 1.4.12. Arabic letters join: spacing them is no setting that a reader of Arabic would make.
const SPACING = `* { line-height: 1.5 !important; word-spacing: .16em !important }
  :not(:lang(ar)) { letter-spacing: .12em !important }
  p { margin-block-end: 2em !important }`;
const LARGE = 'html { font-size: 200% !important }';

const MANNERS = [
  ['320 px', NARROW, ''],
  ['200 % zoom', { width: WIDE.width / 2, height: WIDE.height / 2 }, ''],
  ['200 % text', WIDE, LARGE],
  ['wider spacing', WIDE, SPACING],
  ['wider spacing at 320 px', NARROW, SPACING],
];

async function wear(page, size, css) {
  await page.setViewportSize(size);
  await page.evaluate((text) => {
    let style = document.getElementById('test-style');
    if (!style) {
      style = document.createElement('style');
      style.id = 'test-style';
      document.head.append(style);
    }
    style.textContent = text;
    // What can be opened is opened: its text must fit as well.
    for (const details of document.querySelectorAll('details')) details.open = true;
  }, css);
}

export async function checkLayout(tally, browser, site, pages, more = {}) {
  // A style put in from outside: without the page's own policy.
  await inTabs(browser, site, { ...more, viewport: WIDE, bypassCSP: true, reducedMotion: 'reduce' }, pages, async (tab, target) => {
    for (const [manner, size, css] of MANNERS) {
      await wear(tab, size, css);
      const { overflow, clipped, overlapping, texts } = await tab.evaluate(measureLayout);
      const name = `${target.name}, ${manner}`;
      tally.check(`${name}: there is text to look at`, texts > 5, `${texts} pieces`);
      tally.none(`${name}: nothing overflows`, overflow);
      tally.none(`${name}: no text is cut off`, clipped);
      tally.none(`${name}: no text lies on another`, overlapping);
    }
  });
}
