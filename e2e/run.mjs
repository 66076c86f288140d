// node run.mjs http://localhost:PORT [group …]
// Checks a running demo site; the last line is `N passed, N failed`.

import { launch } from './browser.mjs';
import { Tally } from './tally.mjs';
import { EDITIONS, Site } from './site.mjs';
import { checkAvif } from './avif.mjs';
import { checkDesk } from './desk.mjs';
import { checkDirection } from './direction.mjs';
import { checkDiscovery } from './discovery.mjs';
import { checkFeeds } from './feeds.mjs';
import { checkFiles } from './files.mjs';
import { checkFocus } from './focus.mjs';
import { checkHeaders } from './headers.mjs';
import { checkImages } from './images.mjs';
import { checkLayout } from './layout.mjs';
import { checkLinkedData } from './linkeddata.mjs';
import { checkLinks } from './links.mjs';
import { checkMachines } from './machines.mjs';
import { checkMarkup } from './markup.mjs';
import { checkNewsroom } from './newsroom.mjs';
import { checkOffline } from './offline.mjs';
import { checkPolicy } from './policy.mjs';
import { checkPrinting } from './printing.mjs';
import { checkRanges } from './ranges.mjs';
import { checkReading } from './reading.mjs';
import { checkRecordCore } from './recordcore.mjs';
import { checkSearch } from './search.mjs';
import { checkSharing } from './sharing.mjs';
import { checkSitemaps } from './sitemaps.mjs';
import { checkSniffer } from './sniffer.mjs';
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
  const roles = [];
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
    policy: () => checkPolicy(tally, site, roles),
    ranges: () => checkRanges(tally, site),
    links: () => checkLinks(tally, site, roles),
    feeds: () => checkFeeds(tally, site, roles),
    sitemaps: () => checkSitemaps(tally, site),
    machines: () => checkMachines(tally, site),
    'linked data': () => checkLinkedData(tally, site),
    files: () => checkFiles(tally, site, roles),
    images: () => checkImages(tally, site, site.html()),
    direction: () => checkDirection(tally, browser, site, all),
    reading: () => checkReading(tally, browser, site, roles),
    search: () => checkSearch(tally, browser, site),
    sharing: () => checkSharing(tally, browser, site, roles),
    'record core': () => checkRecordCore(tally),
    offline: () => checkOffline(tally, browser, site),
    sniffer: () => checkSniffer(tally, browser, site, roles),
    layout: () => checkLayout(tally, browser, site, roles),
    focus: () => checkFocus(tally, browser, site, roles),
    desk: () => checkDesk(tally, browser, site),
    newsroom: () => checkNewsroom(tally, browser, site),
    printing: () => checkPrinting(tally, browser, site, roles),
    avif: () => checkAvif(tally, site, roles), // late: the server makes them meanwhile
    screenshots: () => takeScreenshots(browser, site, roles),
  };
  for (const [name, work] of Object.entries(groups)) {
    // Pictures for people to look at are taken when they are asked for.
    if (wanted.includes(name) || (wanted.length === 0 && name !== 'screenshots')) await tally.group(name, work);
  }
} finally {
  await browser.close();
}
process.exitCode = tally.close();
