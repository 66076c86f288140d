// What the text is filed under: a form of the page, sent without leaving it, and kept up with what the text mentions.

import { el } from './dom.js';
import { say } from './words.js';

export class Subjects {
  #section;
  #form;
  #token;
  #sending = Promise.resolve();
  #waiting = 0; // how many were sent and not answered: what others say meanwhile is older

  constructor(section, token) {
    this.#section = section;
    this.#token = token;
    this.#form = section?.querySelector('form');
    this.#form?.addEventListener('submit', (event) => { event.preventDefault(); this.#queue(true); });
    this.#form?.addEventListener('change', (event) => { if (event.target.matches('[type=checkbox]')) this.#queue(false); });
  }

  /** Shows how it is filed now and what is proposed. What somebody is about to choose stays under their hand. */
  show(rows) {
    if (!this.#form || !rows || this.#waiting > 0) return;
    const focused = this.#form.contains(document.activeElement) ? document.activeElement : null;
    const [filed, proposed] = ['[data-filed]', '[data-proposed] ul'].map((list) => this.#form.querySelector(list));
    // A row that stays is the same element: whoever is pressing on it presses on it still.
    const known = new Map([...this.#form.querySelectorAll('[type=checkbox]')].map((box) => [box.value, box.closest('li')]));
    const fill = (list, wanted) => {
      const items = wanted.map((row) => {
        const item = known.get(row.id) ?? this.#row(row);
        item.querySelector('[type=checkbox]').checked = row.filed;
        return item;
      });
      if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items);
    };
    fill(filed, rows.filter((row) => row.filed));
    fill(proposed, rows.filter((row) => !row.filed));
    proposed.parentElement.hidden = proposed.children.length === 0;
    if (focused?.isConnected) focused.focus();
  }

  #row({ id, name, lang, dir, kind, nameless }) {
    return el('li', {}, el('label', {}, el('input', { type: 'checkbox', name: 'topic', value: id }), ' ',
      el('span', {}, el('bdi', { lang, dir }, name), ' ', el('small', {}, nameless ? `${kind} · ${say('subject-nameless')}` : kind))));
  }

  /** One behind the other: the last tick is what stays. */
  #queue(named) {
    this.#waiting += 1;
    this.#sending = this.#sending.then(() => this.#send(named));
  }

  async #send(named) {
    const body = new URLSearchParams(new FormData(this.#form));
    body.set('token', this.#token());
    // A name that is only begun is sent when somebody sends it.
    if (!named) body.delete('named');
    let fault = say('subjects-not-sent');
    try {
      const answer = await fetch(this.#section.dataset.now, { method: 'POST', credentials: 'same-origin', redirect: 'manual', body });
      const data = await answer.json();
      this.#waiting -= 1;
      if (data.subjects) {
        this.show(data.subjects);
        fault = data.fault ?? '';
        if (answer.ok && named) this.#form.elements.named.value = '';
      } else if (answer.status === 401) fault = say('signed-out');
    } catch {
      this.#waiting -= 1; // said below
    }
    const said = this.#form.querySelector('.fault');
    said.textContent = fault;
    said.hidden = !fault;
    said.closest('.field').classList.toggle('wrong', Boolean(fault));
  }
}
