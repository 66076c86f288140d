// Bars above the text that say something and offer what to do about it. Never more than one on one subject.

import { button, el } from './dom.js';
import { say } from './words.js';

export class Notices {
  #bars = new Map();

  constructor() {
    this.dom = el('div', { class: 'notices', role: 'status' });
  }

  /** Shows a bar. `actions` are elements or [label, work] pairs; a lasting one cannot be put away. */
  show(subject, text, actions = [], { lasting = false } = {}) {
    this.hide(subject);
    const buttons = actions.map((action) => (Array.isArray(action) ? button(action[0], () => { this.hide(subject); action[1](); }, { class: 'second' }) : action));
    const away = lasting ? null : button('×', () => this.hide(subject), { class: 'away', 'aria-label': say('dismiss') });
    const bar = el('div', { class: 'bar' }, el('p', {}, text || null), buttons, away);
    this.#bars.set(subject, bar);
    this.dom.append(bar);
    return bar;
  }

  hide(subject) {
    this.#bars.get(subject)?.remove();
    this.#bars.delete(subject);
  }
}
