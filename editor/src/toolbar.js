// Rows of buttons after the toolbar pattern of the ARIA practices: one stop for Tab, arrows move inside.

import { drawing, el, fresh } from './dom.js';
import { ICONS, POINTING } from './icons.js';
import { say } from './words.js';

const APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const SHOWN = { Mod: APPLE ? '⌘' : 'Ctrl', Alt: APPLE ? '⌥' : 'Alt', Shift: APPLE ? '⇧' : 'Shift' };
const SPOKEN = { Mod: APPLE ? 'Meta' : 'Control' };
const shown = (keys) => keys.split('-').map((key) => SHOWN[key] ?? key.toUpperCase()).join(APPLE ? '' : '+');
const spoken = (keys) => keys.split('-').map((key) => SPOKEN[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join('+');

/** A row of controls with one tab stop. Left and right mean what they mean to the eye. */
export class Row {
  constructor(label, controls, attrs = {}) {
    this.dom = el('div', { role: 'toolbar', 'aria-label': label, class: 'tools', ...attrs }, controls);
    this.dom.addEventListener('keydown', (event) => this.#move(event));
    this.dom.addEventListener('focusin', (event) => this.#stop(event.target));
    this.#stop(this.controls()[0]);
  }

  controls() {
    return [...this.dom.querySelectorAll('button, select')];
  }

  #stop(control) {
    for (const other of this.controls()) other.tabIndex = other === control ? 0 : -1;
  }

  focus() {
    (this.controls().find((control) => control.tabIndex === 0) ?? this.controls()[0])?.focus();
  }

  #move(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const controls = this.controls();
    const index = controls.indexOf(event.target);
    if (index < 0) return;
    const rtl = getComputedStyle(this.dom).direction === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? controls.length - 1 : step ? (index + step + controls.length) % controls.length : null;
    if (to === null) return;
    event.preventDefault();
    controls[to].focus();
    controls[to].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/**
 * A button for `item`: { name, run, active, enabled, keys, sign, lang, back }. `run` is a command of the editor; `active` makes it
 * a button that stays pressed. Buttons that cannot do anything now are dimmed and say so, but keep their place for the arrows.
 */
export function tool(item, view) {
  const label = item.label ?? say(item.name);
  const face = item.sign ? el('span', { class: `face face-${item.name}`, 'data-face': item.sign, 'aria-hidden': 'true' }) : ICONS[item.name] ? drawing(ICONS[item.name]) : el('span', {}, label);
  const node = el('button', {
    type: 'button',
    class: ['tool', POINTING.has(item.name) && 'points', !item.sign && !ICONS[item.name] && 'worded'].filter(Boolean).join(' '),
    'aria-label': item.sign || ICONS[item.name] ? label : null,
    title: item.sign || ICONS[item.name] || item.keys ? label + (item.keys ? ` (${shown(item.keys)})` : '') : null,
    'aria-keyshortcuts': item.keys ? spoken(item.keys) : null,
    'aria-pressed': item.active ? 'false' : null,
    lang: item.lang,
    onmousedown: (event) => event.preventDefault(), // the caret stays in the text
    onclick() {
      if (node.getAttribute('aria-disabled') === 'true') return;
      item.run(view().state, view().dispatch, view());
      if (item.back) view().focus(); // it put something into the text, and the caret into that
    },
  }, face);
  const update = (state) => {
    if (item.active) node.setAttribute('aria-pressed', String(Boolean(item.active(state))));
    const able = item.enabled ? item.enabled(state) : item.run(state);
    if (able) node.removeAttribute('aria-disabled');
    else node.setAttribute('aria-disabled', 'true');
  };
  return { node, update, item };
}

/** The list of kinds of block. */
export function kinds(view, kindOf, choose) {
  const offered = ['paragraph', 'heading-2', 'heading-3', 'heading-4', 'quotation', 'notice'];
  const others = ['bullet_list', 'ordered_list', 'other'].map((kind) => el('option', { value: kind, hidden: true, disabled: true }, say(`kind-${kind.replace('_', '-')}`)));
  let pointed = false;
  const node = el('select', {
    class: 'kinds', 'aria-label': say('kind'), id: fresh('kind'),
    onpointerdown: () => { pointed = true; },
    onkeydown: () => { pointed = false; },
    onchange() {
      const [kind, level] = node.value.split('-');
      choose(kind, level && Number(level))(view().state, view().dispatch, view());
      node.value = kindOf(view().state); // pictures and tables stay what they are
      if (pointed) view().focus();
      pointed = false;
    },
  }, offered.map((kind) => el('option', { value: kind }, say(`kind-${kind}`))), others);
  return { node, update(state) { node.value = kindOf(state); } };
}

/** A button that opens one further row below the toolbar; one is open at a time. */
export class Drawers {
  #open = null;

  constructor(view) {
    this.view = view;
    this.dom = el('div', { class: 'drawer' });
  }

  opener(name, label, row) {
    const id = fresh('drawer');
    row.dom.id = id;
    row.dom.hidden = true;
    this.dom.append(row.dom);
    const opener = tool({ name, label, run: () => this.toggle(row, opener.node), enabled: () => true }, this.view);
    opener.node.setAttribute('aria-expanded', 'false');
    opener.node.setAttribute('aria-controls', id);
    row.dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.toggle(row, opener.node);
      opener.node.focus();
    });
    return opener;
  }

  toggle(row, opener) {
    const wasOpen = this.#open?.row === row;
    if (this.#open) {
      this.#open.row.dom.hidden = true;
      this.#open.opener.setAttribute('aria-expanded', 'false');
    }
    this.#open = wasOpen ? null : { row, opener };
    if (wasOpen) return;
    row.dom.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    if (document.activeElement === opener) row.focus();
  }
}
