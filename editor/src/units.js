// Lists, quotations, headings and paragraphs turn into each other by way of units: one unit is one line of
// text with what it stands in. A change reads the touched blocks as units, changes those, and writes them back.

import { closeHistory } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { schema } from './schema.js';

const { nodes } = schema;
export const DEEPEST = 3; // lists nest four deep: 0 to 3

const ofBlock = (node) => ({ id: node.attrs.id, lang: node.attrs.lang, dir: node.attrs.dir });

function listUnits(list, pos, depth, common, out) {
  const ordered = list.type === nodes.ordered_list;
  list.forEach((item, offset) => {
    const at = pos + 1 + offset;
    out.push({ ...common, kind: 'item', depth, ordered, content: item.firstChild.content, pos: at + 2 });
    if (item.childCount > 1) listUnits(item.lastChild, at + 1 + item.firstChild.nodeSize, depth + 1, common, out);
  });
}

/** The units of one block that stands at `pos`. */
export function unitsOf(block, pos) {
  const common = { attrs: ofBlock(block), group: block };
  const out = [];
  switch (block.type) {
    case nodes.paragraph:
      return [{ ...common, kind: 'paragraph', content: block.content, pos: pos + 1 }];
    case nodes.heading:
      return [{ ...common, kind: 'heading', level: block.attrs.level, content: block.content, pos: pos + 1 }];
    case nodes.bullet_list:
    case nodes.ordered_list:
      listUnits(block, pos, 0, common, out);
      return out;
    case nodes.quotation:
    case nodes.notice:
      block.forEach((line, offset) => {
        const kind = line.type === nodes.attribution ? 'attribution' : block.type.name;
        out.push({ ...common, kind, content: line.content, pos: pos + offset + 2 });
      });
      return out;
    default:
      return [{ ...common, kind: 'whole', node: block, pos }];
  }
}

const line = (unit) => nodes.line.create(null, unit.content);
const family = (unit) => (unit.kind === 'attribution' ? 'quotation' : unit.kind);

function together(one, next) {
  const kind = family(one);
  if (!['item', 'quotation', 'notice'].includes(kind) || kind !== family(next) || one.group !== next.group) return false;
  return !(kind === 'item' && next.depth === 0 && next.ordered !== one.ordered);
}

/** A list of units of which the first has the least depth; the others are at most one deeper than the one before. */
function listOf(units, attrs, depth = 0) {
  const items = [];
  for (let i = 0; i < units.length; ) {
    let end = i + 1;
    while (end < units.length && units[end].depth > depth) end += 1;
    const inner = units.slice(i + 1, end);
    const children = inner.length > 0 ? [listOf(inner, {}, depth + 1)] : [];
    items.push(nodes.list_item.create(null, [line(units[i]), ...children]));
    i = end;
  }
  return (units[0].ordered ? nodes.ordered_list : nodes.bullet_list).create(attrs, items);
}

function level(units) {
  let before = -1;
  for (const unit of units) {
    unit.depth = Math.max(0, Math.min(unit.depth, before + 1, DEEPEST));
    before = unit.depth;
  }
}

/** The blocks that `units` make. */
export function blocksOf(units) {
  const blocks = [];
  const used = new Set();
  for (let i = 0; i < units.length; ) {
    let end = i + 1;
    while (end < units.length && together(units[i], units[end])) end += 1;
    const group = units.slice(i, end);
    const [first] = group;
    const attrs = { ...first.attrs, id: used.has(first.attrs?.id) ? null : (first.attrs?.id ?? null) };
    used.add(attrs.id);
    if (first.kind === 'whole') blocks.push(first.node);
    else if (first.kind === 'item') {
      level(group);
      blocks.push(listOf(group, attrs));
    } else if (first.kind === 'heading') blocks.push(nodes.heading.create({ ...attrs, level: first.level }, first.content));
    else if (first.kind === 'paragraph') blocks.push(nodes.paragraph.create(attrs, first.content));
    else {
      const lines = group.map((unit, index) => {
        const attribution = unit.kind === 'attribution' && index > 0 && index === group.length - 1;
        return attribution ? nodes.attribution.create(null, unit.content) : line(unit);
      });
      blocks.push(nodes[family(first)].create(attrs, lines));
    }
    i = end;
  }
  return blocks;
}

/** Where the text of each unit begins once `blocks`, made of them, stand at `start`. */
function placesOf(units, blocks, start) {
  const places = new Map();
  let next = 0;
  let pos = start;
  for (const block of blocks) {
    const at = pos;
    if (units[next]?.kind === 'whole') {
      places.set(units[next], at);
      next += 1;
    } else {
      const text = (node, from) => {
        if (node.isTextblock) {
          places.set(units[next], from + 1);
          next += 1;
          return;
        }
        node.forEach((child, offset) => text(child, from + 1 + offset));
      };
      text(block, at);
    }
    pos += block.nodeSize;
  }
  return places;
}

const sizeOf = (unit) => (unit.kind === 'whole' ? unit.node.nodeSize : unit.content.size);

/**
 * Changes the blocks that the selection touches. `change` gets their units (each knows whether it is
 * `selected`) and answers new ones, or `{ units, caret: { unit, offset } }`, or null for no change.
 */
export function reshape(tr, change) {
  const { $from, $to, from, to, anchor, head } = tr.selection;
  const first = $from.index(0);
  const last = Math.max(first, $to.depth > 0 ? $to.index(0) : $to.index(0) - 1);
  const start = $from.posAtIndex(first, 0);
  const before = [];
  let end = start;
  for (let i = first; i <= last; i += 1) {
    const block = tr.doc.child(i);
    before.push(...unitsOf(block, end));
    end += block.nodeSize;
  }
  for (const unit of before) unit.selected = unit.pos <= to && unit.pos + sizeOf(unit) >= from;
  const holds = (pos) => before.find((unit) => unit.pos <= pos && pos <= unit.pos + sizeOf(unit));
  const [atAnchor, atHead] = [holds(anchor), holds(head)];
  const answer = change(before);
  if (!answer) return null;
  const units = answer.units ?? answer;
  const blocks = blocksOf(units);
  if (blocks.length === 0) blocks.push(nodes.paragraph.create());
  tr.replaceWith(start, end, blocks);
  const places = placesOf(units, blocks, start);
  const now = (unit, pos) => (places.has(unit) ? places.get(unit) + Math.min(pos - unit.pos, sizeOf(unit)) : start + 1);
  if (answer.caret) tr.setSelection(TextSelection.near(tr.doc.resolve(places.get(answer.caret.unit) + answer.caret.offset)));
  else if (atAnchor && atHead && atAnchor.kind !== 'whole' && atHead.kind !== 'whole') {
    tr.setSelection(TextSelection.between(tr.doc.resolve(now(atAnchor, anchor)), tr.doc.resolve(now(atHead, head))));
  }
  return tr;
}

/** A command that reshapes, and is undone by itself. */
export const reshaping = (change) => (state, dispatch) => {
  const tr = reshape(closeHistory(state.tr), change);
  if (!tr) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};
