// Chromium, and the small ways in which the checks use it.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { each } from './http.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LANES = 2; // tabs at work at a time: two cores are what everybody has

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 320, height: 640 };
export const TOUCH = { viewport: NARROW, hasTouch: true, isMobile: true };

/** The source of a script of some package, to be put into a page. */
export const scriptOf = (name) => readFileSync(createRequire(import.meta.url).resolve(name), 'utf8');

export function findBrowser() {
  const path = process.env.BAYAN_CHROMIUM || PLACES.find(existsSync);
  if (!path) throw new Error('no Chromium: install it, or name it in BAYAN_CHROMIUM');
  return path;
}

export function launch() {
  return chromium.launch({ executablePath: findBrowser(), args: ['--disable-dev-shm-usage'] });
}

/** Opens `path` in a context of its own and closes it afterwards. */
export async function visit(browser, url, options, work) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await work(page, () => page.goto(url, { waitUntil: 'load' }));
  } finally {
    await context.close();
  }
}

/**
 * Opens each target in one of a few tabs of one context: a context a page would cost more than the checks.
 * `before` runs before the tab goes there.
 */
export async function inTabs(browser, site, options, targets, work, before = () => {}) {
  const context = await browser.newContext(options);
  try {
    const free = await Promise.all(Array.from({ length: Math.min(LANES, targets.length) }, () => context.newPage()));
    await each(targets, LANES, async (target) => {
      const tab = free.pop();
      try {
        before(tab, target);
        await tab.goto(site.url(target.path), { waitUntil: 'load' });
        await tab.evaluate(() => document.fonts.ready.then(() => {}));
        await work(tab, target);
      } finally {
        free.push(tab);
      }
    });
  } finally {
    await context.close();
  }
}

/** Brings every lazy picture into view once, and waits for fonts and pictures. */
export async function settle(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' }); // the theme scrolls smoothly
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await document.fonts.ready;
    // On a busy machine scrolling by is too quick for a lazy picture: it is gone to and waited for.
    for (const image of document.images) {
      if (image.complete || !image.checkVisibility()) continue;
      image.scrollIntoView({ behavior: 'instant' });
      const loaded = new Promise((resolve) => (image.onload = image.onerror = resolve));
      if (!image.complete) await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    }
    scrollTo({ top: 0, behavior: 'instant' });
  });
}
