// The language of words, and of blocks.

import { el, fresh, labelled } from './dom.js';
import { ask } from './dialogs.js';
import { schema } from './schema.js';
import { setBlocks } from './commands.js';
import { say } from './words.js';

/** Languages offered, each by its own name. */
export const OFFERED = {
  ar: 'العربية', en: 'English', fr: 'Français', de: 'Deutsch', es: 'Español', tr: 'Türkçe',
  fa: 'فارسی', ur: 'اردو', ru: 'Русский', he: 'עברית', zh: '中文',
};

const type = schema.marks.language;

/** The language at the selection where somebody named one. */
export function languageAt(state) {
  const { $from, from, to, empty } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks())?.attrs.lang ?? ($from.depth > 0 ? $from.node(1).attrs.lang : null);
  let found = null;
  state.doc.nodesBetween(from, to, (node) => { found ??= type.isInSet(node.marks)?.attrs.lang ?? null; });
  return found;
}

/** Names the language of the selected words, or of the blocks when none are selected; null takes the name away. */
export const setLanguage = (lang, documentLang) => (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return setBlocks({ lang: lang === documentLang ? null : lang })(state, dispatch);
  const tr = state.tr.removeMark(from, to, type);
  if (lang) tr.addMark(from, to, type.create({ lang }));
  dispatch?.(tr);
  return true;
};

/** Asks for a tag that is not offered. */
export const askLanguage = (documentLang) => (state, dispatch, view) => {
  if (!dispatch) return true;
  const fault = el('p', { class: 'fault', role: 'alert', id: fresh('fault') });
  const tag = el('input', { type: 'text', dir: 'ltr', autocomplete: 'off', spellcheck: 'false', maxlength: 35, 'aria-describedby': fault.id });
  const accept = () => {
    try {
      return new Intl.Locale(tag.value.trim()).toString();
    } catch {
      fault.textContent = say('language-wrong');
      tag.focus();
      return null;
    }
  };
  const { answer } = ask(say('language'), [labelled(say('language-tag'), tag), el('p', { class: 'hint' }, say('language-hint')), fault], { accept });
  answer.then((lang) => {
    view.focus();
    if (lang) setLanguage(lang, documentLang)(view.state, view.dispatch);
  });
  return true;
};
