// Atom and RSS: well-formed for a strict parser, and readable by rss-parser, which knows nothing of Bayan.

import Parser from 'rss-parser';
import { readXml } from './xml.mjs';
import { EDITIONS } from './site.mjs';

const ATOM = 'application/atom+xml';
const RSS = 'application/rss+xml';
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)$/;
const ISOLATES = /[\u2066-\u2069]/;
const squeeze = (text) => (text ?? '').replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const isMixed = (text) => /\p{Script=Arabic}/u.test(text) && /[A-Za-z]{2,}/.test(text);

function feedPaths(site, roles) {
  const paths = new Map();
  for (const page of roles) {
    for (const feed of page.facts?.feeds ?? []) {
      const path = site.local(feed.href, page.path);
      if (path && [ATOM, RSS].includes(feed.type)) paths.set(path, feed.type);
    }
  }
  return paths;
}

function dateFaults(feed, type) {
  const form = type === ATOM ? RFC3339 : RFC822;
  const soon = Date.now() + 24 * 3600 * 1000;
  const dates = feed.entries.flatMap((e) => (type === ATOM ? [e.updated, e.published] : [e.published]));
  if (type === ATOM) dates.push(feed.updated);
  return dates.filter((d) => d !== null || type === RSS).filter((d) => !form.test(d ?? '') || !(Date.parse(d) < soon)).map(String);
}

function bodyFaults(site, entry, edition) {
  const { body } = entry;
  if (!body) return ['no body'];
  const dir = edition === 'ar' ? 'rtl' : 'ltr';
  const faults = [];
  if (!body.first?.dir) faults.push(`begins with ${body.first?.tag ?? 'text'} without dir`);
  else if (body.first.dir !== dir) faults.push(`runs ${body.first.dir}`);
  if (!body.alone) faults.push('text outside the outermost element');
  if (body.active > 0) faults.push('holds active elements');
  faults.push(...body.addresses.filter((a) => !/^(https?:|mailto:|tel:)/.test(a)).map((a) => `relative address ${a}`));
  const page = site.pages.get(site.local(entry.link));
  const long = (page?.facts?.paragraphs ?? []).map(squeeze).filter((p) => p.length > 120);
  const text = squeeze(body.text);
  const missing = long.filter((p) => !text.includes(p));
  if (missing.length > 0) faults.push(`${missing.length} of ${long.length} long paragraphs are missing`);
  return faults.map((fault) => `${squeeze(entry.title)}: ${fault}`);
}

async function readByStranger(tally, name, source, expected) {
  try {
    const feed = await new Parser().parseString(source);
    tally.check(`${name}: rss-parser reads every item`, feed.items.length === expected && expected > 0, `${feed.items.length} of ${expected}`);
    const poor = feed.items.filter((i) => !i.title || !i.link || !i.isoDate || !(i.content || i['content:encoded']));
    tally.none(`${name}: rss-parser finds title, link, date and content`, poor.map((i) => i.title ?? i.link));
    tally.check(`${name}: rss-parser finds the feed's title`, Boolean(feed.title));
  } catch (error) {
    tally.check(`${name}: rss-parser reads it`, false, error.message);
  }
}

async function checkFeed(tally, site, path, type) {
  const name = decodeURI(path);
  const answer = await site.get(path);
  const edition = EDITIONS.find((key) => path.startsWith(`/${key}/`));
  tally.check(`${name}: 200 and ${type}`, answer.status === 200 && (answer.headers['content-type'] ?? '').startsWith(type), `${answer.status} ${answer.headers['content-type']}`);
  tally.check(`${name}: an ETag, no cookie`, Boolean(answer.headers.etag) && !answer.headers['set-cookie']);
  const feed = await site.reader.evaluate(readXml, answer.text);
  if (!tally.check(`${name}: well-formed`, !feed.fault, feed.fault)) return;
  tally.check(`${name}: the right kind of document`, feed.root === (type === ATOM ? 'feed' : 'rss'), feed.root);
  await readByStranger(tally, name, answer.text, feed.entries.length);

  const ids = feed.entries.map((e) => e.id);
  tally.check(`${name}: every entry has its own id`, ids.every(Boolean) && new Set(ids).size === ids.length, ids.map(String));
  tally.none(`${name}: dates are in the feed's own form and not of the future`, dateFaults(feed, type));
  tally.check(`${name}: title, language and its own address`, Boolean(feed.title && feed.lang) && feed.self.some((href) => site.local(href) === path), `${feed.title}, ${feed.lang}, ${feed.self}`);
  if (type === ATOM) tally.check(`${name}: an id and an author`, Boolean(feed.id) && feed.authors > 0, `${feed.id}, ${feed.authors} authors`);
  else tally.check(`${name}: a description`, Boolean(feed.description));

  const links = feed.entries.flatMap((e) => [e.link, ...(e.guidIsLink ? [e.id] : [])]);
  const dead = [];
  for (const link of new Set(links)) {
    const status = site.absolute(link) ? await site.status(site.local(link)) : 'not absolute';
    if (status !== 200) dead.push(`${status} ${link}`);
  }
  tally.none(`${name}: links are absolute and answer`, dead);
  tally.none(`${name}: bodies are whole and carry their direction`, feed.entries.flatMap((e) => bodyFaults(site, e, edition)));
  const bare = feed.entries.map((e) => e.title ?? '').filter((title) => isMixed(title) && !ISOLATES.test(title));
  tally.none(`${name}: mixed titles hold isolates`, bare);
}

export async function checkFeeds(tally, site, roles) {
  const found = feedPaths(site, roles);
  for (const edition of EDITIONS) {
    for (const [file, type] of [['feed.atom', ATOM], ['feed.rss', RSS]]) {
      tally.check(`the pages name /${edition}/${file}`, found.has(`/${edition}/${file}`), [...found.keys()]);
      found.set(`/${edition}/${file}`, type);
      const sections = [...found.keys()].filter((path) => path.startsWith(`/${edition}/s/`) && path.endsWith(file));
      tally.check(`section pages name their own ${file} (${edition})`, sections.length > 0);
    }
  }
  for (const [path, type] of found) await checkFeed(tally, site, path, type);
}
