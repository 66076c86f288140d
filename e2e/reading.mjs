// Each page in the browser: wide, narrow, dark, without JavaScript, and under its own security policy.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { each } from './http.mjs';
import { settle, visit } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

// axe is injected, so its contexts ignore the policy; `underPolicy` does not.
const SEEN_AS = [
  ['1280 px', { viewport: WIDE, bypassCSP: true }],
  ['320 px', { viewport: NARROW, bypassCSP: true }],
  ['dark', { viewport: WIDE, colorScheme: 'dark', bypassCSP: true }],
];

async function accessible(tally, page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const nodes = (violation) => violation.nodes.map((n) => `${violation.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`);
  tally.none(`${name}: axe`, violations.flatMap(nodes));
}

function overflowing() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const describe = (e) => `${e.tagName.toLowerCase()}${e.className ? `.${e.className}` : ''} ${Math.round(e.getBoundingClientRect().width)} px`;
  const out = [...document.body.querySelectorAll('*')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.right > width + 0.5 || box.left < -0.5;
  });
  return [`the page is ${document.documentElement.scrollWidth} px wide`, ...out.slice(0, 6).map(describe)];
}

function eagerBelowFold() {
  const far = (image) => image.getBoundingClientRect().top + scrollY > 2 * innerHeight;
  return [...document.images].filter((image) => far(image) && image.loading !== 'lazy').map((image) => image.currentSrc);
}

async function underPolicy(tally, browser, site, target) {
  const findings = [];
  let text = '';
  const isDocument = (url) => url === site.url(target.path);
  await visit(browser, site.url(target.path), { viewport: WIDE }, async (page, open) => {
    page.on('request', (r) => new URL(r.url()).origin !== site.base && findings.push(`third party: ${r.url()}`));
    page.on('requestfailed', (r) => findings.push(`failed: ${r.url()} ${r.failure()?.errorText}`));
    page.on('response', (r) => r.status() >= 400 && !isDocument(r.url()) && findings.push(`${r.status()}: ${r.url()}`));
    page.on('pageerror', (error) => findings.push(`error: ${error.message}`));
    page.on('console', (m) => {
      const expected = target.status === 404 && isDocument(m.location().url);
      if (['error', 'warning'].includes(m.type()) && !expected) findings.push(`console: ${m.text()}`);
    });
    await open();
    tally.none(`${target.name}: pictures far below the fold are lazy`, await page.evaluate(eagerBelowFold));
    await settle(page);
    text = await words(page);
    const broken = await page.evaluate(() => [...document.images].filter((i) => i.naturalWidth === 0).map((i) => i.src));
    tally.none(`${target.name}: every picture shows`, broken);
    tally.none(`${target.name}: nothing failed, nothing from elsewhere, no message in the console`, findings);
  });
  return text;
}

const words = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

async function withoutScripts(tally, browser, site, target, expected) {
  await visit(browser, site.url(target.path), { viewport: WIDE, javaScriptEnabled: false }, async (page, open) => {
    await open();
    const read = await words(page);
    const same = read.length > 0 && read === expected;
    tally.check(`${target.name}: the text is whole without JavaScript`, same, `${read.length} characters, with it ${expected.length}`);
  });
}

export async function checkReading(tally, browser, site, pages) {
  await each(pages, 2, async (target) => {
    for (const [manner, options] of SEEN_AS) {
      await visit(browser, site.url(target.path), options, async (page, open) => {
        await open();
        await settle(page);
        if (manner === '320 px') tally.none(`${target.name}: nothing overflows at 320 px`, await page.evaluate(overflowing));
        await accessible(tally, page, `${target.name}, ${manner}`);
      });
    }
    const text = await underPolicy(tally, browser, site, target);
    await withoutScripts(tally, browser, site, target, text);
  });
}
