// On paper: the text alone, dark on white whatever the screen was, within the page's width.

import { inTabs } from './browser.mjs';
import { measureLayout } from './measure.mjs';

const A4 = { width: 643, height: 971 }; // what a page of A4 has inside margins of 2 cm, at 96 px an inch

/** Runs inside the page. */
function readPrint() {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && [...e.getClientRects()].some((r) => r.width > 0 && r.height > 0);
  const short = (e) => `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''}${e.className ? `.${e.className}` : ''} “${e.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  // What leads elsewhere or wants to be pressed is of no use on paper. Links inside the text are text.
  const controls = 'nav, [role=navigation], button, input, select, form, summary, dialog, a[href^="#"], [download], a[href^="mailto:?"], a[href*="share?"], a[href*="share/url"]';
  const left = [...document.querySelectorAll(controls)].filter((e) => shown(e) && !e.closest('.body'));
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = '#fff';
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const texts = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, figcaption)')].filter((e) => shown(e) && e.textContent.trim());
  const ground = light(getComputedStyle(document.documentElement).backgroundColor);
  return {
    left: left.map(short),
    pale: texts.filter((e) => light(getComputedStyle(e).color) > 0.45).map(short),
    ground,
    characters: texts.reduce((sum, e) => sum + e.textContent.trim().length, 0),
  };
}

export async function checkPrinting(tally, browser, site, pages) {
  const options = { viewport: A4, colorScheme: 'dark', reducedMotion: 'reduce', bypassCSP: true };
  await inTabs(browser, site, options, pages, async (tab, target) => {
    await tab.emulateMedia({ media: 'print' });
    const { left, pale, ground, characters } = await tab.evaluate(readPrint);
    tally.none(`${target.name}: no navigation is printed`, left);
    tally.check(`${target.name}: there is text on paper`, characters > 20, `${characters} characters`);
    tally.none(`${target.name}: printed text is dark, also for who reads in the dark`, pale);
    tally.check(`${target.name}: paper stays white`, ground > 0.95, ground);
    const { overflow, clipped } = await tab.evaluate(measureLayout);
    tally.none(`${target.name}: what is printed fits the paper`, [...overflow, ...clipped]);
    const file = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const sheets = file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    const whole = file.subarray(0, 5).toString() === '%PDF-' && sheets > 0;
    tally.check(`${target.name}: can be made a PDF`, whole, `${file.length} bytes, ${sheets} pages`);
  });
}
