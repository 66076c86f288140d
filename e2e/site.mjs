// The demo site as a reader's links show it: every page, and which of them play which role.

import { each, request } from './http.mjs';
import { readFacts } from './facts.mjs';

export const EDITIONS = ['ar', 'en', 'fr'];
const MOST_PAGES = 1000;
const STATIC_FILE = /\.(atom|rss|json|xml|txt|jpe?g|avif|png|svg|woff2|css|js|ico|pdf|webmanifest)$/;

/** The direction of a language tag. */
export const directionOf = (tag) => (/^(ar|fa|ur|he|ckb|ps|sd|ug|yi|dv)\b/i.test(tag) ? 'rtl' : 'ltr');

/** A list's second page and what follows: it has no translation of its own. */
export const isLater = (path) => /[?&]page=|\/s\/[^/]+\/[^/]+$/.test(path);

export class Site {
  /** Path and query → { path, status, headers, html, facts, links }. */
  pages = new Map();
  /** Path of a linked file that is no page (feeds, downloads) → its status. */
  files = new Map();

  constructor(base, reader) {
    this.base = new URL(base).origin;
    this.origin = this.base; // what absolute addresses begin with; read from the first page
    this.reader = reader; // an empty page of the browser, for its parsers
  }

  url(path) {
    return this.base + path;
  }

  get(path, options) {
    return request(this.url(path), options);
  }

  /** Address on this site → its path and query; anything else → null. */
  local(href, from = '/') {
    if (href === null || !URL.canParse(href, this.base + from)) return null;
    const url = new URL(href, this.base + from);
    return url.origin === this.base || url.origin === this.origin ? url.pathname + url.search : null;
  }

  /** Must begin with the site's own origin. */
  absolute(href) {
    return typeof href === 'string' && href.startsWith(`${this.origin}/`);
  }

  async read(path) {
    const answer = await this.get(path);
    const isPage = /^text\/html\b/.test(answer.headers['content-type'] ?? '');
    const html = isPage ? answer.text : '';
    const facts = isPage ? await this.reader.evaluate(readFacts, html) : null;
    const links = (facts?.links ?? []).map((link) => ({ ...link, path: this.local(link.href, path) }));
    return { path, status: answer.status, headers: answer.headers, html, facts, links };
  }

  /** Follows every link from the front pages. */
  async crawl() {
    const front = await this.read(`/${EDITIONS[0]}/`);
    const canonical = front.facts?.canonical[0];
    if (canonical && URL.canParse(canonical)) this.origin = new URL(canonical).origin;
    let wave = EDITIONS.map((edition) => `/${edition}/`);
    while (wave.length > 0 && this.pages.size < MOST_PAGES) {
      const read = await each(wave, 4, (path) => this.read(path));
      for (const page of read) this.pages.set(page.path, page);
      const linked = new Set(read.flatMap((page) => page.links.map((link) => link.path)));
      const found = [...linked].filter((path) => path !== null && !this.pages.has(path) && !this.files.has(path));
      wave = found.filter((path) => !STATIC_FILE.test(path));
      await each(found.filter((path) => STATIC_FILE.test(path)), 4, async (path) => {
        this.files.set(path, (await this.get(path, { method: 'HEAD' })).status);
      });
    }
  }

  /** Status of an address that the crawl met, or that is asked for now. */
  async status(path) {
    if (path === null) return 0;
    return this.pages.get(path)?.status ?? this.files.get(path) ?? (await this.get(path)).status;
  }

  /** HTML pages that answered 200, of one edition or all. */
  html(edition) {
    // The checker is a file to be saved, with a policy of its own: the group `offline` looks at it.
    const pages = [...this.pages.values()]
      .filter((page) => page.status === 200 && page.facts && !page.path.endsWith('/checker.html'));
    return edition ? pages.filter((page) => page.path.startsWith(`/${edition}/`)) : pages;
  }

  articles(edition) {
    return this.html(edition).filter((page) => /^\/[^/]+\/a\/[^/?]+$/.test(page.path));
  }

  /** The pages that the slower checks look at: role → page. */
  async roles(edition) {
    const front = this.pages.get(`/${edition}/`);
    if (front?.status !== 200 || !front.facts) return []; // discovery says what is missing
    const linked = new Set(front.links.map((link) => link.path));
    const of = (kind) => this.html(edition).filter((page) => page.path.startsWith(`/${edition}/${kind}/`));
    const articles = this.articles(edition).sort((a, b) => linked.has(b.path) - linked.has(a.path));
    const isFirst = (page) => !isLater(page.path);
    const archive = (form) => this.html(edition).find((page) => form.test(page.path));
    const quiet = articles.filter(({ facts: { has } }) => !has.withdrawn && !has.corrected && !has.behind);
    const roles = {
      front,
      section: of('s').find((page) => isFirst(page) && linked.has(page.path)),
      'later section page': of('s').find((page) => !isFirst(page)),
      article: quiet.find((page) => page.facts.has.figure),
      'article with a table': quiet.find((page) => page.facts.has.table),
      'article with a gallery': quiet.find((page) => page.facts.has.gallery),
      'article with a quotation': quiet.find((page) => page.facts.has.quotation),
      'withdrawn article': articles.find((page) => page.facts.has.withdrawn),
      'corrected article': articles.find((page) => page.facts.has.corrected && !page.facts.has.withdrawn),
      'translation behind': articles.find((page) => page.facts.has.behind),
      'static page': of('p')[0],
      'archive year': archive(/^\/[^/]+\/\d{4}\/$/),
      'archive month': archive(/^\/[^/]+\/\d{4}\/\d\d\/$/),
      photos: of('photos').find(isFirst),
      'later photos page': of('photos').find((page) => !isFirst(page)),
      'missing page': await this.read(`/${edition}/a/no-such-article-aaaaaaaa`),
    };
    const seen = new Set();
    return Object.entries(roles)
      .filter(([, page]) => page && !seen.has(page.path) && seen.add(page.path))
      .map(([role, page]) => ({ role, edition, name: `${edition} ${role}`, ...page }));
  }
}
