// Find and replace. Arabic is found however its harakat, tatweel and alefs are written, unless asked exactly.

import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { button, drawing, el, fresh, labelled } from './dom.js';
import { occurrences } from './folding.js';
import { ICONS } from './icons.js';
import { count, say } from './words.js';

const key = new PluginKey('find');
const SHOWN = 2_000; // marked at most; all are counted and replaced

/** Where `query` stands in `doc`. */
export function findIn(doc, query, exact) {
  const found = [];
  if (!query) return found;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', '\ufffc');
    for (const [from, to] of occurrences(text, query, exact)) found.push({ from: pos + 1 + from, to: pos + 1 + to });
    return false;
  });
  return found;
}

function marked(doc, found, current) {
  const start = Math.max(0, Math.min(current - SHOWN / 2, found.length - SHOWN));
  return DecorationSet.create(doc, found.slice(start, start + SHOWN).map(({ from, to }, i) => Decoration.inline(from, to, { class: start + i === current ? 'hit-mark now' : 'hit-mark' })));
}

const nothing = { query: '', exact: false, found: [], current: -1, shown: DecorationSet.empty };

export function finding() {
  return new Plugin({
    key,
    state: {
      init: () => nothing,
      apply(tr, before) {
        const asked = tr.getMeta(key);
        if (!asked && (!tr.docChanged || !before.query)) return before;
        const { query, exact } = { ...before, ...asked };
        if (!query) return nothing;
        const found = asked?.query === undefined && !tr.docChanged ? before.found : findIn(tr.doc, query, exact);
        const current = found.length === 0 ? -1 : Math.min(asked?.current ?? Math.max(0, before.current), found.length - 1);
        return { query, exact, found, current, shown: marked(tr.doc, found, current) };
      },
    },
    props: { decorations: (state) => key.getState(state).shown },
  });
}

/** The bar with what is looked for and what shall stand in its place. */
export class FindBar {
  constructor(view, editable) {
    this.view = view;
    const keydown = (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.step(event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        this.close();
      }
    };
    this.query = el('input', { type: 'text', dir: 'auto', onkeydown: keydown, oninput: () => this.#look(), autocomplete: 'off' });
    this.other = el('input', { type: 'text', dir: 'auto', autocomplete: 'off', onkeydown: (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.replace();
      } else keydown(event);
    } });
    this.exact = el('input', { type: 'checkbox', onchange: () => this.#look() });
    this.tally = el('span', { role: 'status', class: 'tally' });
    const arrow = (name, by) => el('button', { type: 'button', class: 'tool', 'aria-label': say(name), title: say(name), onclick: () => this.step(by) }, drawing(ICONS[by < 0 ? 'up' : 'down']));
    this.replacing = editable && el('div', { class: 'find-row', id: fresh('replacing'), hidden: true }, labelled(say('find-with'), this.other),
      el('div', { class: 'find-tools' }, button(say('replace'), () => this.replace(), { class: 'second' }), button(say('replace-all'), () => this.replaceAll(), { class: 'second' })));
    this.more = editable && button(say('replace-more'), () => this.#replaces(this.replacing.hidden), { class: 'tool worded', 'aria-expanded': 'false', 'aria-controls': this.replacing.id });
    this.dom = el('div', { class: 'find', role: 'search', 'aria-label': say('find'), hidden: true },
      el('div', { class: 'find-row' }, labelled(say('find-what'), this.query),
        el('div', { class: 'find-tools' }, this.tally, arrow('find-previous', -1), arrow('find-next', 1), this.more, button('×', () => this.close(), { class: 'away', 'aria-label': say('find-close') }))),
      this.replacing, el('label', { class: 'tick' }, this.exact, el('span', {}, say('find-exact'))));
  }

  #replaces(shown) {
    if (!this.replacing) return;
    this.replacing.hidden = !shown;
    this.more.setAttribute('aria-expanded', String(shown));
  }

  get state() {
    return key.getState(this.view().state);
  }

  /** Opens the bar, with the words that are chosen; `replacing` shows what to put in their place too. */
  open(replacing = false) {
    const { state } = this.view();
    if (replacing) this.#replaces(true);
    const chosen = state.doc.textBetween(state.selection.from, state.selection.to, ' ');
    this.dom.hidden = false;
    if (chosen && chosen.length < 100) this.query.value = chosen;
    this.query.focus();
    this.query.select();
    this.#look(state.selection.from);
  }

  close() {
    this.dom.hidden = true;
    this.#tell({ query: '' });
    this.view().focus();
  }

  #tell(meta) {
    this.view().dispatch(this.view().state.tr.setMeta(key, meta));
    this.update();
  }

  #look(near = this.view().state.selection.from) {
    this.#tell({ query: this.query.value, exact: this.exact.checked, current: 0 });
    const at = this.state.found.findIndex((one) => one.from >= near);
    if (at > 0) this.#tell({ current: at });
    this.#reveal();
  }

  update() {
    if (this.dom.hidden) return;
    const { query, found, current } = this.state;
    this.tally.textContent = !query ? '' : found.length === 0 ? say('find-none') : `${count(current + 1)} / ${count(found.length)}`;
  }

  #reveal() {
    const { found, current } = this.state;
    const view = this.view();
    if (current < 0) return;
    const { from, to } = found[current];
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
    // The caret is elsewhere, so the view does not scroll by itself.
    const { node } = view.domAtPos(from);
    (node.nodeType === 1 ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
  }

  step(by) {
    const { found, current } = this.state;
    if (found.length === 0) return;
    this.#tell({ current: (current + by + found.length) % found.length });
    this.#reveal();
  }

  replace() {
    const { found, current } = this.state;
    if (current < 0) return;
    const { from, to } = found[current];
    const tr = this.view().state.tr;
    this.view().dispatch(this.#put(tr, from, to).setMeta(key, { current }));
    this.update();
    this.#reveal();
  }

  /** Everything at once, from the end so that places stay right; one step to undo. */
  replaceAll() {
    const { found } = this.state;
    if (found.length === 0) return;
    const tr = this.view().state.tr;
    for (const { from, to } of [...found].reverse()) this.#put(tr, from, to);
    this.view().dispatch(tr);
    this.update();
    this.tally.textContent = `${say('replaced')}: ${count(found.length)}`;
  }

  #put(tr, from, to) {
    const text = this.other.value;
    return text ? tr.insertText(text, from, to) : tr.delete(from, to);
  }
}
