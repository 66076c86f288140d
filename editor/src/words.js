// The words of the interface, which the server sends finished, and numbers in the edition's digits.

let words = {};
let format = new Intl.NumberFormat('en');

export function speak(start) {
  words = start.words ?? {};
  const locale = (document.documentElement.lang || 'en').split('-u-')[0];
  format = new Intl.NumberFormat(`${locale}-u-nu-${start.numerals === 'arab' ? 'arab' : 'latn'}`);
}

/** The word for `key`; a word that is missing shows its key, so that it is noticed. */
export const say = (key) => words[`editor-${key}`] ?? key;

/** A number as this edition writes it. */
export const count = (number) => format.format(number);
