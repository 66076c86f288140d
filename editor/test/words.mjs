// The words: the same in every language, each of them used, none missing.

import { readdirSync, readFileSync } from 'node:fs';
import { wordsOf } from './server.mjs';

const source = new URL('../src/', import.meta.url);

export function checkWords(tally) {
  const [en, ar, fr] = ['en', 'ar', 'fr'].map(wordsOf);
  const keys = Object.keys(en);
  for (const [lang, words] of Object.entries({ ar, fr })) {
    tally.none(`${lang} has the words of en`, [...keys.filter((key) => !(key in words)), ...Object.keys(words).filter((key) => !(key in en))]);
    tally.none(`${lang}: nothing left in English`, keys.filter((key) => words[key] === en[key] && /[a-z]{4}/.test(en[key])));
  }
  const code = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => readFileSync(new URL(name, source), 'utf8')).join('\n');
  const said = [...code.matchAll(/say\('([a-z0-9-]+)'\)/g)].map((match) => match[1]);
  tally.none('every word that is said exists', said.filter((word) => !(`editor-${word}` in en)));
  const unused = keys.map((key) => key.slice('editor-'.length)).filter((word) => !new RegExp(`['"]${word}['"]|'${word.replace(/^kind-/, '').replace('-', '[-_]')}'`).test(code));
  tally.none('every word is used', unused);
}
