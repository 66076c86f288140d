// What has not reached the server yet is kept in this browser. Storage may be full or forbidden: then not.

const KEPT = 'bayan-text-';

export class Keeper {
  constructor(id) {
    this.name = KEPT + id;
    this.older = `${this.name}-older`;
  }

  #read(name) {
    try {
      const kept = JSON.parse(localStorage.getItem(name));
      return kept?.doc && typeof kept.revision === 'string' ? kept : null;
    } catch {
      return null;
    }
  }

  #write(name, state) {
    try {
      localStorage.setItem(name, JSON.stringify(state));
      return true;
    } catch {
      return false;
    }
  }

  #drop(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // nothing can be kept here, so nothing is
    }
  }

  /** Keeps `state`; whether that worked. */
  keep(state) {
    return this.#write(this.name, state);
  }

  read() {
    return this.#read(this.name);
  }

  drop() {
    this.#drop(this.name);
  }

  /** Sets what is kept aside, because the text went on without it. */
  setAside() {
    const kept = this.read();
    if (kept && this.#write(this.older, kept)) this.drop();
  }

  readOlder() {
    return this.#read(this.older);
  }

  dropOlder() {
    this.#drop(this.older);
  }
}
