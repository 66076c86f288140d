// What RFC 4287 (Atom), RSS 2.0 with the Advisory Board's profile, and JSON Feed 1.1 ask of a feed.

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) \d\d:\d\d:\d\d ([+-]\d{4}|GMT)$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
const DAY = 24 * 3600 * 1000;

/** What is wrong with a date of a feed: its form, its weekday, or that it is yet to come. */
export function dateFault(date, form) {
  if (typeof date !== 'string') return `${date} is no date`;
  const parts = form === 'rss' ? RFC822.exec(date) : RFC3339.exec(date);
  const moment = Date.parse(date);
  if (!parts || Number.isNaN(moment)) return `“${date}” is not in the feed's form`;
  if (moment > Date.now() + DAY) return `“${date}” is in the future`;
  if (form === 'rss') {
    const [, weekday, day, month, year] = parts;
    const right = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)));
    if (right.getUTCDate() !== Number(day)) return `“${date}” has no such day`;
    if (WEEKDAYS[right.getUTCDay()] !== weekday) return `“${date}” was a ${WEEKDAYS[right.getUTCDay()]}`;
  }
  return null;
}

export const dateFaults = (dates, form) => dates.map((date) => dateFault(date, form)).filter(Boolean);

const isUri = (text) => typeof text === 'string' && URL.canParse(text);
const isAddress = (text) => isUri(text) && /^https?:/.test(text);

export function atomFaults(tree) {
  const ATOM = 'http://www.w3.org/2005/Atom';
  const faults = [];
  const all = (node, name) => node.children.filter((c) => c.space === ATOM && c.name === name);
  const once = (node, name, where) => {
    const found = all(node, name);
    if (found.length !== 1) faults.push(`${where}: ${name} ${found.length} times`);
    return found[0]?.text ?? '';
  };
  const links = (node, where) => {
    for (const { attributes } of all(node, 'link')) if (!isUri(attributes.href)) faults.push(`${where}: link to ${attributes.href}`);
    const alternates = all(node, 'link').filter((l) => (l.attributes.rel ?? 'alternate') === 'alternate');
    const kinds = alternates.map((l) => `${l.attributes.type} ${l.attributes.hreflang}`);
    if (new Set(kinds).size !== kinds.length) faults.push(`${where}: two alternates of one type and language`);
  };
  const texts = (node, where) => {
    for (const child of node.children.filter((c) => ['title', 'subtitle', 'summary', 'rights'].includes(c.name))) {
      if (!['text', 'html', 'xhtml', undefined].includes(child.attributes.type)) faults.push(`${where}: ${child.name} type=${child.attributes.type}`);
      if (child.name === 'title' && !child.text.trim()) faults.push(`${where}: an empty title`);
    }
  };
  if (tree.space !== ATOM) faults.push(`namespace ${tree.space}`);
  if (!LANGUAGE.test(tree.attributes['xml:lang'] ?? '')) faults.push(`xml:lang=${tree.attributes['xml:lang']}`);
  if (!isUri(once(tree, 'id', 'feed'))) faults.push('feed: id is no address');
  once(tree, 'title', 'feed');
  const updated = once(tree, 'updated', 'feed');
  links(tree, 'feed');
  texts(tree, 'feed');
  for (const entry of all(tree, 'entry')) {
    const where = all(entry, 'title')[0]?.text ?? 'an entry';
    if (!isUri(once(entry, 'id', where))) faults.push(`${where}: id is no address`);
    once(entry, 'title', where);
    if (Date.parse(once(entry, 'updated', where)) > Date.parse(updated)) faults.push(`${where}: newer than the feed`);
    if (all(entry, 'content').length + all(entry, 'link').length === 0) faults.push(`${where}: neither content nor link`);
    if (all(entry, 'author').length + all(tree, 'author').length === 0) faults.push(`${where}: no author`);
    for (const author of all(entry, 'author')) once(author, 'name', where);
    for (const category of all(entry, 'category')) if (!category.attributes.term) faults.push(`${where}: category without term`);
    links(entry, where);
    texts(entry, where);
  }
  return faults;
}

export function rssFaults(tree) {
  const faults = [];
  const own = (node, name) => node.children.filter((c) => c.space === null && c.name === name);
  if (tree.attributes.version !== '2.0') faults.push(`version ${tree.attributes.version}`);
  const [channel, ...more] = own(tree, 'channel');
  if (!channel || more.length > 0) return [...faults, `${more.length} channels`];
  for (const name of ['title', 'link', 'description']) {
    const found = own(channel, name);
    if (found.length !== 1 || !found[0].text.trim()) faults.push(`channel: ${name} ${found.length} times`);
  }
  if (!isAddress(own(channel, 'link')[0]?.text)) faults.push('channel: link is no address');
  const language = own(channel, 'language')[0]?.text;
  if (!LANGUAGE.test(language ?? '')) faults.push(`language ${language}`);
  faults.push(...dateFaults(['lastBuildDate', 'pubDate'].flatMap((name) => own(channel, name).map((d) => d.text)), 'rss'));
  if (own(channel, 'lastBuildDate').length > 1) faults.push('two lastBuildDate');
  for (const item of own(channel, 'item')) {
    const where = own(item, 'title')[0]?.text ?? 'an item';
    for (const name of ['title', 'link', 'guid', 'pubDate', 'description']) {
      const count = own(item, name).length;
      if (count !== 1 && !(name === 'description' && count === 0)) faults.push(`${where}: ${name} ${count} times`);
    }
    const [guid] = own(item, 'guid');
    if (guid && guid.attributes.isPermaLink !== 'false' && !isAddress(guid.text)) faults.push(`${where}: guid is no address: ${guid.text}`);
    for (const { text } of own(item, 'author')) if (!/\S+@\S+/.test(text)) faults.push(`${where}: author is no mail address; use dc:creator`);
    for (const { attributes } of own(item, 'enclosure')) {
      if (!isAddress(attributes.url) || !attributes.type || !/^\d+$/.test(attributes.length ?? '')) faults.push(`${where}: enclosure ${JSON.stringify(attributes)}`);
    }
  }
  return faults;
}

export function jsonFeedFaults(feed) {
  const faults = [];
  const text = (value) => typeof value === 'string' && value.trim() !== '';
  const known = (object, names, where) => {
    for (const name of Object.keys(object)) if (!names.includes(name) && !name.startsWith('_')) faults.push(`${where}: unknown member ${name}`);
  };
  const authors = (list, where) => {
    if (!Array.isArray(list) || list.some((a) => !a || (!text(a.name) && !text(a.url) && !text(a.avatar)))) faults.push(`${where}: authors ${JSON.stringify(list)}`);
  };
  if (feed.version !== 'https://jsonfeed.org/version/1.1') faults.push(`version ${feed.version}`);
  if (!text(feed.title)) faults.push('no title');
  for (const name of ['home_page_url', 'feed_url']) if (!isAddress(feed[name])) faults.push(`${name}: ${feed[name]}`);
  if (!LANGUAGE.test(feed.language ?? '')) faults.push(`language ${feed.language}`);
  if ('author' in feed) faults.push('author is of version 1.0');
  authors(feed.authors ?? [{ name: '-' }], 'feed');
  const members = ['version', 'title', 'home_page_url', 'feed_url', 'description', 'user_comment', 'next_url', 'icon', 'favicon', 'authors', 'language', 'expired', 'hubs', 'items'];
  known(feed, members, 'feed');
  if (!Array.isArray(feed.items)) return [...faults, 'no items'];
  const inItem = ['id', 'url', 'external_url', 'title', 'content_html', 'content_text', 'summary', 'image', 'banner_image', 'date_published', 'date_modified', 'authors', 'tags', 'language', 'attachments'];
  for (const item of feed.items) {
    const where = item.title ?? 'an item';
    if (!text(item.id)) faults.push(`${where}: id ${JSON.stringify(item.id)}`);
    if (!text(item.content_html) && !text(item.content_text)) faults.push(`${where}: no content`);
    for (const name of ['url', 'image', 'banner_image', 'external_url']) if (name in item && !isAddress(item[name])) faults.push(`${where}: ${name} ${item[name]}`);
    if ('language' in item && !LANGUAGE.test(item.language)) faults.push(`${where}: language ${item.language}`);
    if ('tags' in item && !(Array.isArray(item.tags) && item.tags.every(text))) faults.push(`${where}: tags ${JSON.stringify(item.tags)}`);
    if ('authors' in item) authors(item.authors, where);
    for (const file of item.attachments ?? []) if (!isAddress(file.url) || !text(file.mime_type)) faults.push(`${where}: attachment ${JSON.stringify(file)}`);
    if (Date.parse(item.date_modified) < Date.parse(item.date_published)) faults.push(`${where}: modified before it was published`);
    known(item, inItem, where);
  }
  return faults;
}
