// Checks the record of a text where a page lists it (#check), or of a page of another site (#other). Needs record.js.
(() => {
  const R = BayanRecord;
  const data = JSON.parse(document.getElementById('record-data').textContent);
  const [check, other] = ['check', 'other'].map((id) => document.getElementById(id));
  const local = (text) => String(text).replace(/\d/g, (digit) => data.digits[digit]);
  const date = (time) =>
    new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-${data.numerals}`, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' }).format(time) + ' UTC';
  const partName = (name) => {
    const [first, at, last] = name.split('/');
    return `${data.parts[last] || data.parts[first] || name}${at > 0 ? ` ${local(at)}` : ''}`;
  };
  const say = (name, values = {}) =>
    (data.words[name] || name).replace(/\{(\w+)\}/g, (whole, slot) => {
      const value = values[slot];
      if (value === undefined) return whole;
      if (slot === 'time') return date(value);
      if (slot === 'part') return partName(value);
      if (slot === 'file') return data.files[value];
      return /^(key|name|origin)/.test(slot) ? value : local(value);
    });
  const make = (name, text = '', more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  class Missing extends Error {}
  const bytesOf = async (address) => {
    try {
      const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    } catch {}
    throw new Missing(new URL(address).pathname);
  };
  // The exact bytes count: nothing is mended.
  const textOf = async (address) => {
    const bytes = await bytesOf(address);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Missing(new URL(address).pathname);
    }
  };

  const LINE = /^(A|BDI|STRONG|EM|SUP|SUB)$/;
  const BLOCK = /^(P|H[2-4]|UL|OL|LI|BLOCKQUOTE|FOOTER|FIGURE|FIGCAPTION|PICTURE|SOURCE|DIV|TABLE|CAPTION|THEAD|TBODY|TR|TH|TD|ASIDE|SPAN)$/;
  /** What nodes show: lines of words, a sign for what is none, and where links lead. */
  const read = (...nodes) => {
    const links = [];
    const walk = (node) => {
      if (node.nodeType === 3) return node.data.replace(/\n/g, ' ');
      if (node.nodeType !== 1) return '';
      const name = node.tagName;
      if (name === 'BR') return '\n';
      if (name === 'HR') return '\n―\n';
      if (name === 'IMG') return `\n${R.PICTURE}${node.alt}\n`;
      if (name === 'A' && !node.closest('.attachment')) links.push(node.getAttribute('href'));
      const inner = Array.from(node.childNodes, walk).join('');
      if (LINE.test(name) && node.className !== 'credit') return inner;
      return BLOCK.test(name) || LINE.test(name) ? `\n${inner}\n` : `\n<${name}>${inner}\n`;
    };
    return { lines: R.tidy(nodes.map(walk).join('')), links };
  };
  /** A page of the text as it shows itself; none where its design is another. */
  const shownOf = (page) => {
    const part = (what) => {
      const found = page.querySelector(`.story ${what}`);
      return read(...(found ? found.childNodes : []));
    };
    const body = page.querySelector('.story .body');
    if (!body || !page.querySelector('.story h1')) return null;
    const shown = { headline: part('h1'), standfirst: part('.head .standfirst'), lead: part('> figure') };
    shown.body = Array.from(body.childNodes, (node) => read(node));
    if (page.querySelector('.story[class*=kind-]')) {
      Object.assign(shown, { kicker: part('.kicker > bdi:not(.kind)'), place: part('> .meta .place'), byline: part('.byline') });
    }
    return shown;
  };

  /** Whether this log is the one that this browser saw before; keeps what it saw. */
  const remember = async (live, add, load) => {
    const name = `bayan-record:${live.origin}`;
    try {
      const was = JSON.parse(localStorage.getItem(name));
      if (was) {
        const values = { was: was.size, size: live.size, time: was.time, key: was.key };
        // While a key is changed both sign.
        if (was.key !== live.key) {
          const both = await R.checkpoint(live.note, [await R.key(was.key)]).catch(() => null);
          if (!both) return add('memory-key', 'bad', values);
        }
        if (was.size > live.size) return add('rollback', 'bad', values);
        const root = Uint8Array.from(was.root);
        if (!(await R.grew({ size: was.size, root }, live, load))) return add('rewritten', 'bad', values);
        add('memory', 'ok', values);
      } else add('first', 'ok');
      localStorage.setItem(name, JSON.stringify({ key: live.key, size: live.size, root: Array.from(live.root), time: Date.now() }));
    } catch (fault) {
      add(fault instanceof Missing || fault instanceof R.Fault ? 'history' : 'memory', fault instanceof Missing || fault instanceof R.Fault ? 'open' : 'note');
    }
  };

  /** Checks all that a list of revisions names. Answers what was found. */
  const checkList = async (listAddress, expected) => {
    const findings = [];
    const add = (fact, state, values = {}) => findings.push({ fact, state, rev: values.rev, values });
    const out = { findings, revisions: [], at: (address) => new URL(address, listAddress).href };
    const list = R.json(await textOf(listAddress), 'list');
    const fits = list && list.format === 'bayan-revisions/1' && Array.isArray(list.revisions) && list.revisions.length > 0 && typeof list.log === 'string';
    if (!fits || (expected && (expected.key !== list.key || expected.origin !== list.origin))) throw new R.Fault('list');
    out.list = list;
    const log = out.at(list.log);
    const keys = [await R.key(list.key)];
    // Who the witnesses are stands in the log's policy.
    let policy = null;
    try {
      policy = await textOf(`${log}policy`);
    } catch (fault) {
      add('load', 'open', { name: fault.message });
    }
    for (const [, line] of (policy || '').matchAll(/^witness \S+ (\S+)/gm)) {
      const key = await R.key(line).catch(() => null);
      if (key) keys.push(key);
    }
    const tiles = new Map();
    const load = (path) => {
      if (!tiles.has(path)) tiles.set(path, bytesOf(`${log}tile/${path}`));
      return tiles.get(path);
    };

    out.revisions = await Promise.all(list.revisions.map(async (one) => {
      const file = async (name) => (one[name] ? textOf(out.at(one[name])) : undefined);
      try {
        const [proof, disclosure] = await Promise.all([file('proof'), file('disclosure')]);
        const files = disclosure === undefined ? { entry: await file('entry'), manifest: await file('manifest') } : { disclosure };
        const { site, doc, lang, origin } = list;
        const result = await R.revision({ proof, ...files }, keys, { site, doc, lang, origin, rev: one.rev, index: one.index });
        if (result.holds && (result.code !== one.code || result.entry.status !== one.status)) throw new R.Fault('list');
        return result;
      } catch (fault) {
        if (fault instanceof Missing) return { findings: [{ fact: 'load', state: 'open', rev: one.rev, values: { name: fault.message } }] };
        throw fault;
      }
    }));
    const newest = out.revisions[out.revisions.length - 1];
    const checkpoints = out.revisions.map((one) => one.checkpoint).filter(Boolean);

    // The log as it stands now.
    let live;
    try {
      live = await R.checkpoint(await textOf(`${log}checkpoint`), keys);
      add('signature', 'ok', { size: live.size });
    } catch (fault) {
      if (fault instanceof Missing) add('load', 'open', { name: fault.message });
      else add(fault.code, 'bad', fault.values);
    }
    const best = [live, ...checkpoints].filter(Boolean).sort((one, other) => other.witnesses.length - one.witnesses.length)[0];
    if (best && best.witnesses.length) {
      const names = best.witnesses.map((one) => one.name).join(data.comma);
      add('witness', 'ok', { names, time: Math.min(...best.witnesses.map((one) => one.time)) * 1000 });
    } else if (best && policy !== null) add(keys.length > 1 ? 'witness-late' : 'witness-none', 'note');
    out.revisions.forEach((one) => findings.push(...one.findings));
    findings.push(...R.chain(out.revisions));

    if (live) {
      try {
        for (const one of checkpoints) {
          // A proof may be newer than the checkpoint that was asked for first.
          const [old, now] = one.size > live.size ? [live, one] : [one, live];
          if (!(await R.grew(old, now, load))) throw new R.Fault('fork');
        }
        if (checkpoints.length) add('history', 'ok');
      } catch (fault) {
        add('history', fault.code === 'fork' ? 'bad' : 'open');
      }
      if (newest.holds) {
        const rev = newest.entry.rev;
        try {
          const { doc, lang } = list;
          const later = (await R.since(newest.index + 1, live, load)).find(({ text }) => text.startsWith('bayan-revision/1\n') && text.includes(`\ndoc ${doc}\nlang ${lang}\n`));
          add('latest', later ? 'bad' : 'ok', { rev, size: live.size, entry: later && later.index });
        } catch {
          add('latest', 'note', { rev });
        }
      }
      await remember(live, add, load);
    }

    if (expected && expected.article && newest.parts && newest.parts.size) {
      const rev = newest.entry.rev;
      const page = await textOf(out.at(expected.article)).catch(() => '');
      // A style would be held to this page's policy; under another name nothing of it is lost.
      const plain = page.replace(/<(\/?)style/gi, '<$1x-style');
      const shown = page && shownOf(new DOMParser().parseFromString(plain, 'text/html'));
      if (!shown) add('page', 'open');
      else {
        const found = R.differences(newest.parts, shown);
        found.forEach((one) => add('page', 'bad', { rev, ...one }));
        if (!found.length) add('page', 'ok', { rev });
      }
    }
    return out;
  };

  const ORDER = ['signature', 'witness', 'inclusion', 'chain', 'parts', 'page', 'latest', 'history', 'memory', 'first'];
  /** One sentence for what holds for all revisions, one for each thing that does not. */
  const gather = (findings) => {
    const bad = findings.filter((one) => one.state === 'bad');
    // What says how far the rest carries comes before it.
    const early = findings.filter((one) => one.state === 'note' && one.fact.startsWith('witness'));
    const rest = findings.filter((one) => ['open', 'note'].includes(one.state) && !early.includes(one));
    const good = ORDER.flatMap((fact) => {
      const all = findings.filter((one) => one.fact === fact && one.state === 'ok');
      const broken = ['inclusion', 'parts'].includes(fact) && bad.some((one) => one.rev && !['page', 'latest'].includes(one.fact));
      if (!all.length || broken) return [];
      const count = fact === 'parts' ? all.reduce((sum, one) => sum + one.values.count, 0) : all[0].values.count;
      const entries = all.map((one) => one.values.entry).join(data.comma);
      return [{ ...all[0], values: { ...all[0].values, count, entries } }];
    });
    return [...bad, ...early, ...good, ...rest];
  };
  const line = (finding, evidence) => {
    const { fact, state, values, rev } = finding;
    const item = make('li', say(`${state === 'note' ? 'open' : state}-${fact}`, { rev, ...values }), { className: state });
    if (state !== 'bad') return item;
    for (const side of ['shown', 'recorded']) {
      if (values[side] === undefined) continue;
      const words = make('q', values[side] || '—', { dir: 'auto' });
      const row = make('p', `${say(side)}: `);
      row.append(words);
      item.append(row);
    }
    if (evidence) item.append(' ', make('a', say('evidence', evidence), { href: evidence.href, download: '' }));
    return item;
  };
  const show = (place, out, ok) => {
    const { findings, list } = out;
    const is = (state) => findings.some((one) => one.state === state);
    const verdict = is('bad') ? say('bad') : is('open') ? say('open') : ok;
    const witness = verdict === ok && findings.find((one) => one.fact === 'witness');
    place.querySelector('[role=status]').textContent = witness ? `${verdict} ${say('ok-witness', witness.values)}` : verdict;
    const revisions = list ? list.revisions : [];
    const items = gather(findings.filter((one) => one !== witness)).map((one) => {
      const of = revisions.find(({ rev }) => rev === one.rev) || revisions[revisions.length - 1];
      return line(one, of && of.evidence && { rev: of.rev, href: out.at(of.evidence) });
    });
    place.querySelector('.facts').replaceChildren(...items);
  };

  const run = async (place, address, expected, ok) => {
    const status = place.querySelector('[role=status]');
    status.textContent = say('running');
    let out = { findings: [] };
    try {
      out = R.able() ? await checkList(address, expected) : { findings: [{ fact: 'crypto', state: 'open', values: {} }] };
    } catch (fault) {
      const known = fault instanceof R.Fault;
      if (!known && !(fault instanceof Missing)) console.error(fault);
      out.findings.push({ fact: known ? fault.code : 'load', state: known ? 'bad' : 'open', values: known ? fault.values : { name: fault.message } });
    }
    show(place, out, ok(out));
    return out;
  };

  const media = (place, out) => {
    const newest = out.revisions[out.revisions.length - 1];
    const button = place.querySelector('button');
    button.hidden = !newest.media || !newest.media.length;
    button.onclick = async () => {
      button.disabled = true;
      for (const { part, address } of newest.media) {
        const bytes = await bytesOf(out.at(address)).catch(() => null);
        const same = bytes && `sha256:${R.hex(await R.sha256(bytes))}` === newest.parts.get(part).trim();
        const finding = bytes ? { fact: 'media', state: same ? 'ok' : 'bad', values: { part } } : { fact: 'load', state: 'open', values: { name: address } };
        place.querySelector('.facts').append(line(finding));
        if (bytes && !same) place.querySelector('[role=status]').textContent = say('bad');
      }
      button.hidden = true;
    };
  };

  if (check) {
    check.classList.add('runs');
    const address = new URL(data.revisions, location.href).href;
    run(check, address, data, (out) => {
      const newest = out.revisions && out.revisions[out.revisions.length - 1];
      return say(newest && newest.code === data.code ? 'ok' : 'open-stale');
    }).then((out) => out.revisions && out.revisions.length && media(check, out));
  }
  if (other) {
    other.hidden = false;
    const form = other.querySelector('form');
    form.onsubmit = (event) => {
      event.preventDefault();
      const note = other.querySelector('.key');
      note.textContent = '';
      let place;
      try {
        const { origin, pathname } = new URL(form.elements.address.value.trim());
        const [, edition, id] = /^\/([^/]+)\/a\/(?:[^/]*-)?([^/-]{8})(?:\/|$)/.exec(pathname);
        place = `${origin}/${edition}/a/${id}/revisions.json`;
      } catch {
        other.querySelector('[role=status]').textContent = say('none');
        return;
      }
      const recorded = ({ list, revisions }) => list && say('standing', { origin: list.origin, entry: revisions[revisions.length - 1].index });
      run(other, place, null, recorded).then((out) => {
        if (out.list) note.textContent = `${say('ran')} ${say('key', { key: out.list.key })}`;
        else if (out.findings.some((one) => one.fact === 'load')) other.querySelector('[role=status]').textContent = say('none');
      });
    };
  }
})();
