// One place for how things stand: saved, being saved, kept here.

import { say } from './words.js';

// What comes and goes with every pause is shown but not spoken; what somebody must know is.
const QUIET = new Set(['unsaved', 'saving', 'saved']);

export class Status {
  #wasBad = false;

  constructor(place) {
    this.place = place;
  }

  show(state, data = {}) {
    if (!this.place) return;
    const quiet = QUIET.has(state) && !(state === 'saved' && this.#wasBad);
    this.place.setAttribute('aria-live', quiet ? 'off' : 'polite');
    this.place.dataset.state = state;
    const text = state === 'saved' && data.saved ? `${say('saved')} ${data.saved}` : say(state);
    if (this.place.textContent !== text) this.place.textContent = text;
    if (state !== 'saving') this.#wasBad = !QUIET.has(state);
  }
}
