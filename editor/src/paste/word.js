// What only word processors write.

/** The place in a list that Word notes in a paragraph's style, or null: `{ list, depth }`. */
export function placeInList(style) {
  const match = /^(?:(l\d+)\s+)?level(\d)/.exec(style['mso-list'] ?? '');
  return match ? { list: match[1] ?? 'l', depth: Number(match[2]) - 1 } : null;
}

/** The bullet or number that Word wrote out before an entry. */
export const isMarker = (style) => /^ignore$/.test(style['mso-list'] ?? '');

/** Whether a written-out marker counts: 1. ٢) a. iv) and not · or o. */
export const counts = (marker) => /^[(\s]*(?:\p{Nd}+|[a-z]{1,4}|\p{Script=Arabic})\s*[.)\-–]/iu.test(marker.replace(/\u00a0/g, ' '));

/** The level of a heading: of its tag, of its class or outline, counted from the greatest that there is. */
export function headingLevel(element, style) {
  const tag = /^H([1-6])$/.exec(element.nodeName);
  if (tag) return Number(tag[1]);
  if (/^mso(title)$/i.test(element.className)) return 1;
  const named = /^mso-?heading-?(\d)/i.exec(element.className);
  if (named) return Number(named[1]);
  const outline = Number.parseInt(style['mso-outline-level'] ?? '', 10);
  return outline >= 1 && outline <= 6 ? outline : null;
}

const SCRIPTS = [
  [/^(ar|fa|ur|ckb|ps|sd|ug)$/, /\p{Script=Arabic}/u],
  [/^(he|yi)$/, /\p{Script=Hebrew}/u],
  [/^(ru|uk|bg|sr|mk|be|kk)$/, /\p{Script=Cyrillic}/u],
  [/^el$/, /\p{Script=Greek}/u],
  [/^(zh|ja|ko)$/, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
];
const scriptOf = (primary) => SCRIPTS.find(([tags]) => tags.test(primary))?.[1] ?? /\p{Script=Latin}/u;
const primaryOf = (lang) => lang.toLowerCase().split('-')[0];

/**
 * The language of a run, where the word processor's note of it says more than its letters do. They note one on every run:
 * their own of each script (English for Latin letters, Arabic for Arabic ones), and the document's.
 */
export function languageOf(lang, text, documentLang) {
  if (!lang || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang)) return null;
  const primary = primaryOf(lang);
  const own = primaryOf(documentLang);
  if (primary === own || ['und', 'zxx', 'x'].includes(primary)) return null;
  const script = scriptOf(primary);
  const written = [...text].filter((letter) => /\p{L}/u.test(letter));
  if (written.length === 0 || written.filter((letter) => script.test(letter)).length * 2 < written.length) return null;
  const foreign = String(script) !== String(scriptOf(own));
  if (foreign && ['en', 'ar'].includes(primary)) return null;
  try {
    return new Intl.Locale(lang).toString();
  } catch {
    return null;
  }
}
