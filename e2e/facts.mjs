// What a page says about itself, read from its HTML by the browser's parser. Runs inside Chromium.

export function readFacts(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector, from = page) => [...from.querySelectorAll(selector)];
  const attribute = (selector, name) => page.querySelector(selector)?.getAttribute(name) ?? null;
  const text = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const plain = (string) => string.normalize('NFC').replace(/[\u064B-\u0652\u0640]/g, '');

  // A banner above the text: by its class, else by its words. What the editors wrote in a note does not count.
  const banners = all('aside, [role=note], [role=status], [role=alert], [class*=banner], [class*=notice]').filter(
    (note) => note.closest('main') && !note.closest('.body, [class*=correction]'),
  );
  const marked = (byClass, words) =>
    page.querySelector(`main :is(${byClass})`) !== null || banners.some((note) => words.test(plain(text(note))));

  const link = (a) => ({
    href: a.getAttribute('href'),
    lang: a.getAttribute('hreflang') ?? a.getAttribute('lang'),
    inMain: a.closest('main') !== null,
    text: text(a),
  });
  const image = (img) => ({
    src: img.getAttribute('src'),
    srcset: img.getAttribute('srcset'),
    sizes: img.getAttribute('sizes'),
    width: img.getAttribute('width'),
    height: img.getAttribute('height'),
    alt: img.getAttribute('alt'),
    sources: all('source', img.closest('picture') ?? img).map((e) => ({
      type: e.getAttribute('type'),
      srcset: e.getAttribute('srcset'),
      sizes: e.getAttribute('sizes'),
    })),
    inMain: img.closest('main') !== null,
  });

  return {
    lang: page.documentElement.lang,
    dir: page.documentElement.dir,
    title: page.title,
    description: attribute('meta[name=description]', 'content'),
    robots: attribute('meta[name=robots]', 'content') ?? '',
    canonical: all('link[rel=canonical]').map((e) => e.getAttribute('href')),
    alternates: all('link[rel=alternate][hreflang]').map((e) => ({
      lang: e.getAttribute('hreflang'),
      href: e.getAttribute('href'),
    })),
    feeds: all('link[rel=alternate][type]').map((e) => ({
      type: e.getAttribute('type'),
      href: e.getAttribute('href'),
      title: e.getAttribute('title'),
    })),
    icons: all('link[rel~=icon]').map((e) => e.getAttribute('href')),
    preloads: all('link[rel=preload], link[rel=stylesheet]').map((e) => e.getAttribute('href')),
    styles: all('style').map((e) => e.textContent),
    styleAttributes: all('[style]').length,
    handlers: all('*').flatMap((e) => e.getAttributeNames().filter((name) => name.startsWith('on'))),
    scripts: all('script:not([type="application/ld+json"])').map((e) => ({
      src: e.getAttribute('src'),
      deferred: e.hasAttribute('defer') || e.type === 'module',
    })),
    manifests: all('link[rel=manifest]').map((e) => e.getAttribute('href')),
    og: Object.fromEntries(all('meta[property^="og:"]').map((e) => [e.getAttribute('property'), e.content])),
    jsonLd: all('script[type="application/ld+json"]').map((e) => e.textContent),
    links: all('a[href]').map(link),
    ids: all('[id]').map((e) => e.id),
    images: all('img').map(image),
    h1: all('h1').map(text),
    paragraphs: all('article p:not(.standfirst, :is(header, footer, aside, figure, .meta, .notice) *)').map(text),
    has: {
      main: all('main').length === 1,
      table: page.querySelector('main table') !== null,
      figure: page.querySelector('main figure img') !== null,
      gallery: page.querySelector('main .gallery') !== null,
      quotation: page.querySelector('main blockquote') !== null,
      withdrawn: marked('[class*=retracted], .gone', /سحبت? هذه|\bwas withdrawn|been withdrawn|a été retirée?\b/i),
      corrected: marked('[class*=correction]', /^(تصويب|تصحيح)|^correct(ion|ed)|^rectificati(f|on)/i),
      behind: marked(
        '[class*=behind], [class*=outdated]',
        /عدل النص الأصلي|original .*(changed|revised|updated|amended)|original a été (modifié|changé|mis à jour)/i,
      ),
    },
  };
}
