// Does every block of text run the way its script does, and do numbers and Latin words keep their order?

/** Runs inside the page. Returns { direction, language, isolation, seen }. */
export function readDirections() {
  const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,dt,dd,blockquote,figcaption,caption,td,th,summary';
  const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
  const LETTER = /\p{L}/u;
  const RTL_LANGUAGE = /^(ar|fa|ur|he|ckb|ps|sd|ug|yi|dv)\b/i;
  const ISOLATES = ['isolate', 'isolate-override', 'plaintext', 'embed', 'bidi-override'];
  const found = { direction: [], language: [], isolation: [], seen: { phone: 0, range: 0, time: 0, latin: 0 } };
  const short = (text) => `“${text.replace(/\s+/g, ' ').trim().slice(0, 60)}”`;
  const direction = (element) => getComputedStyle(element).direction;
  const page = direction(document.documentElement);

  // The element that sets the direction in which a piece of text is laid out.
  const container = (from) => {
    let element = from;
    while (element.parentElement) {
      const style = getComputedStyle(element);
      if (!['inline', 'contents'].includes(style.display) || ISOLATES.includes(style.unicodeBidi)) break;
      element = element.parentElement;
    }
    return element;
  };
  const block = (from) => {
    let element = from;
    while (element.parentElement && ['inline', 'inline-block', 'contents'].includes(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  };

  const own = new Map(); // container → its text without that of containers inside it
  const whole = new Map(); // block → [{ node, offset, char }] of everything in it, isolates included
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent.closest(BLOCKS) || parent.closest('script,style,noscript,template,svg') || parent.getClientRects().length === 0) continue;
    const inner = container(parent);
    own.set(inner, (own.get(inner) ?? '') + node.data);
    const outer = block(parent);
    if (!whole.has(outer)) whole.set(outer, []);
    for (let offset = 0; offset < node.data.length; offset += 1) whole.get(outer).push({ node, offset, char: node.data[offset] });
  }

  for (const [element, text] of own) {
    const letters = [...text].filter((c) => LETTER.test(c));
    const rtl = letters.filter((c) => RTL.test(c)).length;
    const ltr = letters.length - rtl;
    if (rtl === ltr || /^\s*(https?:\/\/|www\.)/.test(text)) continue;
    // A name in an isolate of its own takes the direction of its first letter: «صورة: John Smith, CC BY».
    const first = letters.length > 0 && RTL.test(letters[0]) ? 'rtl' : 'ltr';
    // What begins in the page's own script runs the page's way, however long the foreign name that follows: «شبكة HarbourNet».
    const byFirst = element.matches('bdi:not([dir])') || first === page;
    const expected = byFirst ? first : rtl > ltr ? 'rtl' : 'ltr';
    if (direction(element) !== expected) {
      found.direction.push(`${element.tagName.toLowerCase()} is ${direction(element)}, its text is ${expected}: ${short(text)}`);
    }
  }

  for (const element of document.querySelectorAll('[lang]')) {
    const expected = RTL_LANGUAGE.test(element.lang) ? 'rtl' : 'ltr';
    const isUrl = /^\s*https?:/.test(element.textContent);
    if (element.lang && !isUrl && direction(element) !== expected) {
      found.language.push(`${element.tagName.toLowerCase()} lang=${element.lang} is ${direction(element)}: ${short(element.textContent)}`);
    }
  }

  // ---- visual order
  const box = ({ node, offset }) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const rects = range.getClientRects();
    return rects.length > 0 ? rects[rects.length - 1] : null;
  };
  const boxes = (chars) => chars.filter(({ char }) => /\S/.test(char)).map(box).filter((r) => r && r.width > 0);
  const middle = (r) => (r.left + r.right) / 2;
  const sameLine = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
  // Left to right within a line, line below line.
  const ascends = (list) => list.every((r, i) => i === 0 || (sameLine(list[i - 1], r) ? middle(r) > middle(list[i - 1]) : r.top > list[i - 1].top));
  const context = (element) => {
    let at = container(element);
    while (at.parentElement && !/\p{L}/u.test(own.get(at) ?? '')) at = container(at.parentElement);
    return direction(at);
  };

  const D = '0-9٠-٩۰-۹'; // inside brackets
  const PHONE = new RegExp(`(?<![\\w${D}+-])(?:\\+[${D}][ \\u00a0-]?(?:[${D}][ \\u00a0-]?){5,14}[${D}]|[${D}]{2,4}[- ][${D}]{3}[- ][${D}]{3,4})(?![${D}-])`, 'gu');
  const RANGE = new RegExp(`(?<![${D}/–—-])([${D}]{4})\\s?[-–—/]\\s?([${D}]{4})(?![${D}/–—-])`, 'gu');
  const TIME = new RegExp(`(?<![${D}:])[${D}]{1,2}:[${D}]{2}(?![${D}:])`, 'gu');
  const LATIN = /(?<![\p{L}\p{N}])[@#.]?[A-Za-z][A-Za-z0-9]*(?:(?::\/\/|[.@#\/:&'’_-])[A-Za-z0-9]+| [A-Za-z][A-Za-z0-9]*)*(?:\+\+|#)?/gu;

  for (const [element, chars] of whole) {
    if (direction(element) !== 'rtl') continue;
    const text = chars.map((c) => c.char).join('');
    const spans = (pattern) => [...text.matchAll(pattern)].map((m) => ({ text: m[0], parts: m, chars: chars.slice(m.index, m.index + m[0].length) }));
    const mustAscend = (kind, pattern) => {
      for (const span of spans(pattern)) {
        // Neighbours in isolates of their own follow the paragraph, and should.
        const holders = new Set(span.chars.map(({ node }) => container(node.parentElement)));
        if (kind === 'latin' && holders.size > 1) continue;
        found.seen[kind] += 1;
        if (!ascends(boxes(span.chars))) found.isolation.push(`${kind} out of order: ${short(span.text)} in ${short(text)}`);
      }
    };
    mustAscend('phone', PHONE);
    mustAscend('time', TIME);
    mustAscend('latin', LATIN);
    for (const { text: range, parts, chars: at } of spans(RANGE)) {
      const first = boxes(at.slice(0, 4));
      const second = boxes(at.slice(-4));
      if (first.length === 0 || second.length === 0) continue;
      found.seen.range += 1;
      const towards = context(at[0].node.parentElement) === 'rtl' ? -1 : 1;
      const [a, b] = [first[0], second[0]];
      const placed = sameLine(a, b) ? (middle(b) - middle(a)) * towards > 0 : b.top > a.top;
      if (!placed || !ascends(first) || !ascends(second)) {
        found.isolation.push(`range: ${parts[1]} should come before ${parts[2]} in ${short(range)} of ${short(text)}`);
      }
    }
  }
  return found;
}

/** Some addresses after each other, in one tab. */
async function readOneByOne(tally, page, site, paths, seen) {
  for (const path of paths) {
    await page.goto(site.url(path), { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    const found = await page.evaluate(readDirections);
    const name = decodeURI(path);
    tally.none(`${name}: each block's direction agrees with its script`, found.direction);
    tally.none(`${name}: direction and lang agree`, found.language);
    tally.none(`${name}: numbers, ranges and Latin runs stand in their order`, found.isolation);
    for (const kind of Object.keys(seen)) seen[kind] += found.seen[kind];
  }
}

export async function checkDirection(tally, browser, site, pages) {
  const seen = { phone: 0, range: 0, time: 0, latin: 0 };
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  const share = (tab) => pages.map(({ path }) => path).filter((_, index) => index % tabs.length === tab);
  await Promise.all(tabs.map((page, tab) => readOneByOne(tally, page, site, share(tab), seen)));
  await context.close();
  // Without these the checks above would pass for want of anything to look at.
  for (const kind of ['phone', 'range', 'latin']) {
    tally.check(`some Arabic text holds a ${kind === 'latin' ? 'Latin word' : kind} to look at`, seen[kind] > 0);
  }
}
