// The fields around the text: reading them, filling them, saying what is wrong with them.

import { el } from './dom.js';

const NEVER = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file', 'password']);

export class Fields {
  #form;

  constructor(form) {
    this.#form = form;
  }

  #controls() {
    return [...this.#form.elements].filter((control) => control.name && !control.disabled && !NEVER.has(control.type));
  }

  /** Every named control by name. */
  read() {
    const fields = {};
    for (const control of this.#controls()) {
      if (control.type === 'radio') {
        if (control.checked) fields[control.name] = control.value;
      } else fields[control.name] = control.type === 'checkbox' ? (control.checked ? control.value : '') : control.value;
    }
    return fields;
  }

  write(fields = {}) {
    for (const control of this.#controls()) {
      const value = fields[control.name];
      if (typeof value !== 'string') continue;
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.value === value;
      else control.value = value;
    }
  }

  control(name) {
    return this.#controls().find((control) => control.name === name) ?? null;
  }

  hidden(name) {
    return this.#form.querySelector(`input[type=hidden][name="${name}"]`);
  }

  /** Shows `faults` beside their fields and takes away those of before; answers the ones that have no field. */
  faults(faults = {}) {
    for (const mark of this.#form.querySelectorAll('[data-editor-fault]')) {
      const control = this.control(mark.dataset.editorFault);
      if (control) {
        control.removeAttribute('aria-invalid');
        const rest = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== mark.id).join(' ');
        if (rest) control.setAttribute('aria-describedby', rest);
        else control.removeAttribute('aria-describedby');
      }
      mark.remove();
    }
    const homeless = [];
    for (const [name, text] of Object.entries(faults)) {
      const control = this.control(name);
      if (!control) {
        homeless.push(text);
        continue;
      }
      const mark = el('p', { class: 'fault', id: `editor-fault-${name}`, 'data-editor-fault': name }, text);
      control.before(mark);
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), mark.id].filter(Boolean).join(' '));
    }
    return homeless;
  }
}
