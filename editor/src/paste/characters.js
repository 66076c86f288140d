// Letters as they come from other programs: without what reorders, disguises or only stretches.

import { firstStrong } from '../directions.js';

// Everything that the server refuses, and the marks of direction that word processors strew in.
const DROPPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u180e\ufdd0-\ufdef\ufffe\uffff]|\udb40[\udc00-\udfff]/g;
// Letters in the shapes they take in a word, as PDFs have them. ﷺ and its like are characters of their own.
const SHAPES = /[\ufb50-\ufd3d\ufd40-\ufdf9\ufe70-\ufefc]/g;
const TATWEEL = /(?<=\p{L}\p{M}*)\u0640+(?=\p{M}*\p{L})/gu;
const ISOLATES = /[\u2066-\u2069]/;

/** The text without what must not come in; isolates stay. */
export function letters(text) {
  let clean = text.replace(DROPPED, '');
  // The spacing forms of the marks bring a space or a stroke with them.
  clean = clean.replace(SHAPES, (shape) => (shape < '\ufe80' && shape >= '\ufe70' ? shape.normalize('NFKC').replace(/[ \u0640]/g, '') : shape.normalize('NFKC')));
  return clean.replace(TATWEEL, '');
}

/** Divides text at its isolates: pieces `{ text, dir }`, where dir is null outside. Those that do not balance are dropped. */
export function isolated(text) {
  if (!ISOLATES.test(text)) return [{ text, dir: null }];
  const open = [];
  const partner = new Map();
  [...text].forEach((letter, i) => {
    if (letter >= '\u2066' && letter <= '\u2068') open.push(i);
    else if (letter === '\u2069' && open.length > 0) {
      const start = open.pop();
      partner.set(start, i).set(i, start);
    }
  });
  const all = [...text];
  const pieces = [];
  const read = (from, to, dir) => {
    let run = '';
    const flush = () => {
      if (run) pieces.push({ text: run, dir });
      run = '';
    };
    for (let i = from; i < to; i += 1) {
      const letter = all[i];
      const end = partner.get(i);
      if (letter < '\u2066' || letter > '\u2069' || letter.length > 1) run += letter;
      else if (end > i) {
        flush();
        const inner = all.slice(i + 1, end).join('');
        const own = letter === '\u2066' ? 'ltr' : letter === '\u2067' ? 'rtl' : firstStrong(inner);
        read(i + 1, end, own ?? dir);
        i = end;
      }
    }
    flush();
  };
  read(0, all.length, null);
  return pieces;
}
