// Links: asking where one leads, and what stands beside the caret when it is in one.

import { completed } from './addresses.js';
import { button, el, fresh, labelled } from './dom.js';
import { ask } from './dialogs.js';
import { schema } from './schema.js';
import { say } from './words.js';

const type = schema.marks.link;

/** The link around `$pos`: its mark and where it begins and ends, or null. */
export function linkAround($pos) {
  const mark = type.isInSet($pos.marks()) ?? ($pos.nodeAfter && type.isInSet($pos.nodeAfter.marks)) ?? null;
  if (!mark) return null;
  const { parent } = $pos;
  let [from, to, at] = [null, null, $pos.start()];
  parent.forEach((node) => {
    const end = at + node.nodeSize;
    const same = mark.isInSet(node.marks);
    if (same && to === at) to = end;
    else if (same && (to === null || to < $pos.pos)) [from, to] = [at, end];
    at = end;
  });
  return from === null ? null : { mark, from, to };
}

/** Asks for an address: typed, or found among our own texts by headline. */
async function askAddress(start, href, wantsText) {
  const fault = el('p', { class: 'fault', role: 'alert', id: fresh('fault') });
  const results = el('ul', { class: 'found', 'aria-label': say('link-found') });
  const none = el('p', { class: 'hint', role: 'status' });
  const text = el('input', { type: 'text', dir: 'auto' });
  const address = el('input', { type: 'text', value: href ?? '', dir: 'auto', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': fault.id });
  let timer = null;
  let asked = 0;
  const search = async () => {
    const query = address.value.trim();
    const turn = (asked += 1);
    if (query.length < 2 || completed(query)) {
      results.replaceChildren();
      none.textContent = '';
      return;
    }
    try {
      const answer = await fetch(`${start.texts}?q=${encodeURIComponent(query)}`, { credentials: 'same-origin' });
      const found = answer.ok ? await answer.json() : [];
      if (turn !== asked) return;
      none.textContent = found.length > 0 ? '' : say('link-none');
      results.replaceChildren(...found.slice(0, 12).map((one) => {
        const title = el('span', { lang: one.lang, dir: one.dir ?? 'auto' }, one.headline);
        return el('li', {}, button([title, one.state && el('small', {}, one.state)], () => handle.done({ href: one.address, text: text.value || one.headline }), { class: 'hit' }));
      }));
    } catch {
      none.textContent = say('offline');
    }
  };
  address.addEventListener('input', () => {
    fault.textContent = '';
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  const accept = () => {
    const fine = completed(address.value);
    if (fine) return { href: fine, text: text.value || fine };
    fault.textContent = say('link-refused');
    address.focus();
    return null;
  };
  const content = [labelled(say('link-address'), address), el('p', { class: 'hint' }, say('link-hint')), fault, none, results, wantsText && labelled(say('link-text'), text)];
  const handle = ask(say('link'), content, { accept });
  address.select();
  return handle.answer;
}

/** Asks for a link for the selection, or for the link that the caret is in. */
export const link = (start) => (state, dispatch, view) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  if (!dispatch) return true;
  const around = state.selection.empty ? linkAround(state.selection.$from) : null;
  const { from, to } = around ?? state.selection;
  const inSelection = state.doc.rangeHasMark(from, to, type) ? linkAround(state.doc.resolve(Math.min(from + 1, to)))?.mark : null;
  askAddress(start, (around?.mark ?? inSelection)?.attrs.href, from === to).then((answer) => {
    view.focus();
    if (!answer) return;
    const mark = type.create({ href: answer.href });
    const tr = view.state.tr;
    if (from === to) tr.replaceWith(from, to, schema.text(answer.text, [...state.selection.$from.marks(), mark]));
    else tr.removeMark(from, to, type).addMark(from, to, mark);
    view.dispatch(tr.scrollIntoView());
  });
  return true;
};

/** Takes the link off the selection, or off the link that the caret is in. */
export function unlink(state, dispatch) {
  const { from, to } = state.selection.empty ? (linkAround(state.selection.$from) ?? state.selection) : state.selection;
  if (from === to || !state.doc.rangeHasMark(from, to, type)) return false;
  dispatch?.(state.tr.removeMark(from, to, type));
  return true;
}

/** A small bar below the link that the caret is in: where it leads, and what can be done with it. */
export class LinkBar {
  constructor(view, start, editable) {
    this.view = view;
    this.address = el('a', { target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' });
    const run = (command) => () => command(view.state, view.dispatch, view);
    this.dom = el('div', { class: 'link-bar', role: 'group', 'aria-label': say('link'), hidden: true }, this.address,
      editable && button(say('link-edit'), run(link(start))), editable && button(say('link-remove'), () => { run(unlink)(); view.focus(); }));
    view.dom.parentNode.append(this.dom);
  }

  update(view) {
    const { selection } = view.state;
    const around = selection.empty && selection.$from.parent.inlineContent ? linkAround(selection.$from) : null;
    this.dom.hidden = !around || !(view.hasFocus() || this.dom.contains(document.activeElement));
    if (this.dom.hidden) return;
    this.address.href = around.mark.attrs.href;
    this.address.textContent = around.mark.attrs.href;
    this.address.title = say('link-open');
    const place = view.coordsAtPos(around.from);
    const page = view.dom.parentNode.getBoundingClientRect();
    const room = page.width - this.dom.offsetWidth;
    this.dom.style.top = `${place.bottom - page.top + 6}px`;
    this.dom.style.left = `${Math.max(0, Math.min(place.left - page.left, room))}px`;
  }

  destroy() {
    this.dom.remove();
  }
}
