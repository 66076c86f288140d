// Characters that nobody sees get a small sign, so that what reorders or divides a word does not stay unnoticed.

import { Plugin } from 'prosemirror-state';
import { Decoration } from 'prosemirror-view';
import { blockDecorations } from './decorations.js';

const ALWAYS = { '\u200e': 'LRM', '\u200f': 'RLM', '\u061c': 'ALM', '\u200b': 'ZWSP', '\u00ad': 'SHY', '\ufeff': 'BOM' };
const WISHED = { '\u200c': 'ZWNJ', '\u200d': 'ZWJ', '\u00a0': 'NBSP', '\u202f': 'NNBSP' };
const ANY = /[\u200e\u200f\u061c\u200b\u00ad\ufeff\u200c\u200d\u00a0\u202f]/g;

let all = false;
export const showsAll = () => all;

export function hiddenCharacters() {
  const decorate = (block, pos) => {
    const found = [];
    block.descendants((node, offset) => {
      if (!node.isText) return;
      for (const match of node.text.matchAll(ANY)) {
        const sign = ALWAYS[match[0]] ?? (all ? WISHED[match[0]] : null);
        const at = pos + 1 + offset + match.index;
        if (sign) found.push(Decoration.inline(at, at + 1, { class: 'sign', 'data-sign': sign }));
      }
    });
    return found;
  };
  return new Plugin(blockDecorations(decorate, 'hidden'));
}

export function toggleHidden(state, dispatch) {
  if (dispatch) {
    all = !all;
    dispatch(state.tr.setMeta('hidden', all));
  }
  return true;
}
