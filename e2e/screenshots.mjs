// Pictures to look at, in out/ (not committed).

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { settle, visit } from './browser.mjs';

const FOLDER = fileURLToPath(new URL('out/', import.meta.url));
const WORTH_SEEING = ['front', 'article', 'archive year', 'photos'];
const MANNERS = [
  ['1280', { viewport: { width: 1280, height: 900 } }],
  ['390', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
  ['390-dark', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'dark' }],
];

export async function takeScreenshots(browser, site, roles) {
  await mkdir(FOLDER, { recursive: true });
  for (const target of roles.filter((page) => WORTH_SEEING.includes(page.role))) {
    for (const [manner, options] of MANNERS) {
      await visit(browser, site.url(target.path), options, async (page, open) => {
        await open();
        await settle(page);
        await page.screenshot({ path: `${FOLDER}${target.role}-${target.edition}-${manner}.png`, fullPage: true });
      });
    }
  }
  console.log(`screenshots: ${FOLDER}`);
}
