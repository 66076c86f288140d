// What only machines read: robots.txt, security.txt, an article's JSON-LD and Open Graph.

import { EDITIONS } from './site.mjs';

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

async function checkTexts(tally, site) {
  const robots = await site.get('/robots.txt');
  const plain = (answer) => answer.status === 200 && /^text\/plain/.test(answer.headers['content-type'] ?? '');
  const maps = [...robots.text.matchAll(/^sitemap:\s*(\S+)/gim)].map((match) => match[1]);
  const named = maps.every((map) => site.absolute(map)) && ['/sitemap.xml', '/sitemap-news.xml'].every((path) => maps.some((map) => site.local(map) === path));
  tally.check('robots.txt: plain text', plain(robots), robots.status);
  tally.check('robots.txt: a rule, and both sitemaps by their absolute addresses', /^user-agent:/im.test(robots.text) && named, robots.text);
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
  await checkTexts(tally, site);
  for (const page of EDITIONS.flatMap((edition) => site.articles(edition))) {
    if (/noindex/.test(page.facts.robots)) continue;
    const name = decodeURI(page.path);
    tally.none(`${name}: JSON-LD NewsArticle`, newsFaults(site, page));
    tally.none(`${name}: Open Graph`, graphFaults(site, page));
  }
}
