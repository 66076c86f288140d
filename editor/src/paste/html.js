// Reads HTML of other programs into units. What it does not know leaves its text and nothing else, so no script,
// style, handler or address that runs can come in: parsing into our own blocks is the sanitiser.

import { schema } from '../schema.js';
import { pasted } from '../addresses.js';
import { prevailing } from '../directions.js';
import { inlines } from './text.js';
import { faceOf, hides, styleOf } from './style.js';
import { counts, headingLevel, isMarker, languageOf, placeInList } from './word.js';

const { marks, nodes } = schema;

const GONE = new Set('SCRIPT STYLE HEAD META LINK TITLE BASE XML IFRAME FRAME OBJECT EMBED APPLET SVG MATH TEMPLATE NOSCRIPT BUTTON INPUT SELECT TEXTAREA OPTION DATALIST DIALOG DEL AUDIO AREA PARAM SOURCE TRACK'.split(' '));
const PICTURES = new Set(['IMG', 'PICTURE', 'VIDEO', 'CANVAS', 'V:SHAPE', 'V:IMAGEDATA']);
const BLOCKS = new Set('P DIV SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV ADDRESS FIGURE FIGCAPTION DETAILS SUMMARY DL DT DD FORM FIELDSET PRE CENTER H1 H2 H3 H4 H5 H6 BLOCKQUOTE UL OL LI BODY HTML TR TD TH TBODY CAPTION'.split(' '));
const MARKS = { B: 'strong', STRONG: 'strong', I: 'emphasis', EM: 'emphasis', CITE: 'emphasis', SUP: 'superscript', SUB: 'subscript' };

/** Takes out what would be applied while parsing, and keeps the styles as plain data. */
export function disarm(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?(base|meta|link)\b[^>]*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s|["'/])(style|on[a-z]+|src|srcset|background|poster|data)(?=\s*=)/gi, '$1data-$2'));
}

export class Reader {
  pictures = 0;
  units = [];
  #open = null;

  constructor(context, { inCell = false, shift = 0 } = {}) {
    this.context = context; // { lang, dir } of the document
    this.inCell = inCell;
    this.shift = shift;
  }

  /** The units of everything in `root`. */
  read(root) {
    this.shift = root.querySelector('h1, .MsoTitle') ? 1 : 0;
    for (const end of [root.firstChild, root.lastChild]) if (end?.nodeType === Node.TEXT_NODE && /^\s*\n\s*$/.test(end.nodeValue)) end.remove();
    this.#children(root, { kind: 'paragraph', marks: [], bare: true });
    this.#close();
    return this.units;
  }

  #children(node, state) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(child.nodeValue, state);
      else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child, state);
    }
  }

  #text(value, state) {
    let text = state.pre ? value.replace(/\r\n?/g, '\n') : value.replace(/[ \t\r\n\f]+/g, ' ');
    if (state.spacer) text = text.replace(/\u00a0/g, ' ');
    if (!text || (!this.#open && !text.trim())) return;
    this.#begin(state);
    if (!state.pre) {
      this.#open.parts.push(...inlines(text, state.marks));
      return;
    }
    text.split('\n').forEach((line, index) => {
      if (index > 0) this.#open.parts.push(nodes.hard_break.create());
      if (line) this.#open.parts.push(...inlines(line, state.marks));
    });
  }

  #begin(state) {
    if (this.#open) return;
    const { kind, level, depth, ordered, group, item, word, bare } = state;
    // A second paragraph of an entry goes on in its line: an entry has only one.
    if (kind === 'item' && item?.unit) {
      this.#open = item.unit;
      this.#open.parts.push(nodes.hard_break.create());
      return;
    }
    this.#open = { kind, level, depth, ordered, group: group ?? {}, word, bare, element: state.element, parts: [] };
    if (kind === 'item' && item) item.unit = this.#open;
  }

  #close() {
    const unit = this.#open;
    this.#open = null;
    if (!unit) return;
    if (!this.units.includes(unit)) this.units.push(unit);
  }

  #element(element, state) {
    const name = element.nodeName.toUpperCase();
    if (PICTURES.has(name)) {
      this.pictures += 1;
      return;
    }
    if (GONE.has(name)) return;
    const style = styleOf(element);
    if (hides(style) || isMarker(style) || element.hasAttribute('hidden') || /comment-list|footnote-list/.test(style['mso-element'] ?? '')) return;
    if (name === 'BR') return this.#break(state);
    if (name === 'HR') {
      this.#close();
      if (!this.inCell) this.units.push({ kind: 'whole', node: nodes.rule.create(), group: {} });
      return;
    }
    if (name === 'TABLE') return this.#table(element, state);
    const inner = this.#inside(element, name, style, state);
    if (!BLOCKS.has(name)) return this.#children(element, inner);
    this.#close();
    this.#children(element, { ...inner, bare: false });
    this.#close();
  }

  #break(state) {
    if (!this.#open) return;
    const { parts } = this.#open;
    // Two in a row were meant as the end of a paragraph.
    if (parts.at(-1)?.type === nodes.hard_break && ['paragraph', 'quotation'].includes(state.kind)) {
      parts.pop();
      this.#close();
    } else parts.push(nodes.hard_break.create());
  }

  #inside(element, name, style, state) {
    const inner = { ...state, marks: this.#marks(element, name, style, state) };
    if (style['mso-spacerun'] === 'yes' || element.className === 'Apple-converted-space') inner.spacer = true;
    if (name === 'PRE' || /^(pre|pre-wrap|break-spaces)$/.test(style['white-space'] ?? '')) inner.pre = BLOCKS.has(name) ? name === 'PRE' : state.pre;
    if (!BLOCKS.has(name)) return inner;
    if (element.hasAttribute('dir') || element.hasAttribute('lang')) inner.element = element;
    const place = placeInList(style);
    const heading = name === 'LI' ? null : headingLevel(element, style);
    if (name === 'UL' || name === 'OL') {
      const nested = state.kind === 'item' || state.list;
      Object.assign(inner, { kind: 'paragraph', list: true, ordered: name === 'OL', depth: nested ? (state.depth ?? 0) + 1 : 0, group: nested ? state.group : {} });
    } else if (name === 'LI') {
      Object.assign(inner, { kind: 'item', depth: state.depth ?? 0, ordered: state.ordered ?? false, group: state.group ?? {}, item: {}, element: inner.element ?? element });
    } else if (place) {
      const last = this.units.at(-1);
      const marker = [...element.querySelectorAll('[data-style]')].find((child) => isMarker(styleOf(child)));
      const same = last?.kind === 'item' && last.word === true;
      Object.assign(inner, { kind: 'item', depth: place.depth, ordered: counts(marker?.textContent ?? ''), group: same ? last.group : {}, item: null, word: true, element });
    } else if (heading) {
      Object.assign(inner, { kind: 'heading', level: Math.max(2, Math.min(4, heading + this.shift)), element, marks: inner.marks.filter((mark) => mark.type !== marks.strong) });
    } else if (name === 'BLOCKQUOTE' || /^Mso(Intense)?Quote/.test(element.className)) {
      const last = this.units.at(-1);
      const goesOn = name !== 'BLOCKQUOTE' && last?.kind === 'quotation';
      Object.assign(inner, { kind: 'quotation', group: goesOn ? last.group : state.kind === 'quotation' ? state.group : {}, element });
    } else if (name === 'FOOTER' && state.kind === 'quotation') inner.kind = 'attribution';
    else if (state.kind === 'paragraph') inner.element = element;
    return inner;
  }

  #marks(element, name, style, state) {
    let set = state.marks;
    const put = (mark) => { set = mark.addToSet(set); };
    const face = faceOf(style);
    const type = MARKS[name] && marks[MARKS[name]];
    const denied = (type === marks.strong && face.bold === false) || (type === marks.emphasis && face.slanted === false);
    if (type && !denied) put(type.create());
    const weight = (mark, says) => {
      if (says === true) put(mark.create());
      if (says === false && !type) set = mark.removeFromSet(set);
    };
    weight(marks.strong, face.bold);
    weight(marks.emphasis, face.slanted);
    if (face.raised) put(marks.superscript.create());
    if (face.lowered) put(marks.subscript.create());
    if (state.kind === 'heading') set = marks.strong.removeFromSet(set);
    if (name === 'A') {
      const href = pasted(element.getAttribute('href'));
      if (href) put(marks.link.create({ href }));
    }
    if (name === 'BDI' || name === 'BDO') {
      const dir = element.dir === 'rtl' || element.dir === 'ltr' ? element.dir : null;
      if (dir) put(marks.isolate.create({ dir }));
    }
    if (element.hasAttribute('lang') && !BLOCKS.has(name)) {
      const lang = languageOf(element.getAttribute('lang'), element.textContent, this.context.lang);
      if (lang) put(marks.language.create({ lang }));
    }
    return set;
  }

  #table(element, state) {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element);
    const widest = Math.max(0, ...rows.map((row) => row.cells.length));
    // A table of one column only lays out what is in it, and none stands inside another.
    if (widest < 2 || this.inCell) {
      this.#close();
      for (const row of rows) this.#children(row, state);
      this.#close();
      return;
    }
    this.#close();
    const grid = rows.map(() => []);
    rows.forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x]) x += 1;
        const [wide, high] = [Math.min(cell.colSpan, 100), Math.min(cell.rowSpan, rows.length - y)];
        for (let dy = 0; dy < high; dy += 1) for (let dx = 0; dx < wide; dx += 1) grid[y + dy][x + dx] = dx + dy === 0 ? this.#cell(cell) : this.#cell(null, cell.nodeName);
        x += wide;
      }
    });
    const columns = Math.max(...grid.map((row) => row.length));
    const made = grid.filter((row) => row.length > 0).map((row) => nodes.table_row.create(null, Array.from({ length: columns }, (_, x) => row[x] ?? nodes.table_cell.create())));
    const caption = element.caption && this.#line(element.caption);
    const table = nodes.table.create({ ...this.#told(element, element.textContent), caption: caption?.length ? caption.map((node) => node.toJSON()) : null }, made);
    this.units.push({ kind: 'whole', node: table, group: {} });
  }

  #cell(cell, name = cell.nodeName) {
    const type = name === 'TH' ? nodes.table_header : nodes.table_cell;
    if (!cell) return type.create();
    return type.create(null, this.#line(cell, name === 'TH'));
  }

  #line(element, plain = false) {
    const reader = new Reader(this.context, { inCell: true });
    const parts = oneLine(reader.read(element));
    this.pictures += reader.pictures;
    return plain ? parts.map((part) => part.mark(marks.strong.removeFromSet(part.marks))) : parts;
  }

  /** Direction and language that a block was given and that say more than its letters do. */
  #told(element, text) {
    const holder = element?.closest('[dir]');
    const dir = holder?.dir;
    const letters = prevailing(text);
    const said = dir === this.context.dir && letters !== null && letters !== dir;
    const lang = element?.closest('[lang]')?.getAttribute('lang');
    return { id: null, lang: lang ? languageOf(lang, text, this.context.lang) : null, dir: said ? dir : null };
  }

  /** The units with their content made, without those that say nothing. */
  finished() {
    return this.units.filter((unit) => {
      if (unit.kind === 'whole') return true;
      const parts = trimmed(unit.parts, unit.bare);
      if (!parts.some((part) => !part.isText || part.text.trim())) return false;
      unit.content = parts;
      unit.attrs = this.#told(unit.element, parts.map((part) => part.text ?? ' ').join(''));
      if (unit.attrs.lang) unit.content = parts.map((part) => part.mark(marks.language.removeFromSet(part.marks)));
      return true;
    });
  }
}

/** Units side by side in one line, breaks between them. */
export function oneLine(units) {
  const lines = units.filter((unit) => unit.parts).map((unit) => trimmed(unit.parts)).filter((parts) => parts.length > 0);
  return lines.flatMap((parts, index) => (index > 0 ? [nodes.hard_break.create(), ...parts] : parts));
}

/**
 * Parts with single spaces, and none beside a break or at the ends. `bare` is text that no block was around:
 * some words out of a line, with the spaces that they bring.
 */
function trimmed(parts, bare = false) {
  const out = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (!part.isText) {
      if (last?.isText && /\s$/.test(last.text)) replaceEnd(out, last.text.trimEnd());
      if (out.length > 0) out.push(part);
      continue;
    }
    let { text } = part;
    if (/^[ \u00a0]/.test(text) && (last ? !last.isText || /[ \u00a0]$/.test(last.text) : !bare)) text = text.replace(/^[ \u00a0]+/, '');
    text = text.replace(/[ \u00a0]* [ \u00a0]*/g, ' ');
    if (text) out.push(schema.text(text, part.marks));
  }
  for (;;) {
    const last = out.at(-1);
    if (!last) break;
    if (!last.isText) out.pop();
    else if (!bare && /\s$/.test(last.text)) replaceEnd(out, last.text.trimEnd());
    else break;
  }
  return out;
}

function replaceEnd(out, text) {
  const last = out.pop();
  if (text) out.push(schema.text(text, last.marks));
}
