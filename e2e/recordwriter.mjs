// Writes a small public record with Node's own cryptography, after the formats' documents and without Bayan's code:
// what the checks of the record are tried on.

import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

export const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (entry) => sha256(Buffer.of(0), entry);
const joined = (left, right) => sha256(Buffer.of(1), left, right);
const half = (count) => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** The head of a tree (RFC 6962, 2.1). */
export function headOf(leaves) {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0];
  const split = half(leaves.length);
  return joined(headOf(leaves.slice(0, split)), headOf(leaves.slice(split)));
}

/** The neighbours that prove a leaf (RFC 6962, 2.1.1). */
function pathOf(leaves, index) {
  if (leaves.length === 1) return [];
  const split = half(leaves.length);
  return index < split
    ? [...pathOf(leaves.slice(0, split), index), headOf(leaves.slice(split))]
    : [...pathOf(leaves.slice(split), index - split), headOf(leaves.slice(0, split))];
}

/** A key made from one word, so that a run is like the one before. */
export function keyOf(name, word, kind = 1) {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const secret = createPrivateKey({ key: Buffer.concat([prefix, sha256(word)]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  const bytes = Buffer.concat([Buffer.of(kind), open]);
  const id = sha256(name, '\n', bytes).subarray(0, 4);
  return { name, kind, id, secret, vkey: `${name}+${id.toString('hex')}+${bytes.toString('base64')}` };
}

/** A checkpoint, signed and witnessed. */
export function noteOf(leaves, key, witnesses = [], origin = key.name) {
  const body = `${origin}\n${leaves.length}\n${headOf(leaves).toString('base64')}\n`;
  const line = ({ name, id }, signature) => `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  const lines = [line(key, sign(null, Buffer.from(body), key.secret))];
  for (const [witness, time] of witnesses) {
    const stamp = Buffer.alloc(8);
    stamp.writeBigUInt64BE(BigInt(time));
    const message = Buffer.from(`cosignature/v1\ntime ${time}\n${body}`);
    lines.push(line(witness, Buffer.concat([stamp, sign(null, message, witness.secret)])));
  }
  return `${body}\n${lines.join('')}`;
}

export const proofOf = (leaves, index, note) =>
  ['c2sp.org/tlog-proof@v1', `index ${index}`, ...pathOf(leaves, index).map((hash) => hash.toString('base64')), '', note].join('\n');

/** Parts (name to text) with salts made from one word: manifest and disclosure. `hidden` are left out of the latter. */
export function textOf(parts, word, hidden = []) {
  const named = Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1));
  const salted = named.map(([name, text]) => ({ name, salt: sha256(word, name).toString('hex'), text }));
  const commitment = ({ name, salt, text }) => sha256('bayan-part/1\n', name, '\n', Buffer.from(salt, 'hex'), text).toString('hex');
  const manifest = `bayan-parts/1\n${salted.map((part) => `${part.name} ${commitment(part)}\n`).join('')}`;
  return { manifest, parts: salted.filter(({ name }) => !hidden.includes(name)) };
}

export function entryOf({ site, doc, lang, rev, prev, status, ground, time, manifest }) {
  const reason = ground ? `ground ${ground}\n` : '';
  const content = sha256(manifest).toString('hex');
  return `bayan-revision/1\nsite ${site}\ndoc ${doc}\nlang ${lang}\nrev ${rev}\nprev ${prev ?? '-'}\nstatus ${status}\n${reason}time ${time}\ncontent sha256:${content}\n`;
}

/** The short code of an entry. */
export function codeOf(entry, index) {
  const number = BigInt(`0x${leafOf(entry).subarray(0, 5).toString('hex')}`);
  const letters = Array.from({ length: 8 }, (_, at) => '0123456789abcdefghjkmnpqrstvwxyz'[Number((number >> BigInt(35 - at * 5)) & 31n)]);
  return `${index}-${letters.join('')}`;
}

/** The files below `tile/` of a tree (C2SP tlog-tiles). */
export function tilesOf(entries) {
  const files = new Map();
  const path = (at, width) => {
    const digits = String(at).padStart(Math.ceil(String(at).length / 3) * 3, '0').match(/.../g);
    return `${digits.map((part, where) => (where < digits.length - 1 ? `x${part}` : part)).join('/')}${width < 256 ? `.p/${width}` : ''}`;
  };
  const cut = (list, name, bytes) => {
    for (let at = 0; at * 256 < list.length; at += 1) {
      const part = list.slice(at * 256, at * 256 + 256);
      files.set(`${name}/${path(at, part.length)}`, Buffer.concat(part.map(bytes)));
    }
  };
  cut(entries, 'entries', (entry) => Buffer.concat([Buffer.of(entry.length >> 8, entry.length & 255), Buffer.from(entry)]));
  let hashes = entries.map(leafOf);
  for (let level = 0; hashes.length > 0; level += 1) {
    cut(hashes, String(level), (hash) => hash);
    hashes = Array.from({ length: Math.floor(hashes.length / 256) }, (_, at) => headOf(hashes.slice(at * 256, at * 256 + 256)));
  }
  return files;
}

/** A log with some entries of others before, between and behind the revisions of one text. */
export class Log {
  entries = [];
  constructor(site) {
    this.site = site;
    this.key = keyOf(`${site}/log`, `log of ${site}`);
  }
  get leaves() {
    return this.entries.map(leafOf);
  }
  fill(count) {
    for (let at = 0; at < count; at += 1) {
      const doc = sha256(`other ${this.entries.length}`).toString('hex').slice(0, 32);
      this.entries.push(entryOf({ site: this.site, doc, lang: 'ar-SY', rev: 1, status: 'published', time: '2026-11-20T08:00:00Z', manifest: `${at}` }));
    }
    return this;
  }
  add(entry) {
    this.entries.push(entry);
    return this.entries.length - 1;
  }
}
