// Each page in the browser: wide, narrow, dark, without JavaScript, and under its own security policy.

import { inTabs, scriptOf, settle, TOUCH, WIDE } from './browser.mjs';

const axe = scriptOf('axe-core/axe.min.js');

// axe is injected, so its contexts ignore the policy; `underPolicy` does not.
export const SEEN_AS = [
  ['1280 px', { viewport: WIDE, bypassCSP: true }],
  ['320 px touch', { ...TOUCH, bypassCSP: true }],
  ['dark', { viewport: WIDE, colorScheme: 'dark', bypassCSP: true }],
];

export async function accessible(tally, page, name) {
  // What a reader can open is looked at open.
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const nodes = (violation) => violation.nodes.map((n) => `${violation.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`);
  tally.none(`${name}: axe`, violations.flatMap(nodes));
}

function eagerBelowFold() {
  const far = (image) => image.getBoundingClientRect().top + scrollY > 2 * innerHeight;
  return [...document.images].filter((image) => far(image) && image.loading !== 'lazy').map((image) => image.currentSrc);
}

/** What went wrong in a tab since it was last told where it goes. */
class Watch {
  findings = [];
  #target = null;

  constructor(page, site) {
    const isDocument = (url) => url === site.url(this.#target.path);
    const say = (finding) => this.findings.push(finding);
    page.on('request', (r) => new URL(r.url()).origin !== site.base && say(`third party: ${r.url()}`));
    page.on('requestfailed', (r) => say(`failed: ${r.url()} ${r.failure()?.errorText}`));
    page.on('response', (r) => r.status() >= 400 && !isDocument(r.url()) && say(`${r.status()}: ${r.url()}`));
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    page.on('console', (m) => {
      const expected = this.#target.status === 404 && isDocument(m.location().url);
      if (['error', 'warning'].includes(m.type()) && !expected) say(`console: ${m.text()}`);
    });
  }

  begin(target) {
    this.#target = target;
    this.findings = [];
  }
}

/** Runs inside the page: what is read, without the buttons that only a script can serve. */
function readWords() {
  const main = document.querySelector('main');
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  const buttons = new Set([...main.querySelectorAll('button')].map((button) => squeeze(button.innerText)));
  const lines = main.innerText.split('\n').map(squeeze).filter((line) => line && !buttons.has(line));
  return { lines, whole: squeeze(main.textContent) };
}

async function withoutScripts(tally, browser, site, pages, expected) {
  await inTabs(browser, site, { viewport: WIDE, javaScriptEnabled: false }, pages, async (tab, target) => {
    const read = await tab.evaluate(readWords);
    const wanted = expected.get(target.path);
    const lost = wanted.lines.filter((line) => !read.lines.includes(line));
    tally.none(`${target.name}: the text is whole without JavaScript`, read.lines.length > 0 ? lost : ['no text']);
    tally.check(`${target.name}: no script writes text`, read.whole === wanted.whole, `${read.whole.length} characters, with scripts ${wanted.whole.length}`);
    const useless = await tab.evaluate(() => [...document.querySelectorAll('button')].filter((b) => b.checkVisibility()).map((b) => b.innerText));
    tally.none(`${target.name}: no button that does nothing without JavaScript`, useless);
  });
}

async function underPolicy(tally, browser, site, pages) {
  const texts = new Map();
  const watches = new Map();
  const look = async (tab, target) => {
    tally.none(`${target.name}: pictures far below the fold are lazy`, await tab.evaluate(eagerBelowFold));
    await settle(tab);
    texts.set(target.path, await tab.evaluate(readWords));
    const broken = await tab.evaluate(() => [...document.images].filter((i) => i.checkVisibility() && i.naturalWidth === 0).map((i) => i.src));
    tally.none(`${target.name}: every picture shows`, broken);
    tally.none(`${target.name}: nothing failed, nothing from elsewhere, no message in the console`, watches.get(tab).findings);
  };
  const begin = (tab, target) => {
    if (!watches.has(tab)) watches.set(tab, new Watch(tab, site));
    watches.get(tab).begin(target);
  };
  await inTabs(browser, site, { viewport: WIDE }, pages, look, begin);
  return texts;
}

export async function checkReading(tally, browser, site, pages) {
  const texts = await underPolicy(tally, browser, site, pages);
  await withoutScripts(tally, browser, site, pages, texts);
  for (const [manner, options] of SEEN_AS) {
    await inTabs(browser, site, { ...options, reducedMotion: 'reduce' }, pages, (tab, target) => accessible(tally, tab, `${target.name}, ${manner}`));
  }
}
