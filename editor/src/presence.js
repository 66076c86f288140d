// Who else has this text open.

import { el } from './dom.js';
import { say } from './words.js';

const EVERY = 20_000;

export class Presence {
  #shown = '';

  constructor(url, token, notices) {
    this.url = url;
    this.token = token;
    this.notices = notices;
    if (!url) return;
    this.ask();
    setInterval(() => this.ask(), EVERY);
    document.addEventListener('visibilitychange', () => this.ask());
  }

  async ask() {
    if (document.visibilityState !== 'visible') return;
    try {
      const answer = await fetch(this.url, { method: 'POST', credentials: 'same-origin', redirect: 'manual', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token: this.token() }) });
      if (answer.ok) this.show((await answer.json()).others);
    } catch {
      // the saver says when there is no connection
    }
  }

  show(others = []) {
    const names = others.join('\n');
    if (names === this.#shown) return;
    this.#shown = names;
    if (others.length === 0) this.notices.hide('others');
    else this.notices.show('others', '', [el('span', { class: 'people' }, `${say('others')}: `, others.flatMap((name, i) => [i > 0 && say('comma'), el('bdi', {}, name)]))]);
  }
}
