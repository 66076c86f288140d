// What is typed at the start of a paragraph and means more than its letters. Quotation marks stay as typed.

import { InputRule, inputRules } from 'prosemirror-inputrules';
import { insertBlocks } from './commands.js';
import { Selection } from 'prosemirror-state';
import { schema } from './schema.js';
import { reshape } from './units.js';

function turning(pattern, into) {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth !== 1 || $start.parent.type !== schema.nodes.paragraph) return null;
    return reshape(state.tr.delete(start, end), (units) => {
      const unit = units.find((one) => one.selected);
      Object.assign(unit, { group: {}, ...into(match) });
      return units;
    });
  });
}

const rule = new InputRule(/^---$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  if ($start.depth !== 1 || $start.parent.type !== schema.nodes.paragraph || $start.parent.content.size > end - start) return null;
  const tr = state.tr.delete(start, end);
  const { end: after } = insertBlocks(tr, [schema.nodes.rule.create()]);
  tr.insert(after, schema.nodes.paragraph.create());
  return tr.setSelection(Selection.near(tr.doc.resolve(after + 1)));
});

export const typingRules = () => inputRules({
  rules: [
    turning(/^[-*•] $/, () => ({ kind: 'item', depth: 0, ordered: false })),
    turning(/^[1١۱][.)-] $/, () => ({ kind: 'item', depth: 0, ordered: true })),
    turning(/^(#{1,4}) $/, (match) => ({ kind: 'heading', level: Math.max(2, match[1].length) })),
    turning(/^> $/, () => ({ kind: 'quotation' })),
    rule,
  ],
});
