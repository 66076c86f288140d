// The checker as a reader keeps it: saved to a file, opened from there without a network, given an evidence file. What
// was recorded it must find recorded; and of each file with one altered byte it must say what differs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { visit } from './browser.mjs';
import { keyOf } from './recordwriter.mjs';

const EDITIONS = ['ar', 'en'];

/** A copy of `bytes` in which one byte, `by` behind the first `mark`, is another. `into` says which. */
function altered(bytes, mark, by, into) {
  const start = bytes.indexOf(mark);
  if (start < 0) throw new Error(`the evidence has no ${mark}`);
  const copy = Buffer.from(bytes);
  const at = start + Buffer.byteLength(mark) + by;
  copy[at] = into(copy[at]);
  return copy;
}

const flip = (byte) => byte ^ 1; // of a letter or a digit another one
const letter = (byte) => (byte === 0x41 ? 0x42 : 0x41); // A, or B: in base 64
const digit = (byte) => (byte === 0x30 ? 0x31 : 0x30); // 0, or 1: also hexadecimal

/** Each alteration: its name, the altered file, the message that must come first, what the message must name. */
function alterations(bytes, data, origin, index) {
  const alter = (...more) => altered(bytes, ...more);
  const head = `\\n\\n${origin}\\n`;
  const [size] = bytes.toString('latin1').split(head)[1].match(/^\d+/);
  return [
    ['a letter of the headline', alter('"name":"headline","salt":"', 64 + '","text":"'.length + 1, flip), 'bad-part', data.parts.headline],
    ['a letter of the text', alter('"name":"body/1","salt":"', 64 + '","text":"block b'.length, flip), 'bad-part', data.parts.body],
    ['the salt of a part', alter('"name":"headline","salt":"', 0, digit), 'bad-part', data.parts.headline],
    ['the time of the entry', alter('\\ntime 20', 0, digit), 'bad-inclusion'],
    ['the hash that the entry names', alter('\\ncontent sha256:', 0, digit), 'bad-inclusion'],
    ['a line of the list of parts', alter('\\nheadline ', 0, digit), 'bad-manifest'],
    ['a hash of the proof', alter(`index ${index}\\n`, 3, letter), 'bad-inclusion'],
    ['the number in the proof', alter('@v1\\nindex ', String(index).length - 1, flip), 'bad-inclusion'],
    ['the size in the checkpoint', alter(head, size.length - 1, flip), 'bad-signature'],
    ['the signature', alter(`\\n— ${origin} `, 30, letter), 'bad-signature'],
    ['the line that names the format', alter('"bayan-disclosure/', 0, flip), 'bad-form'],
    ['the form of the proof', alter('c2sp.org/tlog-proof@v', 0, flip), 'bad-form'],
  ];
}

/** Whether a sentence is the message, whatever stands in its places. */
function isMessage(sentence, message) {
  const literal = message.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^]*?')}$`).test(sentence);
}

/** Gives the checker a file and perhaps a key; answers its verdict and what it lists. */
async function run(page, path, key = '') {
  await page.reload();
  await page.setInputFiles('#files', path);
  await page.fill('#keys', key);
  await page.click('form button');
  const running = await page.evaluate(() => JSON.parse(document.querySelector('#record-data').textContent).words.running);
  await page.waitForFunction((text) => !['', text].includes(document.querySelector('.verdict').textContent), running);
  return page.evaluate(() => ({
    verdict: document.querySelector('.verdict').textContent,
    facts: Array.from(document.querySelectorAll('.facts li'), ({ className, textContent }) => ({ state: className, text: textContent })),
    text: document.querySelector('#text').hidden ? '' : document.querySelector('#text').innerText,
  }));
}

/** An article of an edition: the evidence of its newest revision, and what its list says of it. */
async function newestOf(site, edition) {
  const front = await site.get(`/${edition}/`);
  const [, id] = front.text.match(new RegExp(`/${edition}/a/[^"/]*-([0-9a-z]{8})"`));
  const folder = `/${edition}/a/${id}/`;
  const list = JSON.parse((await site.get(`${folder}revisions.json`)).text);
  const newest = list.revisions.at(-1);
  return { ...newest, origin: list.origin, key: list.key, evidence: (await site.get(folder + newest.evidence)).body };
}

export async function checkOffline(tally, browser, site) {
  const folder = mkdtempSync(join(tmpdir(), 'bayan-checker-'));
  const save = (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  try {
    for (const edition of EDITIONS) {
      const checker = save(`checker-${edition}.html`, (await site.get(`/${edition}/checker.html`)).body);
      const one = await newestOf(site, edition);
      await visit(browser, pathToFileURL(checker).href, { offline: true }, async (page, open) => {
        const asked = [];
        page.on('request', (request) => /^https?:/.test(request.url()) && asked.push(request.url()));
        await open();
        await checkOne(tally, page, save, edition, one);
        tally.none(`${edition}: the checker asks nobody`, asked);
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function checkOne(tally, page, save, edition, one) {
  const { origin, index, evidence, key } = one;
  const data = JSON.parse(await page.evaluate(() => document.querySelector('#record-data').textContent));
  const local = (text) => String(text).replace(/\d/g, (at) => data.digits[at]);
  const told = ({ verdict, facts }) => [verdict, ...facts.map((fact) => `${fact.state}: ${fact.text}`)];
  const standing = data.words.standing.replace('{origin}', origin).replace('{entry}', local(index));
  const whole = save('evidence.json', evidence);
  const headline = JSON.parse(readFileSync(whole, 'utf8')).disclosure.parts.find((part) => part.name === 'headline').text;

  for (const [with_, given] of [['the key of the log', key], ['no key', '']]) {
    const found = await run(page, whole, given);
    tally.check(`${edition}: with ${with_} the revision is found recorded`, found.verdict === standing, told(found));
    tally.none(`${edition}: with ${with_} nothing differs`, found.facts.filter((fact) => fact.state === 'bad').map((fact) => fact.text));
    tally.check(`${edition}: with ${with_} it says whose key that is`, found.facts.some((fact) => isMessage(fact.text, data.words[given ? 'given' : 'contained'])), told(found));
    tally.check(`${edition}: with ${with_} the recorded text and its code are shown`, found.text.includes(headline) && found.text.includes(one.code), found.text);
  }

  const check = async (what, bytes, given, message, named = '') => {
    const found = await run(page, save('altered.json', bytes), given);
    // What is no record at all is said in the verdict, what is not the recorded one in the list.
    const [first] = found.facts.filter((fact) => fact.state === 'bad');
    const sentence = first ? first.text : found.verdict;
    const noticed = isMessage(sentence, data.words[message]) && sentence.includes(named);
    tally.check(`${edition}: ${what} is named ${message}`, noticed && found.verdict !== standing, told(found));
  };
  for (const [what, bytes, message, named] of alterations(evidence, data, origin, index)) {
    await check(`${what}, altered by a byte,`, bytes, key, message, named);
  }
  await check('another key', evidence, keyOf(origin, 'forger').vkey, 'bad-other-key');
  await check('a mistyped key', evidence, key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'bad-key-form');
}
