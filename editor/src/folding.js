// Letters that readers take for the same, with the way back to where they stand.

const LEFT_OUT = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u0640\u200c-\u200f\u061c\u00ad]/;
const ALIKE = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك' };

/** `text` folded, and for each letter of it where it came from (and one more: where the text ends). */
export function fold(text, exact = false) {
  if (exact) return { folded: text, from: null };
  let folded = '';
  const from = [];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (LEFT_OUT.test(letter)) continue;
    const lower = letter.toLowerCase();
    folded += ALIKE[letter] ?? (lower.length === 1 ? lower : letter);
    from.push(i);
  }
  from.push(text.length);
  return { folded, from };
}

/** Where `query` occurs in `text`, as pairs of positions; marks behind the last letter belong to it. */
export function occurrences(text, query, exact = false) {
  const needle = fold(query, exact).folded;
  if (!needle) return [];
  const { folded, from } = fold(text, exact);
  const found = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    found.push(from ? [from[at], from[end]] : [at, end]);
  }
  return found;
}

/** A form for comparing headlines: no marks, no punctuation, one space. The server has its like. */
export function comparable(text) {
  const { folded } = fold(text.normalize('NFKC'));
  const seats = { ؤ: 'و', ئ: 'ي', ة: 'ه' };
  return [...folded].map((letter) => seats[letter] ?? letter).join('').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
