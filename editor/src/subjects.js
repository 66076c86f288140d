// What the text is filed under: a form of the page, sent without leaving it, and kept up with what the text mentions.

import { el } from './dom.js';
import { say } from './words.js';

export class Subjects {
  #section;
  #form;
  #token;

  constructor(section, token) {
    this.#section = section;
    this.#token = token;
    this.#form = section?.querySelector('form');
    this.#form?.addEventListener('submit', (event) => { event.preventDefault(); this.#send(); });
    this.#form?.addEventListener('change', (event) => { if (event.target.matches('[type=checkbox]')) this.#send(); });
  }

  /** Shows how it is filed now and what is proposed. What somebody is about to choose stays under their hand. */
  show(rows) {
    if (!this.#form || !rows) return;
    const focused = this.#form.contains(document.activeElement) && document.activeElement.matches('[type=checkbox]') ? document.activeElement.value : null;
    const row = ({ id, name, lang, dir, kind, filed, nameless }) => el('li', {}, el('label', {},
      el('input', { type: 'checkbox', name: 'topic', value: id, checked: filed }), ' ',
      el('span', {}, el('bdi', { lang, dir }, name), ' ', el('small', {}, nameless ? `${kind} · ${say('subject-nameless')}` : kind))));
    const proposed = rows.filter(({ filed }) => !filed);
    this.#form.querySelector('[data-filed]').replaceChildren(...rows.filter(({ filed }) => filed).map(row));
    const place = this.#form.querySelector('[data-proposed]');
    place.hidden = proposed.length === 0;
    place.querySelector('ul').replaceChildren(...proposed.map(row));
    if (focused) this.#form.querySelector(`[type=checkbox][value="${focused}"]`)?.focus();
  }

  async #send() {
    const body = new URLSearchParams(new FormData(this.#form));
    body.set('token', this.#token());
    let fault = say('subjects-not-sent');
    try {
      const answer = await fetch(this.#section.dataset.now, { method: 'POST', credentials: 'same-origin', redirect: 'manual', body });
      const data = await answer.json();
      if (data.subjects) {
        this.show(data.subjects);
        fault = data.fault ?? '';
        if (answer.ok) this.#form.elements.named.value = '';
      } else if (answer.status === 401) fault = say('signed-out');
    } catch {
      // said below
    }
    const said = this.#form.querySelector('.fault');
    said.textContent = fault;
    said.hidden = !fault;
    said.closest('.field').classList.toggle('wrong', Boolean(fault));
  }
}
