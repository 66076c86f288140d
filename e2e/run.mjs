// node run.mjs http://localhost:PORT [group …]
// Checks a running demo site; the last line is `N passed, N failed`.

import { launch } from './browser.mjs';
import { Tally } from './tally.mjs';
import { EDITIONS, Site } from './site.mjs';
import { checkDiscovery } from './discovery.mjs';
import { checkMarkup } from './markup.mjs';
import { checkReading } from './reading.mjs';
import { checkDirection } from './direction.mjs';
import { checkLinks } from './links.mjs';
import { checkHeaders } from './headers.mjs';
import { checkFeeds } from './feeds.mjs';
import { checkMachines } from './machines.mjs';
import { checkImages } from './images.mjs';
import { takeScreenshots } from './screenshots.mjs';

const [base, ...wanted] = process.argv.slice(2);
if (!base || !URL.canParse(base)) {
  console.error('usage: node run.mjs http://localhost:PORT [group …]');
  process.exit(2);
}

const tally = new Tally();
const browser = await launch();
try {
  const site = new Site(base, await browser.newPage());
  let roles = [];
  await tally.group('reading the site', async () => {
    await site.crawl();
    for (const edition of EDITIONS) roles.push(...(await site.roles(edition)));
    checkDiscovery(tally, site, roles);
  });
  const missing = roles.filter((page) => page.role === 'missing page');
  const all = [...site.html(), ...missing];
  const groups = {
    markup: () => checkMarkup(tally, all),
    headers: () => checkHeaders(tally, site, roles),
    links: () => checkLinks(tally, site, roles),
    feeds: () => checkFeeds(tally, site, roles),
    machines: () => checkMachines(tally, site),
    images: () => checkImages(tally, site, site.html()),
    direction: () => checkDirection(tally, browser, site, all),
    reading: () => checkReading(tally, browser, site, roles),
    screenshots: () => takeScreenshots(browser, site, roles),
  };
  for (const [name, work] of Object.entries(groups)) {
    if (wanted.length === 0 || wanted.includes(name)) await tally.group(name, work);
  }
} finally {
  await browser.close();
}
process.exitCode = tally.close();
