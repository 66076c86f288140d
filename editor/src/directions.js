// The direction of blocks and of parts of a line.

import { Plugin } from 'prosemirror-state';
import { Decoration } from 'prosemirror-view';
import { blockDecorations } from './decorations.js';
import { schema } from './schema.js';
import { setBlocks } from './commands.js';

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;

/** The direction of the first strong letter; null without one. */
export function firstStrong(text) {
  for (const letter of text) if (LETTER.test(letter)) return RTL.test(letter) ? 'rtl' : 'ltr';
  return null;
}

/** The direction that most letters have; null without a letter. */
export function prevailing(text) {
  let balance = 0;
  let any = false;
  for (const letter of text) {
    if (!LETTER.test(letter)) continue;
    any = true;
    balance += RTL.test(letter) ? 1 : -1;
  }
  return any ? (balance >= 0 ? 'rtl' : 'ltr') : null;
}

/** The direction that `node` is shown in, by the server's rule: forced, or that of most letters, or the document's. */
export const directionOf = (node, documentDir) => node.attrs.dir ?? prevailing(node.textContent) ?? documentDir;

const LINES = new Set(['paragraph', 'heading', 'bullet_list', 'ordered_list', 'quotation', 'notice', 'table_cell', 'table_header', 'attribution']);
const HOLDERS = new Set(['table', 'table_row', 'quotation']);

/**
 * Browsers take the first letter's direction for `dir=auto`, and left to right without a letter. Where readers will see
 * another one (an Arabic sentence that begins with a foreign name, a cell of digits) it is shown here too.
 */
export function shownDirections(documentDir) {
  const decorate = (block, pos) => {
    const found = [];
    const whole = directionOf(block, documentDir);
    const look = (node, at) => {
      const dir = node === block ? whole : (prevailing(node.textContent) ?? whole);
      if (LINES.has(node.type.name) && !node.attrs.dir && firstStrong(node.textContent) !== dir) found.push(Decoration.node(at, at + node.nodeSize, { dir }));
      if (HOLDERS.has(node.type.name)) node.forEach((child, offset) => look(child, at + 1 + offset));
    };
    look(block, pos);
    return found;
  };
  return new Plugin(blockDecorations(decorate));
}

/** Forces the other direction on the blocks, or lets them follow their letters again. */
export const toggleDirection = (documentDir) => setBlocks((node) => {
  return { dir: node.attrs.dir ? null : directionOf(node, documentDir) === 'rtl' ? 'ltr' : 'rtl' };
});

/** Sets the selected part apart from what surrounds it; numbers run from left to right. */
export function toggleIsolate(state, dispatch) {
  const { from, to, empty, $from } = state.selection;
  const type = schema.marks.isolate;
  if (empty) return false;
  if (state.doc.rangeHasMark(from, to, type)) {
    dispatch?.(state.tr.removeMark(from, to, type));
    return true;
  }
  if (!$from.parent.type.allowsMarkType(type)) return false;
  const dir = prevailing(state.doc.textBetween(from, to, ' ')) ?? 'ltr';
  dispatch?.(state.tr.addMark(from, to, type.create({ dir })));
  return true;
}
