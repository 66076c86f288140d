// Where the text of a page lies. Runs inside Chromium.

/** { overflow, clipped, overlapping, texts }: lists of findings, and how many pieces of text were looked at. */
export function measureLayout() {
  const width = document.documentElement.clientWidth;
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const name = (e) => `${e.tagName.toLowerCase()}${e.classList.length > 0 ? `.${[...e.classList].join('.')}` : ''}`;
  const short = (text) => `“${text.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  const ancestors = function* (from) {
    for (let element = from; element; element = element.parentElement) yield element;
  };
  // Tables and rows of links may be moved sideways inside their own box.
  const scrolls = (element) => ['auto', 'scroll'].includes(style(element).overflowX) && element !== document.documentElement;
  const hides = (value) => value === 'hidden' || value === 'clip';

  const overflow = [];
  if (document.documentElement.scrollWidth > width) {
    overflow.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${width}`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if ((box.right > width + 0.5 || box.left < -0.5) && box.width > 0) overflow.push(`${name(element)} ${Math.round(box.left)}…${Math.round(box.right)}`);
    }
  }

  // Every piece of text that shows, with its lines.
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, svg, template') || style(parent).visibility !== 'visible') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
    if (lines.length > 0) pieces.push({ parent, text: node.data, lines });
  }

  const clipped = [];
  const cut = new Set();
  for (const { parent, text, lines } of pieces) {
    const path = [...ancestors(parent)];
    if (!path.some(scrolls) && lines.some((r) => r.right > width + 1 || r.left < -1)) {
      clipped.push(`outside the window: ${name(parent)} ${short(text)}`);
    }
    for (const element of path) {
      if (cut.has(element) || element === document.body || element === document.documentElement) continue;
      const { overflowX, overflowY, webkitLineClamp } = style(element);
      const sideways = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const downwards = (hides(overflowY) || webkitLineClamp !== 'none') && element.scrollHeight > element.clientHeight + 1;
      if (!sideways && !downwards) continue;
      cut.add(element);
      clipped.push(`${name(element)} cuts ${sideways ? 'sideways' : 'below'}: ${short(element.textContent)}`);
    }
  }

  // Text of two blocks in one place. The middle of a line only: fonts reach beyond their lines.
  const block = (element) => [...ancestors(element)].find((e) => !['inline', 'contents'].includes(style(e).display));
  const lines = pieces.flatMap(({ parent, text, lines: rects }) => {
    const outer = block(parent);
    const fixed = [...ancestors(parent)].some((e) => ['fixed', 'sticky'].includes(style(e).position) || scrolls(e));
    if (fixed) return [];
    return rects.map((r) => ({ outer, text, left: r.left + 1, right: r.right - 1, top: r.top + r.height * 0.3, bottom: r.bottom - r.height * 0.3 }));
  });
  lines.sort((a, b) => a.top - b.top);
  const overlapping = [];
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j += 1) {
      const [a, b] = [lines[i], lines[j]];
      if (a.outer === b.outer || a.left >= b.right || b.left >= a.right) continue;
      overlapping.push(`${short(a.text)} in ${name(a.outer)} and ${short(b.text)} in ${name(b.outer)}`);
    }
  }
  return { overflow, clipped, overlapping, texts: pieces.length };
}
