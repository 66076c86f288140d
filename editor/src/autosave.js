// Saves two seconds after the last change and at the latest every eight, one request at a time. Knows nothing
// of the page: `port` gives the state to send and is told what came of it.
//
// port.snapshot() answers { body, … }; port.keep() keeps it in this browser; port.renew() looks for a new token;
// port.reconcile() answers whether the server's newer text is our own, and takes its revision;
// port.shown(state, data) shows how things stand; port.answered(data, sent, exact) takes the server's answer to what was sent.

const QUIET = 2_000;
const LATEST = 8_000;
const PATIENCE = 30_000;
const WAITS = [2, 4, 8, 16, 30].map((seconds) => seconds * 1_000);
const KEEPALIVE = 60_000; // browsers refuse more than 64 KiB from a page that closes

export class Saver {
  #url;
  #port;
  #version = 0;
  #acknowledged = 0;
  #since = 0;
  #timer = null;
  #busy = null;
  #failures = 0;
  #stopped = false;
  #signedOut = false;
  #refused = -1;

  constructor(url, port) {
    this.#url = url;
    this.#port = port;
    addEventListener('online', () => this.#failures > 0 && this.save());
    addEventListener('focus', () => this.#signedOut && this.save());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.save(true);
      else if (this.#signedOut) this.save();
    });
  }

  /** Whether something is here that the server has not acknowledged. */
  get pending() {
    return this.#version !== this.#acknowledged;
  }

  /** Whether a request is under way. */
  get busy() {
    return this.#busy !== null;
  }

  changed() {
    this.#version += 1;
    if (this.#since === 0) this.#since = Date.now();
    if (this.#stopped || this.#signedOut || this.#failures > 0) return;
    if (!this.#busy) this.#port.shown('unsaved');
    this.#schedule();
  }

  #schedule() {
    if (this.#busy || this.#stopped) return;
    this.#since ||= Date.now();
    clearTimeout(this.#timer);
    const due = Math.min(Date.now() + QUIET, this.#since + LATEST);
    this.#timer = setTimeout(() => this.save(), Math.max(0, due - Date.now()));
  }

  /** Ends saving for good: somebody else saved, or the page is being sent as a form. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Saving goes on after all. */
  resume() {
    this.#stopped = false;
    if (this.pending) this.#schedule();
  }

  /** Resolves when no request is under way. */
  async idle() {
    await this.#busy;
  }

  save(closing = false) {
    if (this.#busy || this.#stopped || !this.pending) return;
    clearTimeout(this.#timer);
    this.#busy = this.#send(closing).finally(() => {
      this.#busy = null;
      if (this.pending && !this.#signedOut && this.#failures === 0 && this.#version !== this.#refused) this.#schedule();
    });
  }

  async #send(closing) {
    if (this.#signedOut) await this.#port.renew();
    const version = this.#version;
    this.#since = 0;
    const sent = this.#port.snapshot();
    if (this.#failures === 0 && !this.#signedOut) this.#port.shown('saving');
    let outcome = { status: 0, data: {} };
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        credentials: 'same-origin',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json' },
        body: sent.body,
        keepalive: closing && sent.body.length * 3 < KEEPALIVE,
        signal: AbortSignal.timeout(PATIENCE),
      });
      outcome = { status: response.type === 'opaqueredirect' ? 401 : response.status, data: await response.json().catch(() => ({})) };
    } catch {
      // no connection, or no answer in time
    }
    if (outcome.status === 409 && !this.#stopped && (await this.#port.reconcile())) {
      // What the server has is what this browser sent before and got no answer to.
      this.#since ||= Date.now();
      return;
    }
    this.#settle(outcome, version, sent);
  }

  #settle({ status, data }, version, sent) {
    if (this.#stopped) return;
    const wasSignedOut = this.#signedOut;
    this.#signedOut = status === 401 || status === 403;
    const failed = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!failed) this.#failures = 0;
    if (status === 200) {
      this.#acknowledged = version;
      this.#port.answered(data, sent, !this.pending);
      this.#port.shown(this.pending ? 'unsaved' : 'saved', data);
      return;
    }
    this.#port.keep();
    if (this.#signedOut) this.#port.shown('signed-out', { ...data, again: wasSignedOut });
    else if (status === 409) {
      this.stop();
      this.#port.shown('conflict', data);
    } else if (failed) {
      this.#port.shown('offline');
      this.#timer = setTimeout(() => this.save(), WAITS[Math.min(this.#failures, WAITS.length - 1)]);
      this.#failures += 1;
    } else {
      // Refused: the same again would be refused again, so the next change tries it.
      this.#refused = version;
      this.#port.shown(status === 413 ? 'too-long' : 'refused', data);
    }
  }
}
