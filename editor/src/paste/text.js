// Plain text from elsewhere: lines of PDFs that were one paragraph, messages of WhatsApp.

import { schema } from '../schema.js';
import { isolated, letters } from './characters.js';

const { marks } = schema;

/** Inline nodes of plain text, its isolates as marks; `base` are marks that all of it has. */
export function inlines(text, base = []) {
  return isolated(letters(text)).filter((piece) => piece.text).map(({ text: part, dir }) => schema.text(part, dir ? marks.isolate.create({ dir }).addToSet(base) : base));
}

const STAMP = /^\[(?=[^\]]*\p{N}[^\]]*\p{N})[^\]]{6,30}\]\s+[^:\n]{1,60}:\s*/u;
const STAMP_OF_PHONE = /^\p{N}{1,4}[/.-]\p{N}{1,2}[/.-]\p{N}{1,4},?\s+\p{N}{1,2}:\p{N}{2}(?::\p{N}{2})?(?:\s*[\p{L}.]{1,4})?\s+-\s+[^:\n]{1,60}:\s*/u;

/** The time and name that WhatsApp puts before a message; '' without one. */
export const stamp = (line) => {
  const bare = line.replace(/^[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/, '');
  return (STAMP.exec(bare) ?? STAMP_OF_PHONE.exec(bare))?.[0] ?? '';
};

const SIGNS = [
  [/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/u, marks.strong],
  [/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/u, marks.emphasis],
  [/(?<![\p{L}\p{N}~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\p{L}\p{N}~])/u, null],
];

/** WhatsApp's *bold* and _italic_ as marks. */
export function signed(text, base = []) {
  for (const [pattern, type] of SIGNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const inner = type ? type.create().addToSet(base) : base;
    return [...signed(text.slice(0, match.index), base), ...signed(match[1], inner), ...signed(text.slice(match.index + match[0].length), base)];
  }
  return text ? inlines(text, base) : [];
}

/** Whether text looks like messages: a stamp, or a sign that encloses words. */
export const isMessage = (text) => text.split('\n').some((line) => stamp(line)) || SIGNS.slice(0, 2).some(([pattern]) => pattern.test(text));

// What follows finds paragraphs in hard-wrapped lines by the same rule as the importer on the server.

const BULLET = /^[•‣▪●○*–—-][ \u00a0\t]\s*/u;
const NUMBER = /^\p{Nd}{1,2}[.)-][ \u00a0\t]\s*/u;

/** The mark of an entry that a line begins with. */
export function markOf(line) {
  const match = BULLET.exec(line) ?? NUMBER.exec(line);
  return match ? { ordered: !BULLET.test(line), length: match[0].length } : null;
}

const length = (text) => [...text.replace(/\p{M}/gu, '')].length;
const endsSentence = (line) => /[.!?؟…:۔]$/u.test(line.replace(/[»"”)\]'’]+$/u, ''));
const wordsOf = (line) => line.split(/\s+/).filter(Boolean);

function shape(lines) {
  const full = lines.filter((line) => line && !markOf(line));
  const lengths = full.map(length).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length * 9) / 10)] ?? 0;
  const near = lengths.filter((one) => one * 10 >= width * 7).length;
  const wrapped = full.length >= 2 && (lengths.at(-1) ?? 0) <= 130 && width >= 30 && near * 2 >= full.length;
  if (!wrapped) return { width: null, sentenceEnds: true };
  const atEnd = full.filter(endsSentence).length;
  const inside = full.reduce((sum, line) => sum + wordsOf(line).slice(0, -1).filter((word) => word.length > 2 && endsSentence(word)).length, 0);
  const words = Math.floor(full.reduce((sum, line) => sum + wordsOf(line).length, 0) / full.length);
  return { width, sentenceEnds: (inside / Math.max(2, words)) * 2 < atEnd };
}

function joins({ width, sentenceEnds }, last, line, next, gap) {
  if (width === null) return false;
  const size = length(last);
  const short = size + 1 + length(wordsOf(line)[0] ?? '') <= width && size * 10 < width * 8;
  if (endsSentence(last)) return !(gap || short || sentenceEnds);
  if (short && next && size * 2 < width) return false;
  return !(gap && short);
}

/** Paragraphs `{ text, mark }` of hard-wrapped text; text that was never wrapped keeps its lines. */
export function reflow(text) {
  const lines = text.split('\n').map((line) => line.trim());
  const wrapped = shape(lines);
  const paragraphs = [];
  let last = null;
  let gap = false;
  lines.forEach((line, index) => {
    if (!line) {
      gap = true;
      return;
    }
    const mark = markOf(line);
    if (last !== null && !mark && joins(wrapped, last, line, lines[index + 1] ?? '', gap)) {
      const paragraph = paragraphs.at(-1);
      const hyphenated = /[a-z][-\u2010\u00ad]$/.test(paragraph.text) && /^[a-z]/.test(line);
      paragraph.text = hyphenated ? paragraph.text.slice(0, -1) + line : `${paragraph.text} ${line}`;
    } else paragraphs.push({ text: mark ? line.slice(mark.length) : line, mark });
    last = line;
    gap = false;
  });
  return paragraphs;
}
