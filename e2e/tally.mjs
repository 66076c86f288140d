// Counts checks, prints the failed ones, and ends with `N passed, N failed`.

const LONGEST = 8; // findings printed for one failed check

export class Tally {
  passed = 0;
  failed = 0;
  #group = '';

  /** Runs one group of checks; whatever it throws is a failed check, not the end of the run. */
  async group(name, work) {
    this.#group = name;
    const before = { passed: this.passed, failed: this.failed, time: Date.now() };
    try {
      await work();
    } catch (error) {
      this.check('the checks of this group ran to their end', false, error.stack ?? String(error));
    }
    const seconds = ((Date.now() - before.time) / 1000).toFixed(1);
    const [passed, failed] = [this.passed - before.passed, this.failed - before.failed];
    console.log(`${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  }

  /** One check. `detail` (text or list) is printed when it failed. */
  check(what, ok, detail = '') {
    if (ok) {
      this.passed += 1;
      return true;
    }
    this.failed += 1;
    console.log(`FAIL [${this.#group}] ${what}`);
    const lines = (Array.isArray(detail) ? detail : String(detail).split('\n')).filter(Boolean);
    for (const line of lines.slice(0, LONGEST)) console.log(`       ${line}`);
    if (lines.length > LONGEST) console.log(`       … and ${lines.length - LONGEST} more`);
    return false;
  }

  /** A check that a list of findings is empty. */
  none(what, findings) {
    return this.check(what, findings.length === 0, findings);
  }

  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}
