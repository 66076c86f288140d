// What a text can say: the server's blocks and inlines, one to one. What is not here cannot get in.

import { Schema } from 'prosemirror-model';
import { accepted } from './addresses.js';

const MEDIA = /^[0-9a-f]{64}$/;
const optional = { default: null, validate: 'string|null' };
const identity = { id: optional, lang: optional, dir: optional };

/** A block follows the direction of its own letters unless somebody forced one. */
const shown = (node, more = {}) => ({ 'data-id': node.attrs.id, lang: node.attrs.lang, dir: node.attrs.dir ?? 'auto', ...more });

const forced = (dir) => (dir === 'rtl' || dir === 'ltr' ? dir : null);
const told = (element) => ({ id: element.getAttribute('data-id'), lang: element.getAttribute('lang') || null, dir: forced(element.dir) });
const number = (text) => (/^\d+$/.test(text ?? '') ? Number(text) : null);
const ownAddress = (address) => (/^\/(?!\/)/.test(address ?? '') ? address : null);

const block = (spec) => ({ group: 'block', ...spec, attrs: { ...identity, ...spec.attrs } });
const simple = (tag, spec) => block({ toDOM: (node) => [tag, shown(node), 0], parseDOM: [{ tag, getAttrs: told }], ...spec });

function readFigure(element) {
  const media = element.getAttribute('data-media');
  if (!MEDIA.test(media ?? '')) return false;
  const image = element.querySelector('img');
  return {
    ...told(element),
    media,
    src: ownAddress(image?.getAttribute('src') ?? image?.getAttribute('data-src')), // disarmed while it was pasted
    width: number(image?.getAttribute('width')),
    height: number(image?.getAttribute('height')),
    alt: element.getAttribute('data-alt'),
    credit: element.getAttribute('data-credit'),
  };
}

function writeFigure(node) {
  const { media, src, width, height, alt, credit } = node.attrs;
  const image = ['img', { src, width, height, alt: alt ?? '' }];
  return ['figure', shown(node, { 'data-media': media, 'data-alt': alt, 'data-credit': credit }), image, ['figcaption', 0]];
}

function readCaption(element) {
  try {
    const caption = JSON.parse(element.getAttribute('data-caption') ?? 'null');
    return Array.isArray(caption) ? caption : null;
  } catch {
    return null;
  }
}

const cell = (tag, role) => ({
  content: 'inline*',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  tableRole: role,
  isolating: true,
  toDOM: () => [tag, { dir: 'auto' }, 0],
  parseDOM: [{ tag }],
});

const nodes = {
  doc: { content: 'block+' },
  paragraph: simple('p', { content: 'inline*' }),
  heading: block({
    content: 'inline*',
    attrs: { level: { default: 2, validate: 'number' } },
    defining: true,
    toDOM: (node) => [`h${node.attrs.level}`, shown(node), 0],
    parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, getAttrs: (element) => ({ ...told(element), level }) })),
  }),
  bullet_list: simple('ul', { content: 'list_item+', group: 'block list' }),
  ordered_list: simple('ol', { content: 'list_item+', group: 'block list' }),
  list_item: { content: 'line list?', defining: true, toDOM: () => ['li', 0], parseDOM: [{ tag: 'li' }] },
  quotation: simple('blockquote', { content: 'line+ attribution?', defining: true }),
  attribution: { content: 'inline*', defining: true, toDOM: () => ['footer', { dir: 'auto' }, 0], parseDOM: [{ tag: 'footer' }] },
  notice: block({
    content: 'line+',
    defining: true,
    toDOM: (node) => ['div', shown(node, { class: 'notice' }), 0],
    parseDOM: [{ tag: 'div.notice', getAttrs: told }],
  }),
  line: { content: 'inline*', toDOM: () => ['div', { class: 'line' }, 0], parseDOM: [{ tag: 'div.line' }] },
  figure: block({
    content: 'inline*',
    attrs: {
      media: { validate: 'string' }, src: optional, width: { default: null, validate: 'number|null' },
      height: { default: null, validate: 'number|null' }, alt: optional, credit: optional,
    },
    isolating: true,
    draggable: true,
    toDOM: writeFigure,
    parseDOM: [{ tag: 'figure[data-media]', getAttrs: readFigure, contentElement: 'figcaption' }],
  }),
  gallery: block({
    content: 'figure*', // an empty one is not saved; a picture that nobody chose cannot be made up
    isolating: true,
    toDOM: (node) => ['div', shown(node, { class: 'gallery' }), 0],
    parseDOM: [{ tag: 'div.gallery', getAttrs: told }],
  }),
  table: block({
    content: 'table_row+',
    attrs: { caption: { default: null } },
    tableRole: 'table',
    isolating: true,
    toDOM: (node) => ['table', shown(node, { 'data-caption': node.attrs.caption && JSON.stringify(node.attrs.caption) }), ['tbody', 0]],
    parseDOM: [{ tag: 'table', getAttrs: (element) => ({ ...told(element), caption: readCaption(element) }) }],
  }),
  table_row: { content: '(table_cell | table_header)+', tableRole: 'row', toDOM: () => ['tr', 0], parseDOM: [{ tag: 'tr' }] },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
  link_card: block({
    atom: true,
    draggable: true,
    attrs: { address: { validate: 'string' }, title: { default: '', validate: 'string' }, description: optional },
    toDOM: (node) => ['div', shown(node, { class: 'card-link', 'data-address': node.attrs.address }), ['b', node.attrs.title], ['span', node.attrs.description ?? ''], ['span', { class: 'code', dir: 'ltr' }, node.attrs.address]],
    parseDOM: [{
      tag: 'div.card-link',
      getAttrs(element) {
        const address = accepted(element.getAttribute('data-address'));
        if (!address) return false; // null would mean: with the attributes as they are by default
        return { ...told(element), address, title: element.children[0]?.textContent ?? '', description: element.children[1]?.textContent || null };
      },
    }],
  }),
  attachment: block({
    atom: true,
    draggable: true,
    attrs: { media: { validate: 'string' }, name: { default: '', validate: 'string' } },
    toDOM: (node) => ['div', shown(node, { class: 'attachment', 'data-media': node.attrs.media }), node.attrs.name],
    parseDOM: [{
      tag: 'div.attachment',
      getAttrs(element) {
        const media = element.getAttribute('data-media');
        return MEDIA.test(media ?? '') && { ...told(element), media, name: element.textContent };
      },
    }],
  }),
  rule: block({ atom: true, toDOM: (node) => ['hr', { 'data-id': node.attrs.id }], parseDOM: [{ tag: 'hr', getAttrs: told }] }),
  text: { group: 'inline' },
  hard_break: {
    group: 'inline', inline: true, selectable: false,
    linebreakReplacement: true, leafText: () => '\n',
    toDOM: () => ['br'], parseDOM: [{ tag: 'br' }],
  },
};

// Their order is the order of nesting, from outside.
const marks = {
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    toDOM: (mark) => ['a', { href: mark.attrs.href }, 0],
    parseDOM: [{ tag: 'a[href]', getAttrs: (element) => { const href = accepted(element.getAttribute('href')); return href ? { href } : false; } }],
  },
  language: {
    attrs: { lang: { validate: 'string' } },
    toDOM: (mark) => ['span', { lang: mark.attrs.lang }, 0],
    parseDOM: [{ tag: 'span[lang]', getAttrs: (element) => ({ lang: element.getAttribute('lang') }) }],
  },
  isolate: {
    attrs: { dir: { validate: 'string' } },
    toDOM: (mark) => ['bdi', { dir: mark.attrs.dir }, 0],
    parseDOM: [{ tag: 'bdi[dir]', getAttrs: (element) => { const dir = forced(element.dir); return dir ? { dir } : false; } }],
  },
  strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }] },
  emphasis: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }] },
  superscript: { excludes: 'superscript subscript', toDOM: () => ['sup', 0], parseDOM: [{ tag: 'sup' }] },
  subscript: { excludes: 'subscript superscript', toDOM: () => ['sub', 0], parseDOM: [{ tag: 'sub' }] },
};

export const schema = new Schema({ nodes, marks });

/** The block that `doc` has at `index`, with its position. */
export function blockAt(doc, index) {
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return { node: doc.child(index), pos };
}
