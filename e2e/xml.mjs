// Strict XML through Chromium's parser (libxml2): a malformed document is refused, names keep their spaces.
// These functions run inside the browser.

/** A feed's or sitemap's bones: { fault } or what the checks look at. */
export function readXml(source) {
  const xml = new DOMParser().parseFromString(source, 'application/xml');
  const fault = xml.querySelector('parsererror');
  if (fault) return { fault: fault.textContent.replace(/\s+/g, ' ').slice(0, 300) };
  const named = (from, name) => [...from.getElementsByTagNameNS('*', name)];
  const child = (from, name) => [...from.children].find((e) => e.localName === name) ?? null;
  const text = (from, name) => child(from, name)?.textContent.trim() ?? null;
  const root = xml.documentElement;
  const channel = root.localName === 'rss' ? child(root, 'channel') : root;

  // The markup that an entry carries; `readHtml` looks into it.
  const body = (entry) => {
    const holder = [...entry.children].find((e) => e.nodeName === 'content' || e.localName === 'encoded') ?? child(entry, 'description');
    if (!holder) return null;
    return holder.getAttribute('type') === 'xhtml' ? holder.innerHTML : holder.textContent;
  };
  const entry = (e) => ({
    id: text(e, 'id') ?? text(e, 'guid'),
    guidIsLink: child(e, 'guid') !== null && child(e, 'guid').getAttribute('isPermaLink') !== 'false',
    title: text(e, 'title'),
    link: child(e, 'link')?.getAttribute('href') ?? text(e, 'link'),
    published: text(e, 'published') ?? text(e, 'pubDate'),
    updated: text(e, 'updated'),
    body: body(e),
  });
  return {
    root: root.localName,
    namespace: root.namespaceURI,
    lang: root.getAttributeNS('http://www.w3.org/XML/1998/namespace', 'lang') ?? text(channel, 'language'),
    id: text(channel, 'id'),
    title: text(channel, 'title'),
    description: text(channel, 'description') ?? text(channel, 'subtitle'),
    updated: text(channel, 'updated') ?? text(channel, 'lastBuildDate') ?? text(channel, 'pubDate'),
    self: named(channel, 'link').filter((e) => e.getAttribute('rel') === 'self').map((e) => e.getAttribute('href')),
    authors: named(channel, 'author').length,
    entries: [...channel.children].filter((e) => e.localName === 'entry' || e.localName === 'item').map(entry),
    urls: [...root.children].filter((e) => e.localName === 'url' || e.localName === 'sitemap').map((e) => ({
      loc: text(e, 'loc'),
      lastmod: text(e, 'lastmod'),
      alternates: [...e.children]
        .filter((c) => c.localName === 'link' && c.namespaceURI === 'http://www.w3.org/1999/xhtml')
        .map((c) => ({ lang: c.getAttribute('hreflang'), href: c.getAttribute('href') })),
    })),
  };
}

/** Everything of a document: { fault } or { name, space, attributes, text, children }. */
export function readTree(source) {
  const xml = new DOMParser().parseFromString(source, 'application/xml');
  const fault = xml.querySelector('parsererror');
  if (fault) return { fault: fault.textContent.replace(/\s+/g, ' ').slice(0, 300) };
  const tree = (element) => ({
    name: element.localName,
    space: element.namespaceURI,
    attributes: Object.fromEntries([...element.attributes].filter((a) => a.namespaceURI !== 'http://www.w3.org/2000/xmlns/').map((a) => [a.name, a.value])),
    text: [...element.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE || n.nodeType === Node.CDATA_SECTION_NODE).map((n) => n.data).join(''),
    children: [...element.children].map(tree),
  });
  return tree(xml.documentElement);
}

/** What a piece of HTML in a feed is made of. */
export function readHtml(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const first = page.body.firstElementChild;
  return {
    first: first ? { tag: first.localName, dir: first.getAttribute('dir'), lang: first.getAttribute('lang') } : null,
    alone: page.body.children.length === 1 && [...page.body.childNodes].every((n) => n === first || !n.textContent.trim()),
    text: page.body.textContent.replace(/\s+/g, ' ').trim(),
    addresses: [...page.querySelectorAll('[href],[src]')].map((e) => e.getAttribute('href') ?? e.getAttribute('src')),
    active: page.querySelectorAll('script, style, iframe, object, embed, form, button').length,
  };
}
