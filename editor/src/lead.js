// The picture above the text.

import { button, el, fresh, labelled } from './dom.js';
import { captionOf, captionText } from './document.js';
import { pictureFields } from './figure.js';
import { figureAttrs } from './media.js';
import { say } from './words.js';

/** Shows the lead picture in `place`; `changed()` is told of every change. `value` is what the server takes. */
export class Lead {
  constructor(place, lead, media, editable, changed) {
    this.value = lead ?? null;
    this.place = place;
    this.media = media;
    this.editable = editable;
    this.changed = changed;
    this.#show();
  }

  set(value) {
    this.value = value ?? null;
    this.#show();
  }

  focus() {
    this.place.querySelector('input, button')?.focus();
  }

  async #choose() {
    const chosen = await this.media.choose(false);
    if (!chosen) return;
    const [one] = chosen;
    this.set({ ...figureAttrs(one), caption: captionOf(captionText(one.caption)) });
    this.changed();
    this.focus();
  }

  #show() {
    if (!this.place) return;
    const id = fresh('lead');
    const parts = [el('h2', { id }, say('lead'))];
    const choose = button(say(this.value ? 'lead-change' : 'lead-choose'), () => this.#choose(), { class: 'second' });
    if (this.value) {
      const change = (attrs) => {
        this.value = { ...this.value, ...attrs };
        fields.update(this.value);
        this.changed();
      };
      const fields = pictureFields(this.value, change);
      const caption = el('input', { type: 'text', dir: 'auto', value: captionText(this.value.caption), oninput: () => change({ caption: captionOf(caption.value) }) });
      parts.push(el('img', { src: this.value.src, width: this.value.width, height: this.value.height, alt: this.value.alt ?? '' }));
      if (this.editable) {
        parts.push(labelled(say('caption'), caption), fields.dom);
        parts.push(el('p', { class: 'acts' }, choose, button(say('lead-remove'), () => { this.set(null); this.changed(); this.focus(); }, { class: 'quiet' })));
      }
    } else if (this.editable) parts.push(el('p', { class: 'hint' }, say('lead-none')), choose);
    this.place.replaceChildren(el('section', { class: 'lead-picture', 'aria-labelledby': id }, parts));
    this.place.hidden = !this.value && !this.editable;
  }
}
