// Between the server's JSON and the document being edited; identities of blocks.

import { Fragment } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { schema } from './schema.js';

/** The document of `json`; throws on what the schema does not know. */
export function load(json) {
  const content = json?.content?.length ? json.content : [{ type: 'paragraph' }];
  const doc = schema.nodeFromJSON({ type: 'doc', content });
  doc.check();
  return doc;
}

function plain(json) {
  const out = { ...json };
  if (json.type === 'table_cell' || json.type === 'table_header') delete out.attrs;
  if (json.content) out.content = json.content.filter((child) => child.type !== 'attribution' || child.content).map(plain);
  // A name under no words is words: a quotation needs a line.
  if (json.type === 'quotation' && !out.content.some((child) => child.type === 'line' && child.content)) {
    out.content = out.content.filter((child) => child.content).map((child) => ({ ...child, type: 'line' }));
  }
  return out;
}

const WORDLESS = new Set(['figure', 'table', 'link_card', 'attachment', 'rule']);

/** Whether a block says nothing: an empty line that somebody may yet write in. The server leaves those out too. */
const silent = (node) => (node.type.name === 'gallery' ? node.childCount === 0 : !WORDLESS.has(node.type.name) && !node.textContent.trim());

/** The JSON of `doc` as the server takes it, and the places of the blocks that it has. */
export function save(doc) {
  const content = [];
  const places = [];
  doc.forEach((node, _pos, index) => {
    if (silent(node)) return;
    content.push(plain(node.toJSON()));
    places.push(index);
  });
  if (content.length === 0) content.push(schema.nodes.paragraph.create().toJSON());
  return { json: { type: 'doc', content }, places };
}

/**
 * A transaction that gives the blocks the identities that the server gave them, or null. `sent` is the
 * document as it was sent and `places` where its blocks stood; a block that moved meanwhile waits for the next time.
 */
export function identify(state, sent, places, ids) {
  if (!Array.isArray(ids) || ids.length !== places.length || state.doc.childCount !== sent.childCount) return null;
  const tr = state.tr;
  state.doc.forEach((node, pos, index) => {
    const id = ids[places.indexOf(index)];
    if (!id || node.attrs.id === id || node.type !== sent.child(index).type || node.attrs.id !== sent.child(index).attrs.id) return;
    tr.setNodeAttribute(pos, 'id', id);
  });
  return tr.docChanged ? tr.setMeta('addToHistory', false).setMeta('identities', true) : null;
}

/** Each identity stands once: of the two halves of a divided block the one with the letters keeps it. */
export function uniqueIdentities() {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const holders = new Map();
      const losers = [];
      state.doc.forEach((node, pos) => {
        const { id } = node.attrs;
        if (!id) return;
        const holder = holders.get(id);
        if (!holder) holders.set(id, { node, pos });
        else if (holder.node.content.size === 0 && node.content.size > 0) {
          losers.push(holder.pos);
          holders.set(id, { node, pos });
        } else losers.push(pos);
        // Pictures of a gallery are no blocks of their own.
      });
      const inside = [];
      state.doc.forEach((node, pos) => {
        if (node.type.name === 'gallery' || node.type.name.endsWith('_list')) {
          node.descendants((child, at) => {
            if (child.attrs.id) inside.push(pos + 1 + at);
            return child.type.name !== 'line';
          });
        }
      });
      if (losers.length + inside.length === 0) return null;
      const tr = state.tr;
      for (const pos of [...losers, ...inside]) tr.setNodeAttribute(pos, 'id', null);
      return tr;
    },
  });
}

/** Inline JSON (a caption) as one line of text, and back; marks stay only while nobody changes the text. */
export const captionText = (caption) => (typeof caption === 'string' ? caption : (caption ?? []).map((part) => part.text ?? ' ').join(''));
export const captionOf = (text) => (text.trim() ? [{ type: 'text', text }] : null);
export const captionContent = (caption) => (caption ? Fragment.fromJSON(schema, typeof caption === 'string' ? captionOf(caption) : caption) : Fragment.empty);

/** Whether two states of a text say the same, whatever the server tidied up. */
export function saysTheSame(one, other) {
  const tidy = (value, key) => {
    if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (Array.isArray(value)) return value.map((item) => tidy(item)).filter((item) => item !== null);
    if (value && typeof value === 'object') {
      const entries = Object.entries(value).filter(([name]) => !['id', 'src', 'width', 'height'].includes(name));
      return Object.fromEntries(entries.map(([name, item]) => [name, tidy(item, name)]).filter(([, item]) => item !== null && item !== '').sort());
    }
    return value ?? (key ? '' : null);
  };
  return JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));
}
