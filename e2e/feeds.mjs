// Atom, RSS and JSON Feed: strictly formed, after their rules, whole, with direction, and readable by strangers.

import { checkReaders } from './feedreaders.mjs';
import { atomFaults, dateFaults, jsonFeedFaults, rssFaults } from './feedrules.mjs';
import { readHtml, readTree, readXml } from './xml.mjs';
import { EDITIONS, directionOf } from './site.mjs';

const KINDS = {
  atom: { file: 'feed.atom', type: 'application/atom+xml', root: 'feed', rules: atomFaults },
  rss: { file: 'feed.rss', type: 'application/rss+xml', root: 'rss', rules: rssFaults },
  json: { file: 'feed.json', type: 'application/feed+json' },
};
const ISOLATES = /[\u2066-\u2069]/;
const squeeze = (text) => (text ?? '').replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const isMixed = (text) => /\p{Script=Arabic}/u.test(text) && /[A-Za-z]{2,}/.test(text);

function feedPaths(site, roles) {
  const paths = new Map();
  for (const page of roles) {
    for (const feed of page.facts?.feeds ?? []) {
      const path = site.local(feed.href, page.path);
      const kind = Object.keys(KINDS).find((key) => KINDS[key].type === feed.type);
      if (path && kind) paths.set(path, kind);
    }
  }
  return paths;
}

function bodyFaults(site, entry, edition) {
  const { body } = entry;
  if (!body) return [`${squeeze(entry.title)}: no body`];
  const faults = [];
  if (!body.first?.dir) faults.push(`begins with ${body.first?.tag ?? 'text'} without dir`);
  else if (body.first.dir !== directionOf(edition)) faults.push(`runs ${body.first.dir}`);
  if (!body.first?.lang) faults.push('says no language');
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

const withBody = async (site, entry, html) => ({ ...entry, body: html ? await site.reader.evaluate(readHtml, html) : null });

/** A JSON feed in the form that `readXml` gives to the others. */
async function readJson(site, text) {
  let feed;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return { fault: error.message };
  }
  const faults = jsonFeedFaults(feed);
  const entries = [];
  for (const item of Array.isArray(feed.items) ? feed.items : []) {
    const entry = { id: item.id, title: item.title, link: item.url, published: item.date_published, updated: item.date_modified ?? null };
    entries.push(await withBody(site, entry, item.content_html));
  }
  return { faults, title: feed.title, lang: feed.language, self: [feed.feed_url], home: feed.home_page_url, updated: null, entries };
}

async function readFeed(site, kind, text) {
  if (kind === 'json') return readJson(site, text);
  const feed = await site.reader.evaluate(readXml, text);
  if (feed.fault) return feed;
  const faults = KINDS[kind].rules(await site.reader.evaluate(readTree, text));
  if (feed.root !== KINDS[kind].root) faults.push(`begins with ${feed.root}`);
  const entries = [];
  for (const entry of feed.entries) entries.push(await withBody(site, entry, entry.body));
  return { ...feed, entries, faults };
}

async function deadLinks(site, feed) {
  const links = feed.entries.flatMap((e) => [e.link, ...(e.guidIsLink ? [e.id] : [])]);
  const dead = [];
  for (const link of new Set([feed.home, ...links].filter((l) => l !== undefined))) {
    const status = site.absolute(link) ? await site.status(site.local(link)) : 'not absolute';
    if (status !== 200) dead.push(`${status} ${link}`);
  }
  return dead;
}

async function checkFeed(tally, site, path, kind) {
  const name = decodeURI(path);
  const { type } = KINDS[kind];
  const answer = await site.get(path);
  const edition = EDITIONS.find((key) => path.startsWith(`/${key}/`));
  if (!tally.check(`${name}: 200 and ${type}`, answer.status === 200 && (answer.headers['content-type'] ?? '').startsWith(type), `${answer.status} ${answer.headers['content-type']}`)) return;
  tally.check(`${name}: an ETag, no cookie`, Boolean(answer.headers.etag) && !answer.headers['set-cookie']);
  const feed = await readFeed(site, kind, answer.text);
  if (!tally.check(`${name}: well-formed`, !feed.fault, feed.fault)) return;
  tally.none(`${name}: has what its format asks for`, feed.faults);

  const ids = feed.entries.map((e) => e.id);
  tally.check(`${name}: every entry has its own id`, ids.length > 0 && ids.every(Boolean) && new Set(ids).size === ids.length, ids.map(String));
  const dates = feed.entries.flatMap((e) => [e.published, ...(e.updated ? [e.updated] : [])]).concat(kind === 'atom' ? [feed.updated] : []);
  tally.none(`${name}: dates have their form and their weekday, and none is to come`, dateFaults(dates, kind));
  const self = feed.self.filter((href) => site.absolute(href) && site.local(href) === path);
  tally.check(`${name}: title, language and its own address`, Boolean(feed.title) && (feed.lang ?? '').split('-')[0] === edition && self.length === 1, `${feed.title}, ${feed.lang}, ${feed.self}`);
  tally.none(`${name}: links are absolute and answer`, await deadLinks(site, feed));
  tally.none(`${name}: bodies are whole and carry their direction`, feed.entries.flatMap((e) => bodyFaults(site, e, edition)));
  const bare = feed.entries.map((e) => e.title ?? '').filter((title) => isMixed(title) && !ISOLATES.test(title));
  tally.none(`${name}: mixed titles hold isolates`, bare);
  const own = feed.entries.map((e) => ({ id: e.id, title: e.title, link: e.link, date: e.published }));
  await checkReaders(tally, name, answer.text, own, kind);
  return own.map((e) => `${e.id} ${e.link} ${Date.parse(e.date)}`);
}

export async function checkFeeds(tally, site, roles) {
  const found = feedPaths(site, roles);
  for (const edition of EDITIONS) {
    for (const [kind, { file }] of Object.entries(KINDS)) {
      tally.check(`the pages name /${edition}/${file}`, found.has(`/${edition}/${file}`), [...found.keys()]);
      found.set(`/${edition}/${file}`, kind);
      const sections = [...found.keys()].filter((path) => path.startsWith(`/${edition}/s/`) && path.endsWith(file));
      tally.check(`section pages name their own ${file} (${edition})`, sections.length > 0);
    }
  }
  const lists = new Map();
  for (const [path, kind] of found) lists.set(path, await checkFeed(tally, site, path, kind));
  // One list, three formats: a reader who changes the format must not get everything again.
  for (const [path, list] of lists) {
    if (!path.endsWith('.atom') || !list) continue;
    for (const other of ['rss', 'json']) {
      const same = lists.get(path.replace(/atom$/, other));
      tally.check(`${decodeURI(path)}: the same entries as ${other}`, JSON.stringify(same) === JSON.stringify(list), same ? `${same.length} and ${list.length}` : 'missing');
    }
  }
}
