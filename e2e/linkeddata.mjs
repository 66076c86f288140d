// JSON-LD against schema.org's own vocabulary: every type exists, has the properties it is given, and these hold
// what they may hold.

import { Vocabulary } from './vocabulary.mjs';

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const KEYWORDS = ['@context', '@type', '@id', '@graph', '@language'];
const CONTEXT = /^https?:\/\/schema\.org\/?$/;

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isAddress = (value) => isText(value) && URL.canParse(value);
// What a plain value must look like to be of a data type.
const PLAIN = {
  Text: isText,
  PronounceableText: isText,
  URL: isAddress,
  Date: (v) => isText(v) && DATE.test(v) && !Number.isNaN(Date.parse(v)),
  DateTime: (v) => isText(v) && DATE_TIME.test(v) && !Number.isNaN(Date.parse(v)),
  Time: (v) => isText(v) && /^\d\d:\d\d(:\d\d)?/.test(v),
  Duration: (v) => isText(v) && DURATION.test(v),
  Number: (v) => typeof v === 'number' || (isText(v) && Number.isFinite(Number(v))),
  Integer: (v) => Number.isInteger(Number(v)) && v !== '',
  Float: (v) => typeof v === 'number',
  Boolean: (v) => typeof v === 'boolean' || /^https:\/\/schema\.org\/(True|False)$/.test(v),
};
// The vocabulary calls dates of both kinds by these names, and a name or address for what Google takes as either.
const EITHER = ['IdReference', 'Quantity'];

class Reader {
  faults = [];
  types = [];

  constructor(vocabulary) {
    this.vocabulary = vocabulary;
  }

  #value(where, range, value) {
    if (Array.isArray(value)) {
      if (value.length === 0) this.faults.push(`${where}: an empty list`);
      value.forEach((one) => this.#value(where, range, one));
      return;
    }
    if (value !== null && typeof value === 'object') {
      if ('@value' in value) return this.#value(where, range, value['@value']);
      if (!('@type' in value)) {
        if (!isAddress(value['@id'])) this.faults.push(`${where}: neither @type nor @id: ${JSON.stringify(value).slice(0, 80)}`);
        else if (!range.includes('IdReference')) this.faults.push(`${where}: refers to a thing, wants ${range}`);
        return;
      }
      for (const type of [value['@type']].flat()) {
        const fits = this.vocabulary.descends(type, range) || this.vocabulary.descends(type, ['Role']);
        if (this.vocabulary.hasType(type) && !fits) this.faults.push(`${where}: a ${type}, wants ${range}`);
      }
      this.node(where, value);
      return;
    }
    const known = range.filter((name) => !EITHER.includes(name));
    const fits = known.some((name) => PLAIN[name]?.(value) || this.vocabulary.members(name).includes(value));
    if (!fits) this.faults.push(`${where}: ${JSON.stringify(value)}, wants ${known.join(' or ')}`);
  }

  node(where, node) {
    const types = [node['@type']].flat();
    for (const type of types) {
      if (!this.vocabulary.hasType(type)) this.faults.push(`${where}: there is no type ${type}`);
      this.types.push(type);
    }
    if ('@id' in node && !isAddress(node['@id'])) this.faults.push(`${where}: @id ${node['@id']}`);
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('@')) {
        if (!KEYWORDS.includes(property)) this.faults.push(`${where}: ${property}`);
        continue;
      }
      const range = types.flatMap((type) => this.vocabulary.range(type, property) ?? []);
      const at = `${where}.${property}`;
      if (range.length === 0) this.faults.push(`${at}: ${types} has no such property`);
      else this.#value(at, range, value);
    }
  }

  source(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch (error) {
      this.faults.push(error.message);
      return;
    }
    for (const top of [data].flat()) {
      if (!CONTEXT.test(top['@context'])) this.faults.push(`@context ${JSON.stringify(top['@context'])}`);
      for (const node of top['@graph'] ?? [top]) this.node([node['@type']].flat().join(), node);
    }
  }
}

export function checkLinkedData(tally, site) {
  const vocabulary = new Vocabulary();
  // A vocabulary that could not be read would find nothing, or everything.
  const sound = vocabulary.size > 800 && vocabulary.range('NewsArticle', 'headline')?.includes('Text') && vocabulary.range('NewsArticle', 'dateline') && !vocabulary.range('Person', 'headline');
  if (!tally.check('the vocabulary of schema.org was read', sound, `${vocabulary.size} types`)) return;
  const seen = new Set();
  for (const page of site.html()) {
    if (page.facts.jsonLd.length === 0) continue;
    const reader = new Reader(vocabulary);
    page.facts.jsonLd.forEach((text) => reader.source(text));
    reader.types.forEach((type) => seen.add(type));
    tally.none(`${decodeURI(page.path)}: linked data in schema.org's words`, reader.faults);
  }
  tally.check('some page tells of an article and of its publisher', seen.has('NewsArticle') && [...seen].some((type) => vocabulary.descends(type, ['Organization'])), [...seen]);
}
