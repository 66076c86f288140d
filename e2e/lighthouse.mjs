// node lighthouse.mjs http://localhost:PORT      the page kinds of a demo
// node lighthouse.mjs URL URL …                  these pages
// Lighthouse three times a page; prints the medians, and ends with status 1 if one is below 100.
// Not part of ./test: it measures time, and wants a machine that does nothing else. Beforehand, once:
//   (cd e2e/lighthouse && npm ci --ignore-scripts)

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { findBrowser, launch } from './browser.mjs';
import { EDITIONS, Site } from './site.mjs';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const KINDS = ['front', 'section', 'article', 'article with a table', 'withdrawn article', 'static page', 'archive year', 'archive month', 'photos'];

const require = createRequire(new URL('lighthouse/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

async function pagesOf(base) {
  const browser = await launch();
  try {
    const site = new Site(base, await browser.newPage());
    await site.crawl();
    const roles = [];
    for (const edition of EDITIONS) roles.push(...(await site.roles(edition)));
    return roles.filter(({ role }) => KINDS.includes(role)).map(({ path }) => site.url(path));
  } finally {
    await browser.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What kept a category from 100: [audit, what it says]. */
function losses(report, category) {
  const { auditRefs } = report.categories[category];
  const lost = auditRefs.filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1);
  return lost.map(({ id }) => [id, `${report.audits[id].displayValue ?? report.audits[id].explanation ?? ''}`]);
}

async function measure(lighthouse, port, url) {
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, []]));
  const why = new Map(); // audit → what it said last
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(url, { port, onlyCategories: CATEGORIES, output: 'json', logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    for (const category of CATEGORIES) {
      scores[category].push(Math.round(lhr.categories[category].score * 100));
      if (lhr.categories[category].score < 1) losses(lhr, category).forEach(([id, said]) => why.set(`${category}: ${id}`, said));
    }
  }
  return { medians: CATEGORIES.map((category) => median(scores[category])), why };
}

const wanted = process.argv.slice(2);
if (wanted.length === 0 || !wanted.every((url) => URL.canParse(url))) {
  console.error('usage: node lighthouse.mjs http://localhost:PORT | URL …');
  process.exit(2);
}
const isBase = wanted.length === 1 && new URL(wanted[0]).pathname === '/';
const urls = isBase ? await pagesOf(wanted[0]) : wanted;
const [{ default: lighthouse }, chromeLauncher] = [await load('lighthouse'), await load('chrome-launcher')];
const chrome = await chromeLauncher.launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'] });
let below = urls.length === 0 ? 1 : 0;
try {
  console.log(`${CATEGORIES.map((category) => category.padStart(14)).join('')}  page (median of ${RUNS})`);
  for (const url of urls) {
    const { medians, why } = await measure(lighthouse, chrome.port, url);
    console.log(`${medians.map((score) => String(score).padStart(14)).join('')}  ${decodeURI(url)}`);
    if (medians.every((score) => score === 100)) continue;
    below += 1;
    for (const [audit, said] of why) console.log(`${' '.repeat(14 * CATEGORIES.length)}  - ${audit} ${said}`);
  }
} finally {
  await chrome.kill();
}
console.log(below === 0 ? `${urls.length} pages, every median 100` : `${below} of ${urls.length} pages below 100`);
process.exitCode = below === 0 ? 0 : 1;
