// schema.org's vocabulary, read from the types that `schema-dts` generates from its official release:
// which types there are, what they descend from, which properties they have, and what these may hold.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('schema-dts/package.json').replace(/package\.json$/, 'dist/schema.d.ts');

// interface NewsArticleBase extends ArticleBase {        one per type; some only give an `@type` to another
//     "dateline"?: SchemaValue<Text, "dateline">;        the property, and the types of its value
const INTERFACE = /^(?:export )?interface (\w+?)(Base|Leaf)(?:<[^>]*>)? extends (.+?) \{$/;
const PROPERTY = /^ {4}"([a-zA-Z]\w*)"\?: SchemaValue<(.+), "\1">;$/;
const TYPE = /^ {4}"@type": "(\w+)";$/;
const ALIAS = /^export type (\w+)(?:<[^>]*>)? = (.+);$/;

const names = (list, separator) => list.split(separator).map((name) => name.trim()).filter(Boolean);

function readVocabulary() {
  const bases = new Map(); // name → { parents, properties: name → types of its value }
  const types = new Map(); // what may stand in @type → name of its base
  const members = new Map(); // enumeration → the addresses it may hold
  let current = null;
  let leaf = null;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const head = INTERFACE.exec(line);
    const alias = ALIAS.exec(line);
    if (head) {
      const [, name, kind, parents] = head;
      const above = names(parents.replace(/<[^<>]*>/g, ''), ',').map((parent) => parent.replace(/Base$/, '')).filter((parent) => parent !== 'Partial');
      current = kind === 'Base' ? { parents: above, properties: new Map() } : null;
      leaf = kind === 'Leaf' ? above[0] : null;
      if (current) bases.set(name, current);
    } else if (alias) {
      const literals = [...alias[2].matchAll(/"(https:\/\/schema\.org\/\w+)"/g)].map((match) => match[1]);
      if (literals.length > 0) members.set(alias[1], literals);
    } else if (line === '}') {
      current = leaf = null;
    }
    const property = current && PROPERTY.exec(line);
    if (property) current.properties.set(property[1], names(property[2], '|'));
    const type = leaf && TYPE.exec(line);
    if (type) types.set(type[1], leaf);
  }
  return { bases, types, members };
}

export class Vocabulary {
  #read = readVocabulary();

  get size() {
    return this.#read.types.size;
  }

  hasType(name) {
    return this.#read.types.has(name);
  }

  /** The type and all that it descends from. */
  #line(name) {
    const line = new Set();
    const add = (base) => {
      if (line.has(base) || !this.#read.bases.has(base)) return;
      line.add(base);
      this.#read.bases.get(base).parents.forEach(add);
    };
    add(this.#read.types.get(name) ?? name);
    return line;
  }

  /** Types of the values that a property may have on a type; null where the type has no such property. */
  range(type, property) {
    const found = [...this.#line(type)].map((base) => this.#read.bases.get(base).properties.get(property)).filter(Boolean);
    return found.length > 0 ? found.flat() : null;
  }

  /** Whether something of `type` is one of `wanted`, itself or by descent. */
  descends(type, wanted) {
    const line = this.#line(type);
    return wanted.some((name) => line.has(name) || type === name);
  }

  /** The addresses that an enumeration holds; empty where it is none. */
  members(name) {
    return this.#read.members.get(name) ?? [];
  }
}
