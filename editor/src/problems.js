// What should be looked at before publishing, as the server sees it; each leads to its place.

import { TextSelection } from 'prosemirror-state';
import { button, el, fresh } from './dom.js';
import { say } from './words.js';

export class Problems {
  constructor(view, go) {
    this.view = view;
    this.go = go; // what leads to a place that is no block
    const id = fresh('problems');
    this.list = el('ul', { id: 'problems' });
    this.dom = el('section', { class: 'to-do', 'aria-labelledby': id, hidden: true }, el('h2', { id }, say('problems')), this.list);
  }

  show(problems = []) {
    const now = JSON.stringify(problems);
    if (now === this.shown) return;
    this.shown = now;
    this.dom.hidden = problems.length === 0;
    this.list.replaceChildren(...problems.map(({ place, text }) => el('li', {}, button(text, () => this.#lead(place), { class: 'quiet' }))));
  }

  #lead(place) {
    const view = this.view();
    let found = null;
    view.state.doc.forEach((node, pos) => { if (node.attrs.id === place) found = pos; });
    if (found === null) {
      this.go(place);
      return;
    }
    const selection = TextSelection.near(view.state.doc.resolve(Math.min(found + 1, view.state.doc.content.size)));
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
    view.focus();
    view.nodeDOM(found)?.scrollIntoView?.({ block: 'center' });
  }
}
