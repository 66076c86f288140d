// Chromium, and the small ways in which the checks use it.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch() {
  const executablePath = process.env.BAYAN_CHROMIUM || PLACES.find(existsSync);
  if (!executablePath) throw new Error('no Chromium: install it, or name it in BAYAN_CHROMIUM');
  return chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] });
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

/** Brings every lazy picture into view once, and waits for fonts and pictures. */
export async function settle(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' }); // the theme scrolls smoothly
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await document.fonts.ready;
    const loading = [...document.images].filter((image) => !image.complete);
    const loaded = loading.map((image) => new Promise((resolve) => (image.onload = image.onerror = resolve)));
    await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 5000))]);
  });
}
