// One text between the page and the server: what is sent and kept, what the answers mean, and the form's own way.

import { Saver } from './autosave.js';
import { identify, save, saysTheSame } from './document.js';
import { button, el } from './dom.js';
import { Keeper } from './keep.js';
import { pageNow } from './pagenow.js';
import { say } from './words.js';

const KEEP_AFTER = 500;
const REMEMBERED = 5;

export class Session {
  #parts;
  #saver;
  #keepTimer = null;
  #submitting = false;
  #unanswered = []; // states that were sent and may have arrived

  /** `parts`: form, fields, notices, status, and how to reach the rest: view(), lead(), problems(), presence(), subjects(). */
  constructor(start, parts) {
    this.#parts = parts;
    this.keeper = new Keeper([start.document, start.person].filter(Boolean).join('-'));
    this.conflictUrl = parts.form.dataset.autosave?.replace(/autosave$/, 'conflict');
    this.#saver = new Saver(parts.form.dataset.autosave, {
      snapshot: () => this.#snapshot(),
      keep: () => this.keepNow(),
      shown: (state, data) => this.#shown(state, data),
      renew: () => this.#renew(),
      reconcile: () => this.#reconcile(),
      answered: (data, sent, exact) => this.#answered(data, sent, exact),
    });
  }

  get revision() {
    return this.#hidden('revision').value;
  }

  /** Everything as it is now. */
  present() {
    const { fields, view, lead } = this.#parts;
    return { fields: fields.read(), doc: save(view().state.doc).json, lead: lead().value };
  }

  /** Told of every change. */
  changed() {
    this.#saver.changed();
    this.#keepTimer ??= setTimeout(() => this.keepNow(), KEEP_AFTER);
  }

  saveNow() {
    this.#saver.save();
  }

  /** Keeps everything in this browser; whether that worked. */
  keepNow() {
    this.#forgetTimer();
    return this.keeper.keep({ ...this.present(), revision: this.revision });
  }

  /** What was kept has been taken up and will be sent again, though it may have arrived before. */
  mayHaveArrived(state) {
    this.#unanswered.push(state);
  }

  listen() {
    const { form, fields } = this.#parts;
    for (const type of ['input', 'change']) {
      form.addEventListener(type, ({ target }) => { if (target.name && fields.control(target.name) === target) this.changed(); });
    }
    form.addEventListener('submit', (event) => this.#submit(event));
    addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      this.#submitting = false;
      this.#saver.resume();
    });
    addEventListener('beforeunload', (event) => {
      if (!this.#submitting && this.#saver.pending && !this.keepNow()) event.preventDefault();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.#keepTimer !== null) this.keepNow();
    });
  }

  /** Sends the form to where the server shows both texts; `state` is what is here now, or what was kept. */
  showBoth(url = this.conflictUrl, state = this.present()) {
    const { form, fields } = this.#parts;
    fields.write(state.fields);
    if (state.revision) this.#hidden('revision').value = state.revision;
    this.#fill(state);
    this.#submitting = true;
    this.#saver.stop();
    form.action = url;
    form.submit();
  }

  #hidden(name) {
    return this.#parts.fields.hidden(name);
  }

  #forgetTimer() {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = null;
  }

  #snapshot() {
    const { doc } = this.#parts.view().state;
    const state = this.present();
    this.#unanswered.push(state);
    if (this.#unanswered.length > REMEMBERED) this.#unanswered.shift();
    return { body: JSON.stringify({ token: this.#hidden('token').value, revision: this.revision, ...state }), doc, places: save(doc).places };
  }

  #answered(data, sent, exact) {
    const { view, problems, presence, subjects } = this.#parts;
    this.#unanswered.length = 0;
    if (data.revision) this.#hidden('revision').value = data.revision;
    if (data.token) this.#hidden('token').value = data.token;
    const tr = identify(view().state, sent.doc, sent.places, data.ids);
    if (tr) view().dispatch(tr);
    if (exact) {
      this.#forgetTimer();
      this.keeper.drop();
    } else this.keepNow();
    problems().show(data.problems);
    presence().show(data.others);
    subjects?.().show(data.subjects);
  }

  #shown(state, data = {}) {
    const { status, fields, notices } = this.#parts;
    status.show(state, data);
    if (state === 'saved') {
      fields.faults();
      for (const subject of ['signed-out', 'refused']) notices.hide(subject);
    } else if (state === 'refused') {
      const homeless = fields.faults(data.faults);
      if (homeless.length > 0) notices.show('refused', homeless.join(' '));
    } else if (state === 'signed-out' && !data.again) {
      notices.show('signed-out', say('signed-out-long'), [el('a', { href: data.url ?? location.href, target: '_blank', rel: 'noopener', class: 'go' }, say('sign-in'))], { lasting: true });
    } else if (state === 'conflict') {
      const who = [data.person, data.at].filter(Boolean).flatMap((one, i) => [i > 0 && ' · ', el('bdi', {}, one)]);
      const show = button(say('conflict-show'), () => { this.keepNow(); this.showBoth(data.url); });
      notices.show('conflict', [el('b', {}, who), ' ', say('conflict-long')], [show], { lasting: true });
    }
  }

  /** A session that began in another window has another token, which stands in the page as it is now. */
  async #renew() {
    const now = await pageNow();
    if (now?.token) this.#hidden('token').value = now.token;
  }

  /** Whether the server's newer text is one that was sent from here, and its answer lost on the way. */
  async #reconcile() {
    const now = await pageNow();
    if (!now?.fields || now.revision === this.revision) return false;
    const state = { fields: now.fields, doc: now.doc, lead: now.lead };
    if (!this.#unanswered.some((sent) => saysTheSame({ fields: sent.fields, doc: sent.doc, lead: sent.lead }, state))) return false;
    this.#hidden('revision').value = now.revision;
    this.#unanswered.length = 0;
    return true;
  }

  #fill({ doc, lead }) {
    for (const [name, value] of [['doc', doc], ['lead', lead]]) {
      const input = this.#hidden(name);
      input.disabled = false;
      input.value = JSON.stringify(value ?? null);
    }
  }

  async #submit(event) {
    if (event.defaultPrevented) return;
    if (this.#submitting || this.#saver.busy) event.preventDefault();
    if (this.#submitting) return;
    if (this.#saver.busy) {
      // Its answer brings the revision that this must be sent with.
      const { submitter } = event;
      await this.#saver.idle();
      this.#parts.form.requestSubmit(submitter);
      return;
    }
    this.#submitting = true;
    this.#saver.stop();
    if (this.#saver.pending) this.keepNow();
    this.#fill(this.present());
  }
}
