// The text itself: the state and view of ProseMirror with everything that belongs to them.

import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { EditorState, Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { shownDirections } from './directions.js';
import { load, uniqueIdentities } from './document.js';
import { el } from './dom.js';
import { figureViews } from './figure.js';
import { finding } from './find.js';
import { hiddenCharacters } from './hidden.js';
import { keyboard } from './keys.js';
import { LinkBar } from './links.js';
import { pasting } from './paste/index.js';
import { typingRules } from './rules.js';
import { tableViews } from './tables.js';
import { say } from './words.js';

const isBlank = ({ childCount, firstChild, content }) => childCount === 1 && firstChild.type.name === 'paragraph' && content.size === 2;

export class Text {
  #places = new Set(); // places in the text that move with it

  /** `act`: what shortcuts do to the interface; `tools`: what pasting needs; `updated(tr)` is told of every transaction. */
  constructor(start, editable, { act, tools, described, updated }) {
    this.dom = el('div', { class: 'page' });
    const mount = this.dom.appendChild(el('div')); // the bar of a link wants to stand beside it
    const track = (pos) => this.track(pos);
    const writing = editable ? [keyboard(start, act), typingRules(), pasting(start, { ...tools, track }), tableEditing(), gapCursor(), dropCursor({ color: false, class: 'drop-here', width: 3 })] : [];
    const linkBar = new Plugin({ view: (view) => new LinkBar(view, start, editable) });
    this.view = new EditorView({ mount }, {
      state: EditorState.create({ doc: load(start.doc), plugins: [...writing, history(), uniqueIdentities(), shownDirections(start.dir), hiddenCharacters(), finding(), linkBar] }),
      editable: () => editable,
      // The tools stay in sight above, so what is scrolled to must stop below them.
      scrollMargin: { top: 120, bottom: 40, left: 0, right: 0 },
      scrollThreshold: { top: 100, bottom: 20, left: 0, right: 0 },
      nodeViews: { ...figureViews(editable, start.dir), ...tableViews(editable, start.dir) },
      attributes: ({ doc }) => ({
        class: ['writing', start.numerals === 'arab' && 'arab', isBlank(doc) && 'blank'].filter(Boolean).join(' '), role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('text'), 'aria-describedby': described,
        lang: start.lang, dir: start.dir, spellcheck: 'true', 'data-placeholder': say('begin'),
      }),
      dispatchTransaction: (tr) => {
        for (const place of this.#places) place.pos = tr.mapping.map(place.pos);
        this.view.updateState(this.view.state.apply(tr));
        updated(tr);
      },
    });
  }

  /** Remembers a place while something takes its time; `end()` says where it has come to. */
  track(pos) {
    const place = { pos };
    this.#places.add(place);
    return { end: () => { this.#places.delete(place); return place.pos; } };
  }

  /** Shows another document in the place of this one. */
  replace(json) {
    const { state } = this.view;
    this.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, load(json).content).setMeta('addToHistory', false));
  }
}
