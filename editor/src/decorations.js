// Decorations that depend on one top-level block each are made anew only for the blocks that changed.

import { DecorationSet } from 'prosemirror-view';

function changedSpan(before, after) {
  let start = 0;
  let pos = 0;
  const least = Math.min(before.childCount, after.childCount);
  while (start < least && before.child(start) === after.child(start)) {
    pos += after.child(start).nodeSize;
    start += 1;
  }
  let tail = 0;
  while (tail < least - start && before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)) tail += 1;
  return { start, pos, end: after.childCount - tail };
}

function decorated(doc, decorate, start, pos, end) {
  const found = [];
  let at = pos;
  for (let i = start; i < end; i += 1) {
    found.push(...decorate(doc.child(i), at));
    at += doc.child(i).nodeSize;
  }
  return { found, at };
}

/** The spec of a plugin that shows `decorate(block, pos)`; a transaction's `again` meta redoes everything. */
export function blockDecorations(decorate, again = null) {
  const whole = (doc) => DecorationSet.create(doc, decorated(doc, decorate, 0, 0, doc.childCount).found);
  return {
    state: {
      init: (_config, state) => whole(state.doc),
      apply(tr, set, before, after) {
        if (again && tr.getMeta(again) !== undefined) return whole(after.doc);
        if (!tr.docChanged) return set;
        const { start, pos, end } = changedSpan(before.doc, after.doc);
        const { found, at } = decorated(after.doc, decorate, start, pos, end);
        const mapped = set.map(tr.mapping, after.doc);
        const stale = mapped.find(pos, at).filter((one) => one.from >= pos && one.to <= at);
        return mapped.remove(stale).add(after.doc, found);
      },
    },
    props: { decorations(state) { return this.getState(state); } },
  };
}
