// The sitemap and the news sitemap: after their schemas, complete, and true.

import { readTree, readXml } from './xml.mjs';
import { EDITIONS } from './site.mjs';
import { NEWS, schemaFaults } from './sitemapschema.mjs';

const TWO_DAYS = 2 * 24 * 3600 * 1000; // how long something is news to search engines
const LEEWAY = 3600 * 1000;

async function readMap(tally, site, path) {
  const answer = await site.get(path);
  const tree = await site.reader.evaluate(readTree, answer.text);
  const right = answer.status === 200 && /^(application|text)\/xml/.test(answer.headers['content-type'] ?? '') && !tree.fault;
  if (!tally.check(`${path}: 200, XML, well-formed`, right, tree.fault ?? `${answer.status} ${answer.headers['content-type']}`)) return null;
  tally.check(`${path}: an ETag, no cookie`, Boolean(answer.headers.etag) && !answer.headers['set-cookie']);
  tally.none(`${path}: as its schema wants it`, schemaFaults(tree, answer.body.length));
  return { tree, text: answer.text };
}

/** All entries of /sitemap.xml, through an index if it is one. */
async function sitemapUrls(tally, site, path) {
  const read = await readMap(tally, site, path);
  if (!read) return [];
  const { root, urls } = await site.reader.evaluate(readXml, read.text);
  if (root !== 'sitemapindex') return urls;
  const parts = [];
  for (const { loc } of urls) parts.push(...(await sitemapUrls(tally, site, site.local(loc))));
  return parts;
}

function alternateFaults(site, byPath) {
  const faults = [];
  for (const [path, { alternates }] of byPath) {
    if (alternates.length > 0 && !alternates.some((a) => site.local(a.href) === path)) faults.push(`${path}: its alternates leave it out`);
    for (const { lang, href } of alternates) {
      const other = byPath.get(site.local(href));
      if (lang === 'x-default') continue;
      if (!other) faults.push(`${path}: ${lang} is not in the sitemap: ${href}`);
      else if (!other.alternates.some((back) => site.local(back.href) === path)) faults.push(`${path}: no return link from ${href}`);
    }
  }
  return faults;
}

function unlike(site, page, entry) {
  const set = (list) => JSON.stringify(list.filter((a) => a.lang !== 'x-default').map((a) => `${a.lang} ${site.local(a.href)}`).sort());
  return page.facts.alternates.length > 2 && set(page.facts.alternates) !== set(entry.alternates);
}

async function checkSitemap(tally, site) {
  const urls = await sitemapUrls(tally, site, '/sitemap.xml');
  const byPath = new Map(urls.map((url) => [site.local(url.loc), url]));
  tally.none('sitemap: addresses are absolute and of this site', urls.filter((u) => !site.absolute(u.loc)).map((u) => u.loc));
  tally.check('sitemap: no address twice', byPath.size === urls.length, `${urls.length} entries, ${byPath.size} addresses`);
  const late = urls.filter((u) => u.lastmod !== null && Date.parse(u.lastmod) > Date.now() + LEEWAY);
  tally.none('sitemap: nothing was changed in the future', late.map((u) => `${u.lastmod} ${u.loc}`));
  const dead = [];
  for (const path of byPath.keys()) {
    const status = await site.status(path);
    if (status !== 200) dead.push(`${status} ${path}`);
  }
  tally.none('sitemap: every address answers 200', dead);
  const hidden = [...byPath.keys()].filter((path) => /noindex/.test(site.pages.get(path)?.facts?.robots ?? ''));
  tally.none('sitemap: nothing that search engines are told to leave out', hidden);
  const foreign = [...byPath.keys()].filter((path) => site.pages.get(path)?.facts && site.local(site.pages.get(path).facts.canonical[0] ?? null) !== path);
  tally.none('sitemap: only canonical addresses', foreign);
  const indexed = EDITIONS.flatMap((edition) => site.articles(edition)).filter((p) => !/noindex/.test(p.facts.robots) && !p.facts.has.withdrawn);
  tally.none('sitemap: names every article', indexed.filter((p) => !byPath.has(p.path)).map((p) => decodeURI(p.path)));
  const fronts = EDITIONS.map((edition) => `/${edition}/`);
  tally.none('sitemap: names every front page', fronts.filter((path) => !byPath.has(path)));
  tally.none('sitemap: alternates are complete', alternateFaults(site, byPath));
  tally.check('sitemap: translated pages name their alternates', urls.some((u) => u.alternates.length >= 2));
  const mapped = site.html().filter((p) => byPath.has(p.path));
  tally.none('sitemap: alternates are those of the page', mapped.filter((p) => unlike(site, p, byPath.get(p.path))).map((p) => decodeURI(p.path)));
}

/** The publication date that an article's linked data gives. */
function published(page) {
  try {
    const data = page.facts.jsonLd.map((source) => JSON.parse(source)).flatMap((d) => d['@graph'] ?? d);
    return Date.parse(data.find((d) => d.datePublished)?.datePublished ?? '');
  } catch {
    return Number.NaN;
  }
}

async function checkNews(tally, site) {
  const path = '/sitemap-news.xml';
  const read = await readMap(tally, site, path);
  if (!read) return;
  const child = (node, name) => node?.children.find((c) => c.space === NEWS && c.name === name);
  const entries = read.tree.children.map((url) => {
    const news = child(url, 'news');
    return {
      path: site.local(url.children.find((c) => c.name === 'loc')?.text ?? null),
      news: Boolean(news),
      lang: child(child(news, 'publication'), 'language')?.text,
      title: child(news, 'title')?.text,
      date: Date.parse(child(news, 'publication_date')?.text ?? ''),
    };
  });
  const news = entries.filter((entry) => entry.news);
  const old = news.filter(({ date }) => !(date > Date.now() - TWO_DAYS - LEEWAY && date < Date.now() + LEEWAY));
  tally.none(`${path}: only the last two days`, old.map((entry) => entry.path));
  const articles = EDITIONS.flatMap((edition) => site.articles(edition)).filter((p) => !/noindex/.test(p.facts.robots) && !p.facts.has.withdrawn);
  const fresh = articles.filter((page) => published(page) > Date.now() - TWO_DAYS + LEEWAY);
  tally.none(`${path}: everything of the last two days`, fresh.filter((page) => !news.some((entry) => entry.path === page.path)).map((page) => decodeURI(page.path)));
  const faults = [];
  for (const entry of entries) {
    const page = site.pages.get(entry.path);
    if (page?.status !== 200) faults.push(`${entry.path}: answers ${page?.status}`);
    else if (entry.news && page.facts.lang.split('-')[0] !== entry.lang) faults.push(`${entry.path}: language ${entry.lang}`);
    else if (entry.news && !page.facts.h1.includes(entry.title)) faults.push(`${entry.path}: title “${entry.title}”, on the page “${page.facts.h1}”`);
  }
  tally.none(`${path}: address, language and title are those of the page`, faults);
}

export async function checkSitemaps(tally, site) {
  await checkSitemap(tally, site);
  await checkNews(tally, site);
}
