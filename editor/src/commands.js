// What the toolbar and the keyboard do to blocks.

import { NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { schema, blockAt } from './schema.js';
import { DEEPEST, reshape, reshaping } from './units.js';

const { nodes } = schema;

/** Turns the selected lines into `kind`; `level` for headings. What cannot turn stays. */
export const setKind = (kind, level) => reshaping((units) => {
  const chosen = units.filter((unit) => unit.selected && unit.kind !== 'whole');
  if (chosen.length === 0) return null;
  const group = chosen.find((unit) => unit.kind === kind)?.group ?? {};
  for (const unit of chosen) {
    if (unit.kind === 'attribution' && kind === 'quotation') continue;
    Object.assign(unit, { kind, level, group });
  }
  return units;
});

/** Turns the selected lines into a list, into the other kind of list, or back into paragraphs. */
export const toggleList = (ordered) => reshaping((units) => {
  const chosen = units.filter((unit) => unit.selected && unit.kind !== 'whole');
  if (chosen.length === 0) return null;
  const listed = chosen.every((unit) => unit.kind === 'item');
  if (listed && chosen.every((unit) => unit.ordered === ordered)) {
    for (const unit of chosen) Object.assign(unit, { kind: 'paragraph', group: {} });
  } else if (listed) {
    const depths = new Set(chosen.map((unit) => unit.depth));
    for (const unit of units) if (unit.kind === 'item' && depths.has(unit.depth)) unit.ordered = ordered;
  } else {
    const group = chosen.find((unit) => unit.kind === 'item')?.group ?? {};
    for (const unit of chosen) Object.assign(unit, { kind: 'item', depth: unit.kind === 'item' ? unit.depth : 0, ordered, group });
  }
  return units;
});

/** Moves entries of a list, and what is below them, deeper or out again. */
export const indent = (by) => reshaping((units) => {
  const chosen = units.filter((unit) => unit.selected && unit.kind === 'item');
  if (chosen.length === 0) return null;
  const index = units.indexOf(chosen[0]);
  const above = units[index - 1];
  if (by > 0 && (above?.kind !== 'item' || above.group !== chosen[0].group || chosen[0].depth > above.depth)) return null;
  const moving = new Set(chosen);
  for (const unit of chosen) {
    for (let i = units.indexOf(unit) + 1; units[i]?.kind === 'item' && units[i].depth > unit.depth; i += 1) moving.add(units[i]);
  }
  if (by > 0 && [...moving].some((unit) => unit.depth + by > DEEPEST)) return null;
  for (const unit of moving) {
    if (unit.depth + by < 0) Object.assign(unit, { kind: 'paragraph', group: {} });
    else {
      unit.depth += by;
      // Among entries that are there already a newcomer is counted as they are.
      const sibling = units.slice(0, units.indexOf(unit)).reverse().find((other) => other.kind === 'item' && other.depth <= unit.depth);
      if (sibling?.depth === unit.depth) unit.ordered = sibling.ordered;
    }
  }
  return units;
});

/** Whether the selection is in a list: there Tab is for its entries, and for nothing else. */
export const inList = ({ selection: { $from } }) => $from.depth > 1 && $from.node(1).type.spec.group === 'block list';

/** From `index` on, what was in the container of `unit` is in another one. */
function divide(units, index, group) {
  const other = {};
  for (let i = index; i < units.length && units[i].group === group; i += 1) units[i].group = other;
}

function leave(units, index) {
  const unit = units[index];
  const group = unit.group;
  const attribution = units[index + 1]?.kind === 'attribution' && units[index + 1].group === group;
  Object.assign(unit, { kind: 'paragraph', group: {} });
  if (attribution && index > 0 && units[index - 1].group === group) {
    units.splice(index, 2, units[index + 1], unit);
  } else divide(units, index + 1, group);
  return { units, caret: { unit, offset: 0 } };
}

const inLine = ($pos) => $pos.parent.type === nodes.line || $pos.parent.type === nodes.attribution;

/** Enter where a line stands in something: goes on in it, or leaves it from an empty line. */
export function enter(state, dispatch) {
  if (state.selection.$from.parent.type === nodes.figure) return paragraphAfter(state, dispatch);
  if (isInTable(state)) return breakLine(state, dispatch);
  if (!inLine(state.selection.$from)) return false;
  const tr = state.tr.deleteSelection();
  const { $from } = tr.selection;
  if (!inLine($from)) return false;
  reshape(tr, (units) => {
    const index = units.findIndex((unit) => unit.pos === $from.start());
    const unit = units[index];
    if (unit.content.size === 0 && unit.kind === 'item' && unit.depth > 0) {
      unit.depth -= 1;
      return { units, caret: { unit, offset: 0 } };
    }
    if (unit.content.size === 0 && unit.kind !== 'attribution') return leave(units, index);
    const next = { ...unit, content: unit.content.cut($from.parentOffset), pos: $from.pos };
    unit.content = unit.content.cut(0, $from.parentOffset);
    if (unit.kind === 'attribution') Object.assign(next, { kind: 'paragraph', group: {} });
    units.splice(index + 1, 0, next);
    if (unit.kind === 'attribution' && unit.content.size === 0) units.splice(index, 1);
    return { units, caret: { unit: next, offset: 0 } };
  });
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Backspace at the start of a line: out of the list, the quotation, the heading; pictures are chosen first. */
export function backspace(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const { parent } = $from;
  if (parent.type === nodes.figure) {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
    return true;
  }
  if (isInTable(state)) return true;
  if (parent.type === nodes.heading && parent.content.size === 0) return setKind('paragraph')(state, dispatch);
  if (parent.type === nodes.attribution && parent.content.size === 0) {
    const tr = state.tr.delete($from.before(), $from.after());
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($from.before() - 1), -1)).scrollIntoView());
    return true;
  }
  if (parent.type !== nodes.line) return false;
  if ($from.node(-1).type === nodes.list_item) {
    return indent(-1)(state, dispatch);
  }
  if ($from.index(-1) > 0) return false;
  return reshaping((units) => {
    const index = units.findIndex((unit) => unit.pos === $from.pos);
    return index < 0 ? null : leave(units, index);
  })(state, dispatch);
}

/** A line ends here and the block goes on. */
export function breakLine(state, dispatch) {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
}

/** Puts blocks behind the block that the selection is in, or in the place of an empty paragraph. */
export function insertBlocks(tr, blocks, at = tr.selection.$to) {
  const depth = at.depth > 0 ? 1 : 0;
  const block = depth ? at.node(1) : null;
  const blank = block?.type === nodes.paragraph && block.content.size === 0;
  const from = depth ? (blank ? at.before(1) : at.after(1)) : at.pos;
  tr.replaceWith(from, depth && blank ? at.after(1) : from, blocks);
  const end = from + blocks.reduce((sum, node) => sum + node.nodeSize, 0);
  return { from, end };
}

/** A new paragraph below whatever the caret is in. */
export function paragraphAfter(state, dispatch) {
  const { $to } = state.selection;
  if (!dispatch) return true;
  const after = $to.depth > 0 ? $to.after(1) : $to.pos;
  const tr = state.tr.insert(after, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

export function insertRule(state, dispatch) {
  if (!dispatch) return true;
  const tr = state.tr;
  const { end } = insertBlocks(tr, [nodes.rule.create()]);
  if (end >= tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end), 1)).scrollIntoView());
  return true;
}

/** Puts a copy of standing words behind the block with the caret, or in the place of an empty one. */
export const insertBoilerplate = (json) => (state, dispatch) => {
  if (isInTable(state)) return false;
  if (!dispatch) return true;
  const blocks = [];
  // The copy is new text: its blocks get identities of their own.
  schema.nodeFromJSON(json).forEach((node) => blocks.push(node.type.create({ ...node.attrs, id: null }, node.content, node.marks)));
  const tr = state.tr;
  const { end } = insertBlocks(tr, blocks);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView());
  return true;
};

export function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  if (!dispatch) return true;
  const row = (type) => nodes.table_row.create(null, [0, 1, 2].map(() => type.create()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const tr = state.tr;
  const { from, end } = insertBlocks(tr, [table]);
  if (end >= tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 3)).scrollIntoView());
  return true;
}

/** Adds the line that says whose words a quotation has, or goes to it. */
export function attribution(state, dispatch) {
  const { $from } = state.selection;
  const quotation = $from.depth > 0 && $from.node(1).type === nodes.quotation ? $from.node(1) : null;
  if (!quotation) return false;
  if (!dispatch) return true;
  const end = $from.end(1);
  const has = quotation.lastChild.type === nodes.attribution;
  const tr = has ? state.tr : state.tr.insert(end, nodes.attribution.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, has ? end - 1 : end + 1)).scrollIntoView());
  return true;
}

/** Moves the block at `pos` of its parent one place up or down. */
export function moveBlock(state, pos, by, dispatch) {
  const $pos = state.doc.resolve(pos);
  const index = $pos.index();
  const other = index + by;
  if (other < 0 || other >= $pos.parent.childCount) return false;
  if (!dispatch) return true;
  const node = $pos.nodeAfter;
  const neighbour = $pos.parent.child(other);
  const target = by < 0 ? pos - neighbour.nodeSize : pos + neighbour.nodeSize;
  const tr = state.tr.delete(pos, pos + node.nodeSize).insert(target, node);
  dispatch(tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView());
  return true;
}

/** Changes attributes of every block that the selection touches. */
export const setBlocks = (attrs) => (state, dispatch) => {
  const { $from, $to } = state.selection;
  const tr = state.tr;
  const last = Math.max($from.index(0), $to.depth > 0 ? $to.index(0) : $to.index(0) - 1);
  for (let i = $from.index(0); i <= last; i += 1) {
    const { node, pos } = blockAt(state.doc, i);
    const wanted = typeof attrs === 'function' ? attrs(node) : attrs;
    for (const [name, value] of Object.entries(wanted)) tr.setNodeAttribute(pos, name, value);
  }
  dispatch?.(tr);
  return true;
};

/** What the caret is in, as the toolbar's list of kinds calls it. */
export function kindOf(state) {
  const { $from } = state.selection;
  const block = $from.depth > 0 ? $from.node(1) : state.selection.node;
  if (!block) return 'other';
  if (block.type === nodes.heading) return `heading-${block.attrs.level}`;
  return ['paragraph', 'quotation', 'notice', 'bullet_list', 'ordered_list'].includes(block.type.name) ? block.type.name : 'other';
}
