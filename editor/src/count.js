// How long the text is, and how long reading it takes.

import { el } from './dom.js';
import { count, say } from './words.js';

const PACE = { ar: 140 };
const OTHERS = 220;

const known = new WeakMap();
let segmenter = null;

function words(text, lang) {
  if (!text.trim()) return 0;
  if (!globalThis.Intl?.Segmenter) return text.trim().split(/\s+/).length;
  segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
  let found = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) found += 1;
  return found;
}

/** The words of `doc`; each block is counted once as long as it stays as it is. */
export function wordCount(doc, lang) {
  let sum = 0;
  doc.forEach((block) => {
    if (!known.has(block)) known.set(block, words(block.textBetween(0, block.content.size, '\n', ' '), lang));
    sum += known.get(block);
  });
  return sum;
}

/** The line below the text, kept up to date. */
export class Count {
  #timer = null;

  constructor(lang) {
    this.lang = lang;
    this.words = el('bdi');
    this.minutes = el('bdi');
    this.dom = el('p', { class: 'count' }, el('span', {}, `${say('words')}: `, this.words), el('span', {}, `${say('minutes')}: `, this.minutes));
  }

  show(doc) {
    const sum = wordCount(doc, this.lang);
    this.words.textContent = count(sum);
    this.minutes.textContent = count(Math.max(1, Math.round(sum / (PACE[this.lang.split('-')[0]] ?? OTHERS))));
  }

  soon(doc) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(doc), 300);
  }
}
