// Feeds as strangers read them: four parsers that know nothing of Bayan, each with its own idea of a feed.

import { Readable } from 'node:stream';
import FeedParser from 'feedparser';
import { parseFeed as parseLenient } from '@rowanmanning/feed-parser';
import { parseFeed as parseSmith } from 'feedsmith';
import RssParser from 'rss-parser';

// Each returns { title, entries: [{ id, title, link, date, content }] }.

async function rssParser(source) {
  const feed = await new RssParser().parseString(source);
  const entries = feed.items.map((i) => ({ id: i.id ?? i.guid, title: i.title, link: i.link, date: i.isoDate, content: i['content:encoded'] ?? i.content }));
  return { title: feed.title, entries };
}

async function lenient(source) {
  const feed = parseLenient(source);
  const entries = feed.items.map((i) => ({ id: i.id, title: i.title, link: i.url, date: i.published ?? i.updated, content: i.content }));
  return { title: feed.title, entries };
}

const asText = (value) => (typeof value === 'string' ? value : value?.value);

async function feedsmith(source) {
  const { format, feed } = parseSmith(source);
  const link = (e) => e.link ?? e.links?.find((l) => !l.rel || l.rel === 'alternate')?.href ?? e.url;
  const entry = (e) => ({
    id: asText(e.guid) ?? e.id,
    title: asText(e.title),
    link: link(e),
    date: e.pubDate ?? e.published ?? e.date_published ?? e.updated,
    content: asText(e.content?.encoded ?? e.content ?? e.content_html),
  });
  return { format, title: asText(feed.title), entries: (feed.items ?? feed.entries ?? []).map(entry) };
}

function feedparser(source) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser();
    const entries = [];
    parser.on('error', reject);
    parser.on('readable', () => {
      for (let item = parser.read(); item; item = parser.read()) {
        entries.push({ id: item.guid, title: item.title, link: item.link, date: item.pubdate ?? item.date, content: item.description });
      }
    });
    parser.on('end', () => resolve({ title: parser.meta?.title, entries }));
    Readable.from([source]).pipe(parser);
  });
}

const XML_READERS = { 'rss-parser': rssParser, 'feed-parser': lenient, feedsmith, feedparser };
const JSON_READERS = { feedsmith };

const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** `own`: our own reading of the same feed, [{ id, title, link, date }] in the feed's order. */
export async function checkReaders(tally, name, source, own, kind) {
  for (const [reader, read] of Object.entries(kind === 'json' ? JSON_READERS : XML_READERS)) {
    try {
      const { title, entries } = await read(source);
      tally.check(`${name}: ${reader} finds the feed's title`, Boolean(title));
      const enough = entries.length === own.length && own.length > 0;
      if (!tally.check(`${name}: ${reader} reads every entry`, enough, `${entries.length} of ${own.length}`)) continue;
      const unlike = [];
      for (const [index, entry] of entries.entries()) {
        const mine = own[index];
        const say = (what) => unlike.push(`${plain(mine.title)}: ${what}`);
        if (plain(entry.title) !== plain(mine.title)) say(`title “${entry.title}”`);
        if (entry.link !== mine.link) say(`link ${entry.link}`);
        if (entry.id && entry.id !== mine.id) say(`id ${entry.id}`);
        if (new Date(entry.date).getTime() !== Date.parse(mine.date)) say(`date ${entry.date}, not ${mine.date}`);
        if (!entry.content) say('no content');
      }
      tally.none(`${name}: ${reader} reads the same ids, titles, links, dates and some content`, unlike);
    } catch (error) {
      tally.check(`${name}: ${reader} reads it`, false, error.message);
    }
  }
}
