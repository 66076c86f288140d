// The arithmetic of the public record, as the page and the checker carry it, on a record written here: what is as it
// should be is found so, and every way to falsify it has its own name. Needs neither a site nor a browser.

import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { Log, codeOf, entryOf, keyOf, noteOf, proofOf, textOf, tilesOf } from './recordwriter.mjs';

const SOURCE = new URL('../crates/render/themes/default/assets/record.js', import.meta.url);
const SITE = 'press.example.org';
const DOC = '7d3e8f10a2b3c4d5e6f70199b2f4a6c0';
const TIME = 1795000000;

const PARTS = {
  'body/1': 'block b1 ar-SY rtl paragraph\ntext افتتح رئيس البلدية {strong|الجسر} الجديد {link /x/a/b|هنا}{break|}بين 2009\\{2014\n',
  'body/2': 'block b2 ar-SY rtl figure\nmedia 2\n',
  'body/3': 'block b3 ar-SY rtl list unordered\nitem 0 واحد\nordered 1\nitem 1 {lang en|two}\n',
  'body/4': 'block b4 ar-SY rtl rule\n',
  headline: 'افتتاح جسر الميناء',
  language: 'ar-SY rtl',
  lead: 'media 1',
  'media/1': `sha256:${'1'.repeat(64)}`,
  'media/1/alt': 'الجسر',
  'media/2': `sha256:${'2'.repeat(64)}`,
  'media/2/caption': 'الجسر {em|ليلًا}',
  'media/2/credit': 'ليلى الحداد',
};
const SHOWN = {
  headline: { lines: ['افتتاح جسر الميناء'], links: [] },
  lead: { lines: ['\ufffcالجسر'], links: [] },
  byline: { lines: [], links: [] },
  body: [
    { lines: ['افتتح رئيس البلدية الجسر الجديد هنا', 'بين 2009{2014'], links: ['/x/a/b'] },
    { lines: ['\ufffc', 'الجسر ليلًا', 'ليلى الحداد'], links: [] },
    { lines: ['واحد', 'two'], links: [] },
    { lines: ['―'], links: [] },
  ],
};

/** Three revisions of one text in a log of `size` entries, with everything that is served of them. */
export function sample(size = 600) {
  const log = new Log(SITE).fill(40);
  const witness = keyOf('witness.example/haven', 'haven', 4);
  const revisions = [];
  for (const [rev, status, change] of [[1, 'published', { headline: 'افتتاح الجسر' }], [2, 'corrected', {}], [3, 'removed', {}]]) {
    const text = textOf({ ...PARTS, ...change }, `salt ${rev}`, rev === 3 ? ['body/1'] : []);
    const ground = status === 'removed' ? 'court' : undefined;
    const prev = revisions.at(-1)?.index;
    const entry = entryOf({ site: SITE, doc: DOC, lang: 'ar-SY', rev, prev, status, ground, time: '2026-11-23T09:00:00Z', manifest: text.manifest });
    revisions.push({ rev, status, entry, index: log.add(entry), ...text });
    log.fill(rev === 2 ? 300 : 7);
  }
  log.fill(size - log.entries.length);
  const note = noteOf(log.leaves, log.key, [[witness, TIME]]);
  for (const one of revisions) {
    one.proof = proofOf(log.leaves, one.index, note);
    one.code = codeOf(one.entry, one.index);
    one.disclosure = JSON.stringify({ format: 'bayan-disclosure/1', entry: one.entry, manifest: one.manifest, parts: one.parts, media: [] });
    one.wanted = { site: SITE, doc: DOC, lang: 'ar-SY', origin: log.key.name, rev: one.rev, index: one.index };
  }
  return { log, witness, revisions, note };
}

export async function checkRecordCore(tally) {
  runInThisContext(readFileSync(SOURCE, 'utf8'));
  const R = globalThis.BayanRecord;
  const { log, witness, revisions, note } = sample();
  const keys = await Promise.all([log.key.vkey, witness.vkey].map((line) => R.key(line)));
  const bad = (result) => result.findings.filter((one) => one.state === 'bad').map(({ fact, values }) => (values.file ? `${fact} ${values.file}` : fact));
  const check = (one, changed = {}, with_ = keys, wanted = one.wanted) =>
    R.revision({ proof: one.proof, disclosure: one.disclosure, ...changed }, with_, wanted);

  // As it should be.
  const results = await Promise.all(revisions.map((one) => check(one)));
  tally.none('revisions as they were written have no fault', results.flatMap(bad));
  tally.check('each holds', results.every((one) => one.holds));
  tally.check('the codes are those of the writer', results.every((one, at) => one.code === revisions[at].code));
  tally.check('the witness is named with its time', results[0].checkpoint.witnesses.some(({ name, time }) => name === witness.name && time === TIME));
  tally.check('a part that was removed by order is counted', results[2].missing.join() === 'body/1' && results[2].findings.some((one) => one.fact === 'withheld' && one.state === 'note'));
  tally.check('the revisions follow one another', R.chain(results).map((one) => one.state).join() === 'ok');
  const plain = await check(revisions[0], { disclosure: undefined, entry: revisions[0].entry, manifest: revisions[0].manifest });
  tally.check('an entry holds without its text', plain.holds && plain.findings.some((one) => one.fact === 'text'));

  // Each way to falsify has its name.
  const [first, second] = revisions;
  const open = JSON.parse(second.disclosure);
  const written = (change) => ({ disclosure: JSON.stringify({ ...open, ...change }) });
  const signature = second.proof.trimEnd().split('\n').at(-2);
  const flipped = (line) => line.replace(/.{6}$/, (end) => (end[0] === 'A' ? 'B' : 'A') + end.slice(1));
  const forger = keyOf(log.key.name, 'forger');
  const namesake = { ...(await R.key(forger.vkey)), id: keys[0].id };
  const attacks = [
    ['an altered entry', written({ entry: second.entry.replace('corrected', 'updated') }), 'inclusion'],
    ['a line in an entry that is not known', written({ entry: second.entry.replace('time', 'note x\ntime') }), 'form entry'],
    ['an entry of another text', written({ entry: second.entry.replace(DOC, DOC.replace('7d', '7e')) }), 'entry-other'],
    ['an altered part', written({ parts: open.parts.map((part) => (part.name === 'headline' ? { ...part, text: 'افتتاح جسر المرفأ' } : part)) }), 'part'],
    ['a part that the list has not', written({ parts: [...open.parts, { ...open.parts[0], name: 'body/9' }] }), 'part'],
    ['a part that stands twice', written({ parts: [...open.parts, open.parts[0]] }), 'form disclosure'],
    ['an altered list of parts', written({ manifest: second.manifest.replace(/[0-9a-f](?=\n$)/, (digit) => (digit === '0' ? '1' : '0')) }), 'manifest'],
    ['a list of parts out of order', written({ manifest: second.manifest.replace(/(headline .*\n)(language .*\n)/, '$2$1') }), 'form manifest'],
    ['a name that stands twice in JSON', { disclosure: second.disclosure.replace('{"format"', '{"entry":"x","format"') }, 'form disclosure'],
    ['what is no JSON', { disclosure: second.disclosure.slice(0, -1) }, 'form disclosure'],
    ['a damaged signature', { proof: second.proof.replace(signature, flipped(signature)) }, 'signature'],
    ['a damaged witness', { proof: flipped(second.proof.trimEnd()) + '\n' }, 'cosignature'],
    ['an altered checkpoint', { proof: second.proof.replace('\n600\n', '\n601\n') }, 'signature'],
    ['the proof of another entry', { proof: first.proof }, 'entry-other'],
    ['a damaged proof', { proof: second.proof.replace(/(index \d+\n.*\n).*\n/, `$1${Buffer.alloc(32).toString('base64')}\n`) }, 'inclusion'],
    ['a proof that is too short', { proof: second.proof.replace(/(index \d+\n).*\n/, '$1') }, 'inclusion'],
    ['what is no proof', { proof: second.proof.replace('@v1', '@v2') }, 'form proof'],
    ['what is no checkpoint', { proof: second.proof.replace('\n600\n', '\n0600\n') }, 'form checkpoint'],
  ];
  for (const [what, changed, wanted] of attacks) {
    const result = await check(second, changed);
    tally.check(`${what} is named ${wanted}`, bad(result).includes(wanted) && !result.holds, bad(result).join() || 'nothing was found');
  }
  tally.check('another key is named', bad(await check(second, {}, [await R.key(forger.vkey)])).includes('other-key'));
  tally.check('a key that only bears the name is named', bad(await check(second, {}, [namesake])).includes('signature'));
  tally.check('another log is named', bad(await check(second, {}, keys, { ...second.wanted, origin: 'other.example/log' })).includes('origin'));
  const mistyped = await R.key(log.key.vkey.replace(/.$/, 'A')).catch((fault) => fault.code);
  tally.check('a mistyped key is refused', mistyped === 'key-form', String(mistyped));

  // Order and gaps.
  const chain = (list) => R.chain(list).map((one) => `${one.fact} ${one.state}`).join();
  tally.check('reordered revisions are named', chain([results[1], results[0], results[2]]).includes('chain bad'));
  tally.check('a missing revision is named', chain([results[0], results[2]]).includes('chain bad'));
  tally.check('a missing first revision is named', chain([results[1], results[2]]).includes('chain bad'));

  // The log as it grows, as it is set back, as it is rewritten.
  const tiles = tilesOf(log.entries);
  const load = async (path) => {
    if (!tiles.has(path)) throw new Error(`no ${path}`);
    return new Uint8Array(tiles.get(path));
  };
  const now = await R.checkpoint(note, keys);
  const at = async (entries) => R.checkpoint(noteOf(Object.assign(new Log(SITE), { entries }).leaves, log.key), keys);
  for (const size of [1, 2, 40, 255, 256, 257, 511, 512, 513, 599, 600]) {
    tally.check(`a log of ${size} entries grew into this one`, await R.grew(await at(log.entries.slice(0, size)), now, load));
  }
  const other = log.entries.with(30, log.entries[31]);
  tally.check('a rewritten log did not', !(await R.grew(await at(other.slice(0, 300)), now, load)));
  tally.check('another log of the same size did not', !(await R.grew(await at(other), now, load)));
  tally.check('a log that was set back did not', !(await R.grew(now, await at(log.entries.slice(0, 300)), load)));
  for (const size of [300, 511, 512, 600]) {
    const files = tilesOf(log.entries.slice(0, size));
    const read = await R.since(50, await at(log.entries.slice(0, size)), async (path) => new Uint8Array(files.get(path)));
    tally.check(`the entries since 50 of ${size} are read and proven`, read.length === size - 50 && read[0].text === log.entries[50]);
  }
  const forged = new Map(tiles).set('entries/000', tilesOf(other).get('entries/000'));
  const caught = await R.since(10, now, async (path) => new Uint8Array(forged.get(path))).catch((fault) => fault.code);
  tally.check('forged entries are not read', caught === 'tiles', String(caught));

  // The page against the record.
  const parts = new Map(Object.entries(PARTS));
  const differ = (shown) => R.differences(parts, { ...SHOWN, ...shown }).map((one) => one.part).join();
  tally.check('a page as it was recorded does not differ', differ({}) === '', differ({}));
  const body = (at_, change) => ({ body: SHOWN.body.with(at_, { ...SHOWN.body[at_], ...change }) });
  tally.check('another headline differs', differ({ headline: { lines: ['افتتاح الميناء'], links: [] } }) === 'headline');
  tally.check('another word differs', differ(body(2, { lines: ['واحد', 'three'] })) === 'body/3');
  tally.check('another link differs', differ(body(0, { links: ['/x/a/c'] })) === 'body/1');
  tally.check('another paragraph differs', differ({ body: [...SHOWN.body, { lines: ['و'], links: [] }] }) === 'body/5');
  tally.check('a missing paragraph differs', differ({ body: SHOWN.body.slice(1) }) === 'body/1');
  tally.check('a picture more differs', differ({ body: [{ lines: ['\ufffc'], links: [] }, ...SHOWN.body] }) === 'body/1');
  tally.check('a byline that was not recorded differs', differ({ byline: { lines: ['ليلى'], links: [] } }) === 'byline');

  // The arithmetic for browsers without Ed25519, against RFC 8032, 7.1 (test 3), and against WebCrypto.
  const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));
  const key = bytes('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025');
  const signed = bytes('6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a');
  tally.check('a signature of RFC 8032 is good', await R.ed25519(key, bytes('af82'), signed));
  tally.check('of another message it is not', !(await R.ed25519(key, bytes('af83'), signed)));
  tally.check('damaged it is not', !(await R.ed25519(key, bytes('af82'), signed.with(40, signed[40] ^ 1))));
  tally.check('with an order too high it is not', !(await R.ed25519(key, bytes('af82'), signed.with(63, 0xff))));
  const { subtle } = globalThis.crypto;
  const real = subtle.importKey;
  subtle.importKey = () => Promise.reject(new Error('not supported'));
  try {
    const slow = await check(second);
    tally.check('a revision holds without the browser’s Ed25519', slow.holds, bad(slow).join());
    tally.check('and a damaged signature is found', bad(await check(second, { proof: second.proof.replace(signature, flipped(signature)) })).includes('signature'));
  } finally {
    subtle.importKey = real;
  }
}
