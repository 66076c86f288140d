// The rules of the sitemap schemas (sitemaps.org 0.9, its index, Google's news 0.9, XHTML links), as published:
// which elements, in which order, how often, and what may stand in them.

export const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
export const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
const XHTML = 'http://www.w3.org/1999/xhtml';
const MOST_URLS = 50_000;
const MOST_BYTES = 52_428_800;
const MOST_NEWS = 1000;

const W3C_DATE = /^(\d{4})(-(\d\d)(-(\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;
export function isDate(text) {
  const parts = W3C_DATE.exec(text);
  if (!parts || Number.isNaN(Date.parse(text))) return false;
  const [, year, , month, , day] = parts;
  return !day || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === Number(day); // no 30 February
}
// The schema's own types are stricter than the protocol's words: a day, or a moment with seconds.
const isSchemaDate = (text) => isDate(text) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d.*)?$/.test(text);
const isAddress = (text) => text.length >= 12 && text.length <= 2048 && URL.canParse(text) && /^https?:\/\//.test(text) && /^[\x21-\x7e]+$/.test(text);
const isText = (text) => text.trim() !== '';
const CHANGES = ['always', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'never'];

const LEAVES = {
  [`${SITEMAP} loc`]: isAddress,
  [`${SITEMAP} lastmod`]: isSchemaDate,
  [`${SITEMAP} changefreq`]: (text) => CHANGES.includes(text),
  [`${SITEMAP} priority`]: (text) => /^(0(\.\d+)?|1(\.0+)?)$/.test(text),
  [`${NEWS} name`]: isText,
  [`${NEWS} language`]: (text) => /^(zh-cn|zh-tw|[a-z]{2,3})$/.test(text),
  [`${NEWS} publication_date`]: (text) => isDate(text) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$/.test(text),
  [`${NEWS} title`]: isText,
  [`${IMAGE} loc`]: isAddress,
};

// Children of an element: name, least, most; `ordered` as the schema's sequence.
const CONTENT = {
  [`${SITEMAP} urlset`]: { ordered: true, children: [[`${SITEMAP} url`, 1, MOST_URLS]] },
  [`${SITEMAP} sitemapindex`]: { ordered: true, children: [[`${SITEMAP} sitemap`, 1, MOST_URLS]] },
  [`${SITEMAP} sitemap`]: { ordered: true, children: [[`${SITEMAP} loc`, 1, 1], [`${SITEMAP} lastmod`, 0, 1]] },
  [`${SITEMAP} url`]: {
    ordered: true,
    foreign: [`${XHTML} link`, `${NEWS} news`, `${IMAGE} image`],
    children: [[`${SITEMAP} loc`, 1, 1], [`${SITEMAP} lastmod`, 0, 1], [`${SITEMAP} changefreq`, 0, 1], [`${SITEMAP} priority`, 0, 1]],
  },
  [`${NEWS} news`]: { ordered: true, children: [[`${NEWS} publication`, 1, 1], [`${NEWS} publication_date`, 1, 1], [`${NEWS} title`, 1, 1]] },
  [`${NEWS} publication`]: { ordered: true, children: [[`${NEWS} name`, 1, 1], [`${NEWS} language`, 1, 1]] },
  [`${IMAGE} image`]: { children: [[`${IMAGE} loc`, 1, 1]] },
};

const key = (node) => `${node.space} ${node.name}`;

function linkFaults(node) {
  const { rel, hreflang, href, ...rest } = node.attributes;
  const faults = [];
  if (rel !== 'alternate') faults.push(`link rel=${rel}`);
  if (!/^(x-default|[a-z]{2,3}(-[A-Za-z0-9]+)*)$/.test(hreflang ?? '')) faults.push(`hreflang=${hreflang}`);
  if (!isAddress(href ?? '')) faults.push(`href=${href}`);
  faults.push(...Object.keys(rest).map((name) => `link with ${name}`));
  return faults;
}

function faultsOf(node) {
  if (key(node) === `${XHTML} link`) return linkFaults(node);
  const faults = Object.keys(node.attributes).filter((name) => !name.startsWith('xsi:')).map((name) => `${node.name} with ${name}`);
  const leaf = LEAVES[key(node)];
  if (leaf) {
    if (node.children.length > 0) faults.push(`${node.name} holds elements`);
    if (!leaf(node.text)) faults.push(`${node.name}: “${node.text.slice(0, 80)}”`);
    return faults;
  }
  const rule = CONTENT[key(node)];
  if (!rule) return [`unknown element ${key(node)}`];
  if (node.text.trim()) faults.push(`${node.name} holds text`);
  const order = rule.children.map(([name]) => name);
  let last = -1;
  for (const child of node.children) {
    const at = rule.foreign?.includes(key(child)) ? order.length : order.indexOf(key(child));
    if (at < 0) faults.push(`${node.name} holds ${key(child)}`);
    else if (rule.ordered && at < last) faults.push(`${child.name} stands too late in ${node.name}`);
    last = Math.max(last, at);
    faults.push(...faultsOf(child));
  }
  for (const [name, least, most] of rule.children) {
    const count = node.children.filter((child) => key(child) === name).length;
    if (count < least || count > most) faults.push(`${node.name} holds ${name.split(' ')[1]} ${count} times`);
  }
  return faults;
}

/** What in a sitemap's tree is against the schemas. */
export function schemaFaults(tree, bytes) {
  const faults = faultsOf(tree);
  if (tree.space !== SITEMAP || !['urlset', 'sitemapindex'].includes(tree.name)) faults.push(`begins with ${key(tree)}`);
  if (bytes > MOST_BYTES) faults.push(`${bytes} bytes`);
  const news = tree.children.filter((url) => url.children.some((child) => key(child) === `${NEWS} news`));
  if (news.length > MOST_NEWS) faults.push(`${news.length} news`);
  return faults;
}
