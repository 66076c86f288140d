// What only machines read: sitemap, robots.txt, security.txt, JSON-LD, Open Graph.

import { readXml } from './xml.mjs';
import { EDITIONS } from './site.mjs';

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** All entries of /sitemap.xml, through an index if it is one. */
async function sitemapUrls(tally, site, path) {
  const answer = await site.get(path);
  const map = await site.reader.evaluate(readXml, answer.text);
  const right = answer.status === 200 && /xml/.test(answer.headers['content-type'] ?? '') && !map.fault;
  if (!tally.check(`${path}: 200, XML, well-formed`, right, map.fault ?? `${answer.status}`)) return [];
  tally.check(`${path}: the sitemap's namespace`, map.namespace === 'http://www.sitemaps.org/schemas/sitemap/0.9', map.namespace);
  if (map.root !== 'sitemapindex') return map.urls;
  const parts = [];
  for (const { loc } of map.urls) parts.push(...(await sitemapUrls(tally, site, site.local(loc))));
  return parts;
}

async function checkSitemap(tally, site) {
  const urls = await sitemapUrls(tally, site, '/sitemap.xml');
  const byPath = new Map(urls.map((url) => [site.local(url.loc), url]));
  tally.none('sitemap: addresses are absolute and of this site', urls.filter((u) => !site.absolute(u.loc)).map((u) => u.loc));
  tally.check('sitemap: no address twice', byPath.size === urls.length, `${urls.length} entries, ${byPath.size} addresses`);
  tally.none('sitemap: lastmod is a date', urls.filter((u) => u.lastmod !== null && !DATE.test(u.lastmod)).map((u) => u.lastmod));
  const dead = [];
  for (const path of byPath.keys()) {
    const status = await site.status(path);
    if (status !== 200) dead.push(`${status} ${path}`);
  }
  tally.none('sitemap: every address answers 200', dead);
  const indexed = EDITIONS.flatMap((edition) => site.articles(edition)).filter((p) => !/noindex/.test(p.facts.robots) && !p.facts.has.withdrawn);
  tally.none('sitemap: names every article', indexed.filter((p) => !byPath.has(p.path)).map((p) => decodeURI(p.path)));
  const faults = [];
  for (const [path, { alternates }] of byPath) {
    for (const { lang, href } of alternates) {
      const other = byPath.get(site.local(href));
      if (lang === 'x-default') continue;
      if (!other) faults.push(`${path}: ${lang} is not in the sitemap: ${href}`);
      else if (!other.alternates.some((back) => site.local(back.href) === path)) faults.push(`${path}: no return link from ${href}`);
    }
  }
  tally.none('sitemap: alternates are complete', faults);
  tally.check('sitemap: translated pages name their alternates', urls.some((u) => u.alternates.length >= 2));
  const unlike = indexed.filter((p) => byPath.has(p.path)).filter((p) => {
    const set = (list) => JSON.stringify(list.map((a) => `${a.lang} ${site.local(a.href)}`).sort());
    const own = p.facts.alternates.filter((a) => a.lang !== 'x-default');
    const mapped = byPath.get(p.path).alternates.filter((a) => a.lang !== 'x-default');
    return own.length > 1 && set(own) !== set(mapped);
  });
  tally.none('sitemap: alternates are those of the page', unlike.map((p) => decodeURI(p.path)));
}

async function checkTexts(tally, site) {
  const robots = await site.get('/robots.txt');
  const plain = (answer) => answer.status === 200 && /^text\/plain/.test(answer.headers['content-type'] ?? '');
  const map = /^sitemap:\s*(\S+)/im.exec(robots.text)?.[1];
  tally.check('robots.txt: plain text', plain(robots), robots.status);
  tally.check('robots.txt: a rule, and the sitemap by its absolute address', /^user-agent:/im.test(robots.text) && site.absolute(map) && site.local(map) === '/sitemap.xml', robots.text);
  tally.check('robots.txt: does not shut out the public', !/^disallow:\s*\/\s*$/im.test(robots.text), robots.text);
  const security = await site.get('/.well-known/security.txt');
  const expires = /^expires:\s*(\S+)/im.exec(security.text)?.[1] ?? '';
  tally.check('security.txt: plain text', plain(security), security.status);
  tally.check('security.txt: a contact', /^contact:\s*(mailto:|https:|tel:)\S+/im.test(security.text), security.text);
  tally.check('security.txt: expires in the future', STAMP.test(expires) && Date.parse(expires) > Date.now(), expires);
}

function newsFaults(site, page) {
  const parsed = page.facts.jsonLd.flatMap((source) => {
    try {
      const data = JSON.parse(source);
      return data['@graph'] ?? data;
    } catch (error) {
      return { fault: error.message };
    }
  });
  const fault = parsed.find((data) => data.fault);
  if (fault) return [fault.fault];
  const news = parsed.find((data) => [data['@type']].flat().includes('NewsArticle'));
  if (!news) return ['no NewsArticle'];
  const faults = [];
  const want = (what, ok) => ok || faults.push(`${what}: ${JSON.stringify(news[what])}`);
  const address = news.url ?? news.mainEntityOfPage?.['@id'] ?? news.mainEntityOfPage;
  const organisation = news.publisher ?? news.author;
  const image = [news.image].flat()[0];
  want('headline', typeof news.headline === 'string' && news.headline !== '' && news.headline.length <= 250);
  want('datePublished', STAMP.test(news.datePublished ?? ''));
  want('dateModified', news.dateModified === undefined || STAMP.test(news.dateModified));
  want('inLanguage', typeof news.inLanguage === 'string' && news.inLanguage.split('-')[0] === page.facts.lang.split('-')[0]);
  want('publisher', Boolean([organisation].flat()[0]?.name));
  want('mainEntityOfPage', site.local(address ?? null) === page.path);
  want('@context', /schema\.org/.test(JSON.stringify(page.facts.jsonLd)));
  if (page.facts.has.figure) want('image', site.absolute(typeof image === 'string' ? image : image?.url));
  return faults;
}

function graphFaults(site, page) {
  const { og, has } = page.facts;
  const faults = [];
  for (const key of ['og:title', 'og:type', 'og:url', 'og:locale', 'og:site_name']) if (!og[key]) faults.push(`no ${key}`);
  if (site.local(og['og:url'] ?? null) !== page.path) faults.push(`og:url is ${og['og:url']}`);
  if (og['og:type'] !== 'article') faults.push(`og:type is ${og['og:type']}`);
  if (has.figure && !site.absolute(og['og:image'])) faults.push(`og:image is ${og['og:image']}`);
  return faults;
}

export async function checkMachines(tally, site) {
  await checkSitemap(tally, site);
  await checkTexts(tally, site);
  for (const page of EDITIONS.flatMap((edition) => site.articles(edition))) {
    if (/noindex/.test(page.facts.robots)) continue;
    const name = decodeURI(page.path);
    tally.none(`${name}: JSON-LD NewsArticle`, newsFaults(site, page));
    tally.none(`${name}: Open Graph`, graphFaults(site, page));
  }
}
