// Pictures of the newsroom: listed, uploaded, chosen.

import { button, el, fresh, labelled } from './dom.js';
import { ask } from './dialogs.js';
import { count, say } from './words.js';

export class Media {
  constructor(start, token) {
    this.list = start.media;
    this.address = start.upload;
    this.token = token;
  }

  async search(query, page) {
    const answer = await fetch(`${this.list}?q=${encodeURIComponent(query)}&page=${page}`, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** Uploads one file; `progress` gets 0 to 1. Fails with a sentence. */
  upload(file, progress = () => {}) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${this.address}?name=${encodeURIComponent(file.name || 'picture')}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('X-Bayan-Token', this.token());
      request.responseType = 'json';
      request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
      request.addEventListener('load', () => {
        if (request.status === 200 && request.response) resolve(request.response);
        else reject(new Error(request.response?.text ?? say(request.status === 401 || request.status === 403 ? 'signed-out' : 'upload-failed')));
      });
      request.addEventListener('error', () => reject(new Error(say('offline'))));
      request.send(file);
    });
  }

  /** Uploads files one after the other; answers what arrived. `list` is where their progress is shown. */
  async uploadAll(files, list) {
    const arrived = [];
    const rows = [...files].map((file) => {
      const bar = el('progress', { max: 1, value: 0, 'aria-label': file.name });
      const row = el('li', {}, el('bdi', { dir: 'ltr' }, file.name || say('picture')), bar);
      list.append(row);
      return { file, bar, row };
    });
    for (const { file, bar, row } of rows) {
      try {
        arrived.push(await this.upload(file, (part) => { bar.value = part; }));
        row.remove();
      } catch (error) {
        bar.replaceWith(el('span', { class: 'fault', role: 'alert' }, error.message));
      }
    }
    return arrived;
  }

  /** Asks for pictures: one, or several with `several`. Answers an array, or null. */
  choose(several) {
    const chosen = new Map();
    const grid = el('ul', { class: 'pictures' });
    const state = el('p', { class: 'hint', role: 'status' });
    const uploads = el('ul', { class: 'uploads' });
    const query = el('input', { type: 'search', dir: 'auto', autocomplete: 'off' });
    let page = 1;
    let turn = 0;
    const tally = () => { if (several) state.textContent = `${say('chosen')}: ${count(chosen.size)}`; };
    const entry = (one) => {
      const pick = button([el('img', { src: one.src, alt: one.alt ?? '', loading: 'lazy' }), el('bdi', { class: 'file', dir: 'ltr' }, one.name ?? '')], () => {
        if (!several) return handle.done([one]);
        if (chosen.delete(one.media)) pick.setAttribute('aria-pressed', 'false');
        else {
          chosen.set(one.media, one);
          pick.setAttribute('aria-pressed', 'true');
        }
        return tally();
      }, { class: 'pick', 'aria-pressed': several ? String(chosen.has(one.media)) : null });
      return el('li', {}, pick);
    };
    const more = button(say('more-pictures'), () => look(page + 1), { class: 'second', hidden: true });
    const look = async (wanted) => {
      const mine = (turn += 1);
      try {
        const answer = await this.search(query.value.trim(), wanted);
        if (mine !== turn) return;
        page = wanted;
        if (page === 1) grid.replaceChildren();
        grid.append(...answer.media.map(entry));
        more.hidden = !answer.more;
        state.textContent = grid.children.length > 0 ? '' : say('no-pictures');
        if (chosen.size > 0) tally();
      } catch {
        state.textContent = say('offline');
      }
    };
    let timer = null;
    query.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(1), 250);
    });
    query.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
    const file = el('input', {
      type: 'file', accept: 'image/*', multiple: several, id: fresh('file'), class: 'file-input',
      onchange: async () => {
        const arrived = await this.uploadAll(file.files, uploads);
        file.value = '';
        if (!several && arrived.length > 0) return handle.done(arrived.slice(0, 1));
        for (const one of arrived) {
          chosen.set(one.media, one);
          grid.prepend(entry(one));
        }
        return tally();
      },
    });
    const content = [
      el('div', { class: 'picture-ways' }, el('label', { class: 'go upload' }, say('picture-upload'), file), labelled(say('picture-search'), query)),
      uploads, state, grid, more,
    ];
    const accept = several ? () => (chosen.size > 0 ? [...chosen.values()] : null) : undefined;
    const handle = ask(say(several ? 'gallery' : 'picture'), content, { accept, go: say('insert'), wide: true });
    look(1);
    return handle.answer;
  }
}

/** What a figure takes over from a picture of the newsroom. */
export const figureAttrs = ({ media, src, width, height, alt, credit }) => ({ media, src: src ?? null, width: width ?? null, height: height ?? null, alt: alt ?? null, credit: credit || null });
