// The arithmetic of the public record: what is checked, without page and network. Formats: docs/record-format.md.
// Shared by the page of a record and by the checker that is kept as a file.
globalThis.BayanRecord = (() => {
  /** What does not fit: the end of a message key (behind a colon the file to blame), and what the message names. */
  class Fault extends Error {
    constructor(code, values = {}) {
      super(code);
      const [fact, file] = code.split(':');
      Object.assign(this, { code: fact, values: file ? { file, ...values } : values });
    }
  }
  const must = (fits, code, values) => {
    if (!fits) throw new Fault(code, values);
  };
  const utf8 = new TextEncoder();
  const concat = (...parts) => {
    const all = parts.map((part) => (typeof part === 'string' ? utf8.encode(part) : part));
    const out = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
    all.reduce((at, part) => (out.set(part, at), at + part.length), 0);
    return out;
  };
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const unbase64 = (text, code) => {
    try {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      if (base64(bytes) === text) return bytes;
    } catch {}
    throw new Fault(code);
  };
  const digest = async (kind, bytes) => new Uint8Array(await crypto.subtle.digest(kind, bytes));
  const sha256 = (...parts) => digest('SHA-256', concat(...parts));
  const same = (one, other) => hex(one) === hex(other);

  /** JSON whose names stand once each. */
  const json = (source, code) => {
    try {
      const value = JSON.parse(source);
      const open = [];
      for (const [token, name] of source.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
        if (token === '{') open.push(new Set());
        else if (token === '}') open.pop();
        else if (name) {
          const known = open[open.length - 1];
          if (known.has(JSON.parse(name))) throw 0;
          known.add(JSON.parse(name));
        }
      }
      return value;
    } catch {
      throw new Fault(code);
    }
  };

  // Ed25519 (RFC 8032, 5.1.7), for browsers whose WebCrypto has none.
  const P = 2n ** 255n - 19n;
  const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (number, by = P) => ((number % by) + by) % by;
  const power = (base, exponent) => {
    let out = 1n;
    for (let square = mod(base); exponent; exponent >>= 1n, square = mod(square * square)) if (exponent & 1n) out = mod(out * square);
    return out;
  };
  const D = mod(-121665n * power(121666n, P - 2n));
  const number = (bytes) => BigInt('0x' + hex(Uint8Array.from(bytes).reverse()));
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const [a, b, c, d] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2)), mod(2n * t1 * t2 * D), mod(2n * z1 * z2)];
    const [e, f, g, h] = [b - a, d - c, d + c, b + a];
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const times = (factor, point) => {
    let out = [0n, 1n, 1n, 0n];
    for (; factor; factor >>= 1n, point = add(point, point)) if (factor & 1n) out = add(out, point);
    return out;
  };
  const decompress = (bytes) => {
    const sign = bytes[31] >> 7;
    const y = number(bytes) & (2n ** 255n - 1n);
    const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
    let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
    if (mod(v * x * x) === mod(-u)) x = mod(x * power(2n, (P - 1n) / 4n));
    if (y >= P || mod(v * x * x) !== u || (x === 0n && sign)) return null;
    if (Number(x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  };
  const BASE = decompress(unhex('58' + '66'.repeat(31)));
  /** Whether a signature is that of a key over a message, in plain arithmetic. */
  const ed25519 = async (key, message, signature) => {
    const [a, r, s] = [decompress(key), decompress(signature.slice(0, 32)), number(signature.slice(32))];
    if (!a || !r || s >= ORDER) return false;
    const k = mod(number(await digest('SHA-512', concat(signature.slice(0, 32), key, message))), ORDER);
    const [left, right] = [times(s, BASE), add(r, times(k, a))];
    return mod(left[0] * right[2] - right[0] * left[2]) === 0n && mod(left[1] * right[2] - right[1] * left[2]) === 0n;
  };
  const signed = async (key, message, signature) => {
    if (signature.length !== 64) return false;
    let known;
    try {
      known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    } catch {
      return ed25519(key, message, signature);
    }
    return crypto.subtle.verify('Ed25519', known, signature, message);
  };

  /** A key as it is written in one line (vkey of C2SP signed-note); none of a kind that is not known here. */
  const key = async (line) => {
    const [, name, id, rest] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim()) || [];
    must(name, 'key-form');
    const bytes = unbase64(rest, 'key-form');
    must(bytes.length > 1 && (![1, 4].includes(bytes[0]) || bytes.length === 33), 'key-form');
    must(hex((await sha256(name, '\n', bytes)).slice(0, 4)) === id, 'key-form');
    return { name, id, kind: bytes[0], bytes: bytes.slice(1), line: line.trim() };
  };

  /** A checkpoint: what it says, once a signature of one of `keys` fits; and who of them witnessed it. */
  const checkpoint = async (note, keys) => {
    const cut = note.lastIndexOf('\n\n');
    must(cut > 0 && note.endsWith('\n'), 'form:checkpoint');
    const body = note.slice(0, cut + 1);
    const [origin, size, root] = body.split('\n');
    must(/^(0|[1-9]\d{0,14})$/.test(size), 'form:checkpoint');
    const out = { origin, size: Number(size), root: unbase64(root || '', 'form:checkpoint'), witnesses: [], key: null, note };
    must(out.root.length === 32, 'form:checkpoint');
    for (const line of note.slice(cut + 2, -1).split('\n')) {
      const [, name, blob] = /^— (\S+) (\S+)$/.exec(line) || [];
      must(name, 'form:checkpoint');
      const bytes = unbase64(blob, 'form:checkpoint');
      const known = keys.find((one) => one.name === name && one.id === hex(bytes.slice(0, 4)));
      if (known && known.kind === 1 && name === origin) {
        must(await signed(known.bytes, concat(body), bytes.slice(4)), 'signature', { key: known.line });
        out.key = known.line;
      } else if (known && known.kind === 4 && bytes.length === 76) {
        const time = new DataView(bytes.buffer).getBigUint64(4);
        const message = concat(`cosignature/v1\ntime ${time}\n`, body);
        must(await signed(known.bytes, message, bytes.slice(12)), 'cosignature', { name });
        out.witnesses.push({ name, time: Number(time) });
      }
    }
    const asked = keys.find((one) => one.kind === 1);
    must(out.key, 'other-key', { key: asked ? asked.line : '' });
    return out;
  };

  const leaf = (bytes) => sha256(new Uint8Array([0]), bytes);
  const inner = (left, right) => sha256(new Uint8Array([1]), left, right);

  /** The head of the tree that an entry's hash and its neighbours come to (RFC 9162, 2.1.3.2). */
  const rootOf = async (hash, index, size, path) => {
    must(index < size, 'inclusion');
    let [at, last, out] = [BigInt(index), BigInt(size) - 1n, hash];
    for (const neighbour of path) {
      must(last > 0n, 'inclusion');
      if (at & 1n || at === last) {
        out = await inner(neighbour, out);
        while (at && !(at & 1n)) [at, last] = [at >> 1n, last >> 1n];
      } else out = await inner(out, neighbour);
      [at, last] = [at >> 1n, last >> 1n];
    }
    must(last === 0n, 'inclusion');
    return out;
  };

  const proof = (text) => {
    const cut = text.indexOf('\n\n');
    const lines = text.slice(0, cut).split('\n');
    must(cut > 0 && lines.shift() === 'c2sp.org/tlog-proof@v1', 'form:proof');
    if (/^extra /.test(lines[0])) lines.shift();
    const [, index] = /^index (0|[1-9]\d{0,14})$/.exec(lines.shift() || '') || [];
    must(index, 'form:proof');
    const path = lines.map((line) => unbase64(line, 'form:proof'));
    must(path.every((hash) => hash.length === 32), 'form:proof');
    return { index: Number(index), path, note: text.slice(cut + 2) };
  };

  const ENTRY = new RegExp(
    '^bayan-revision/1\\nsite (?<site>[a-z0-9.:[\\]-]+)\\ndoc (?<doc>[0-9a-f]{32})\\nlang (?<lang>[A-Za-z0-9-]{1,35})\\nrev (?<rev>[1-9]\\d{0,14})\\n' +
      'prev (?<prev>-|0|[1-9]\\d{0,14})\\nstatus (?<status>published|updated|corrected|imported|withdrawn|restored|removed|replaced)\\n' +
      '(ground (?<ground>court|privacy|rights|safety|other)\\n)?time (?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)\\ncontent sha256:(?<content>[0-9a-f]{64})\\n$',
  );
  const entry = (text) => {
    const { groups } = ENTRY.exec(text) || {};
    must(groups && text.length <= 1024 && (!groups.ground || groups.status === 'removed'), 'form:entry');
    const rev = Number(groups.rev);
    must((groups.prev === '-') === (rev === 1), 'form:entry');
    return { ...groups, rev, prev: groups.prev === '-' ? null : Number(groups.prev) };
  };

  /** Names and commitments of the parts. */
  const manifest = (text) => {
    const lines = text.split('\n');
    must(lines.shift() === 'bayan-parts/1' && lines.pop() === '', 'form:manifest');
    const parts = lines.map((line) => /^([a-z0-9]+(?:\/[a-z0-9]+)*) ([0-9a-f]{64})$/.exec(line) || must(false, 'form:manifest'));
    must(parts.every((part, at) => !at || parts[at - 1][1] < part[1]), 'form:manifest');
    return new Map(parts.map(([, name, commitment]) => [name, commitment]));
  };

  /** The short code of an entry. */
  const code = async (text, index) => {
    const bits = Array.from(await leaf(text), (byte) => byte.toString(2).padStart(8, '0')).join('');
    return `${index}-${bits.slice(0, 40).replace(/.{5}/g, (five) => '0123456789abcdefghjkmnpqrstvwxyz'[parseInt(five, 2)])}`;
  };

  /** Gathers what was found, step by step: a step that fails is a finding, and what follows from it is not tried. */
  const notes = (common = {}) => {
    const findings = [];
    const say = (fact, state, values = {}) => findings.push({ fact, state, ...common, values: { ...common, ...values } });
    const step = async (fact, work) => {
      try {
        const values = await work();
        if (values !== false) say(fact, 'ok', values);
        return true;
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        say(fault.code, 'bad', fault.values);
        return false;
      }
    };
    return { findings, say, step };
  };

  /**
   * Checks the files of one revision: `proof`, with `disclosure` (text, or what was read of it) or, where the text is
   * not shown, `entry` and `manifest`. `wanted` is what is known from elsewhere: `site`, `doc`, `lang`, `rev`, `index`, `origin`.
   */
  const revision = async (files, keys, wanted = {}) => {
    const out = { parts: new Map(), missing: [], media: [], holds: false };
    const { findings, say, step } = notes({ rev: wanted.rev });
    out.findings = findings;
    let open = null;
    const opened = await step('opened', () => {
      if (files.disclosure === undefined) return false;
      open = typeof files.disclosure === 'string' ? json(files.disclosure, 'form:disclosure') : files.disclosure;
      must(open && open.format === 'bayan-disclosure/1' && Array.isArray(open.parts), 'form:disclosure');
      files = { entry: open.entry, manifest: open.manifest, ...files };
      must(typeof open.entry === 'string' && typeof open.manifest === 'string', 'form:disclosure');
      return false;
    });
    if (!opened) return out;
    const placed = await step('inclusion', async () => {
      const { index, path, note } = proof(files.proof);
      out.checkpoint = await checkpoint(note, keys);
      must(!wanted.origin || out.checkpoint.origin === wanted.origin, 'origin');
      must(wanted.index === undefined || wanted.index === index, 'entry-other');
      const root = await rootOf(await leaf(files.entry), index, out.checkpoint.size, path);
      must(same(root, out.checkpoint.root), 'inclusion', { entry: index });
      out.index = index;
      out.code = await code(files.entry, index);
      return { entry: index, size: out.checkpoint.size };
    });
    const read = await step('entry', () => {
      const found = entry(files.entry);
      must(['site', 'doc', 'lang', 'rev'].every((name) => wanted[name] === undefined || wanted[name] === found[name]), 'entry-other');
      out.entry = found;
      return false;
    });
    const listed = read && (await step('manifest', async () => {
      out.manifest = manifest(files.manifest);
      must(hex(await sha256(files.manifest)) === out.entry.content, 'manifest');
      return false;
    }));
    if (listed && open) await step('parts', async () => {
      must(open.entry === files.entry && open.manifest === files.manifest, 'disclosure-other');
      for (const part of open.parts) {
        must(part && [part.name, part.salt, part.text].every((one) => typeof one === 'string') && /^[0-9a-f]{64}$/.test(part.salt), 'form:disclosure');
        const { name, salt, text } = part;
        must(!out.parts.has(name), 'form:disclosure');
        must(text.isWellFormed ? text.isWellFormed() : true, 'form:disclosure');
        const commitment = hex(await sha256('bayan-part/1\n', name, '\n', unhex(salt), text));
        must(out.manifest.get(name) === commitment, 'part', { part: name });
        out.parts.set(name, text);
      }
      out.missing = [...out.manifest.keys()].filter((name) => !out.parts.has(name));
      out.media = (Array.isArray(open.media) ? open.media : []).filter(({ part }) => out.parts.has(part));
      return { count: out.parts.size };
    });
    if (out.missing.length) say('withheld', 'note', { count: out.missing.length });
    if (listed && !open) say('text', 'note');
    out.holds = placed && listed && findings.every((finding) => finding.state !== 'bad');
    return out;
  };

  /** Checks that revisions (oldest first) follow one another without a gap, each naming the one before. */
  const chain = (revisions) => {
    const { findings, say } = notes();
    revisions.forEach(({ entry: now, index }, at) => {
      const before = revisions[at - 1];
      if (!now || (before && !before.entry)) return;
      const follows = before ? now.rev === before.entry.rev + 1 && now.prev === before.index && index > before.index : now.rev === 1;
      if (!follows) say('chain', 'bad', { rev: now.rev });
    });
    if (!findings.length && revisions.every((one) => one.holds)) say('chain', 'ok', { count: revisions.length });
    return findings;
  };

  // Tiles (C2SP tlog-tiles): 256 hashes each, of every eighth level.
  const pathOf = (at, width) => {
    const digits = String(at);
    const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.../g);
    const path = parts.map((part, where) => (where < parts.length - 1 ? `x${part}` : part)).join('/');
    return width < 256 ? `${path}.p/${width}` : path;
  };
  const splitOf = (width) => {
    let half = 1;
    while (half * 2 < width) half *= 2;
    return half;
  };
  /** The hashes of a tree of `size` entries; `load` gets a tile's bytes by its path below `tile/`. */
  const headOf = (size, load) => {
    const tiles = new Map();
    const tile = (level, at) => {
      const width = Math.min(256, Math.floor(size / 256 ** level) - at * 256);
      const path = `${level}/${pathOf(at, width)}`;
      if (!tiles.has(path)) tiles.set(path, load(path));
      return tiles.get(path);
    };
    const node = async (level, at) => {
      if (level % 8) return inner(await node(level - 1, at * 2), await node(level - 1, at * 2 + 1));
      const bytes = await tile(level / 8, Math.floor(at / 256));
      must(bytes.length >= ((at % 256) + 1) * 32, 'tiles');
      return bytes.slice((at % 256) * 32, (at % 256) * 32 + 32);
    };
    const head = async (from, to) => {
      const width = to - from;
      const half = splitOf(width);
      if (width === 1 || half * 2 === width) return node(Math.log2(width), from / width);
      return inner(await head(from, from + half), await head(from + half, to));
    };
    return head;
  };
  /** Whether the tree of `now` begins with that of `old` (RFC 6962, 2.1.2), its hashes read from tiles. */
  const grew = async (old, now, load) => {
    if (old.size > now.size) return false;
    if (old.size === now.size || old.size === 0) return old.size === 0 || same(old.root, now.root);
    const head = headOf(now.size, load);
    // What both have comes from one place, so that neither can be shown another.
    const walk = async (from, to, edge) => {
      if (edge === to) return Array(2).fill(await head(from, to));
      const half = from + splitOf(to - from);
      if (edge <= half) {
        const [before, after] = await walk(from, half, edge);
        return [before, await inner(after, await head(half, to))];
      }
      const left = await head(from, half);
      const [before, after] = await walk(half, to, edge);
      return [await inner(left, before), await inner(left, after)];
    };
    const [before, after] = await walk(0, now.size, old.size);
    return same(before, old.root) && same(after, now.root);
  };

  /** The entries from `from` on, proven to be those of the checkpoint `now`: a list of `index` and `text`. */
  const since = async (from, now, load, bundles = 4) => {
    const begin = from - (from % 256);
    must(now.size - begin <= bundles * 256, 'far');
    const entries = [];
    for (let at = begin; at < now.size; at += 256) {
      const bytes = await load(`entries/${pathOf(at / 256, Math.min(256, now.size - at))}`);
      for (let place = 0; place < bytes.length; ) {
        const length = bytes[place] * 256 + bytes[place + 1];
        entries.push(bytes.slice(place + 2, place + 2 + length));
        place += 2 + length;
      }
    }
    must(entries.length === now.size - begin, 'tiles');
    const [hashes, stored] = [await Promise.all(entries.map(leaf)), headOf(now.size, load)];
    const head = async (low, high) => {
      if (high <= begin) return stored(low, high);
      if (high - low === 1) return hashes[low - begin];
      const half = low + splitOf(high - low);
      return inner(await head(low, half), await head(half, high));
    };
    must(same(await head(0, now.size), now.root), 'tiles');
    return entries.map((bytes, at) => ({ index: begin + at, text: new TextDecoder().decode(bytes) })).filter(({ index }) => index >= from);
  };

  // The text of a page against the text on record: lines of words, with what is no word as a sign.
  const PICTURE = '\ufffc';
  const tidy = (text) => text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  /** The words of a canonical line, and where its links lead. */
  const words = (line, links = []) => {
    let [out, at] = ['', 0];
    while (at < line.length) {
      const tag = /^\{(strong|em|sup|sub|break|lang [^\s|]+|isolate (?:ltr|rtl)|link ([^\s|]+))\|/.exec(line.slice(at));
      if (line[at] === '\\') out += line[++at] || '';
      else if (tag) {
        if (tag[1] === 'break') out += '\n';
        if (tag[2]) links.push(tag[2]);
        at += tag[0].length - 1;
      } else if (line[at] !== '}') out += line[at];
      at += 1;
    }
    return out;
  };
  const pictureLines = (parts, name, links) => [
    PICTURE + (parts.get(`${name}/alt`) || ''),
    words(parts.get(`${name}/caption`) || '', links),
    parts.get(`${name}/credit`) || '',
  ];
  /** A block on record as a page shows it: lines and links. */
  const block = (text, parts) => {
    const [head, ...rest] = text.split('\n');
    const file = / attachment$/.test(head);
    const links = [];
    const lines = rest.flatMap((line) => {
      const [, name, value] = /^(\S*) ?(.*)$/s.exec(line);
      if (name === 'media') return !file && /^\d+$/.test(value) ? pictureLines(parts, `media/${value}`, links) : [];
      if (name === 'item') return [words(value.replace(/^\d+ /, ''), links)];
      if (['text', 'by', 'caption', 'head', 'cell'].includes(name)) return [words(value, links)];
      if (name === 'address') links.push(value);
      return ['title', 'description', 'name'].includes(name) ? [value] : [];
    });
    if (/ rule$/.test(head)) lines.push('―');
    return { lines: tidy(lines.join('\n')), links };
  };
  /** The text on record as a page shows it. */
  const recorded = (parts) => {
    const bodies = [...parts.keys()].filter((name) => /^body\/\d+$/.test(name)).sort((one, other) => one.slice(5) - other.slice(5));
    const line = (name) => tidy(parts.get(name) || '');
    const [, lead] = /^media (\d+)/.exec(parts.get('lead') || '') || [];
    const links = [];
    return {
      headline: { lines: line('headline'), links: [] },
      kicker: { lines: line('kicker'), links: [] },
      standfirst: { lines: line('standfirst'), links: [] },
      place: { lines: line('place'), links: [] },
      byline: { lines: line('byline'), links: [] },
      lead: { lines: lead ? tidy(pictureLines(parts, `media/${lead}`, links).join('\n')) : [], links },
      body: bodies.map((name) => block(parts.get(name), parts)),
    };
  };
  /** Where a page differs from the record: `part`, the page's words, the record's words. A part that `shown` leaves undefined is not looked at. */
  const differences = (parts, shown) => {
    const wanted = recorded(parts);
    const key = (one) => JSON.stringify(one ? [one.lines, one.links] : []);
    const found = (part, one, other) => ({ part, shown: one ? one.lines.concat(one.links).join(' ') : '', recorded: other ? other.lines.concat(other.links).join(' ') : '' });
    const out = [];
    for (const part of ['headline', 'kicker', 'standfirst', 'place', 'byline', 'lead']) {
      if (shown[part] && key(shown[part]) !== key(wanted[part])) out.push(found(part, shown[part], wanted[part]));
    }
    const [ours, theirs] = [shown.body, wanted.body].map((blocks) => blocks.filter((one) => one.lines.length || one.links.length));
    const at = Array.from({ length: Math.max(ours.length, theirs.length) }).findIndex((_, where) => key(ours[where]) !== key(theirs[where]));
    if (at >= 0) out.push(found(`body/${at + 1}`, ours[at], theirs[at]));
    return out;
  };

  return {
    Fault, able: () => Boolean(globalThis.crypto && crypto.subtle), key, checkpoint, revision, chain, grew, since, json,
    differences, block, words, tidy, sha256, hex, ed25519, PICTURE,
  };
})();
