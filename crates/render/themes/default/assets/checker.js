// Ties the record's arithmetic to the checker, which is one file and asks nobody.
(() => {
  const R = BayanRecord;
  const find = (what) => document.querySelector(what);
  const data = JSON.parse(find('#record-data').textContent);
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
      if (value === undefined) return '?';
      if (slot === 'time') return date(value);
      if (slot === 'part') return partName(value);
      if (slot === 'file') return data.files[value];
      return /^(key|name|origin)/.test(slot) ? value : local(value);
    });
  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const [form, status, facts, text, result] = ['form', '.verdict', '.facts', '#text', '#result'].map(find);
  const [files, pasted, given] = ['#files', '#pasted', '#keys'].map(find);

  /** Tells what each text is by how it begins. */
  const sort = (texts) => {
    const out = { keys: [] };
    for (const one of texts) {
      const start = one.trimStart();
      if (start.startsWith('c2sp.org/tlog-proof@v1')) out.proof = one;
      else if (start.startsWith('bayan-revision/1')) out.entry = one;
      else if (start.startsWith('bayan-parts/1')) out.manifest = one;
      else if (start.startsWith('{')) {
        const open = R.json(one, 'form:disclosure');
        if (open.format === 'bayan-evidence/1') Object.assign(out, { disclosure: open.disclosure, proof: open.proof, keys: open.keys });
        else out.disclosure = open;
      }
    }
    const whole = typeof out.proof === 'string' && Array.isArray(out.keys) && (out.disclosure || (out.entry && out.manifest));
    if (!whole) throw new R.Fault('incomplete');
    return out;
  };

  const check = async (texts) => {
    const found = sort(texts);
    const lines = given.value.split('\n').map((line) => line.trim()).filter(Boolean);
    const own = await Promise.all(lines.map((line) => R.key(line)));
    const trusted = own.some((key) => key.kind === 1);
    // Keys in the file help only where none was given: they may be anybody's.
    const contained = trusted ? [] : await Promise.all(found.keys.map((line) => R.key(String(line)).catch(() => null)));
    const keys = [...own, ...contained.filter(Boolean)];
    if (!keys.some((key) => key.kind === 1)) throw new R.Fault('key-form');
    return { ...(await R.revision(found, keys)), trusted };
  };

  const show = ({ findings, entry, checkpoint, index, parts, code, trusted, holds }) => {
    const rev = entry ? entry.rev : '?';
    const bad = findings.filter((one) => one.state === 'bad');
    status.textContent = holds ? say('standing', { origin: checkpoint.origin, entry: index }) : say('bad');
    const items = bad.concat(findings.filter((one) => one.state !== 'bad')).map(({ fact, state, values }) =>
      make('li', say(`${state === 'note' ? 'open' : state}-${fact}`, { rev, entries: values.entry, ...values, rev }), { className: state }));
    if (checkpoint) {
      items.push(make('li', trusted ? say('given') : say('contained', { key: checkpoint.key }), { className: trusted ? 'ok' : 'note' }));
      const times = checkpoint.witnesses.map((one) => one.time * 1000);
      const names = checkpoint.witnesses.map((one) => one.name).join(data.comma);
      items.push(make('li', times.length ? say('ok-witness', { names, time: Math.min(...times) }) : say('unwitnessed'), { className: times.length ? 'ok' : 'note' }));
    }
    items.push(make('li', say('one'), { className: 'note' }));
    facts.replaceChildren(...items);
    text.hidden = !parts.size;
    // Words for people; the exact bytes are in the file.
    const plain = (name, raw) => {
      if (/\/caption$/.test(name)) return R.words(raw);
      return (/^body\/\d+$/.test(name) ? R.block(raw, parts).lines.join('\n') : raw).split(R.PICTURE).join(`${data.parts.media}: `);
    };
    const rows = [[`${say('rev', { rev })} · ${say('entry')}`, `${code}\n${entry ? entry.time : ''}`], ...[...parts].map(([name, raw]) => [partName(name), plain(name, raw)])];
    text.querySelector('dl').replaceChildren(...rows.map(([name, words]) => {
      const row = make('div', '');
      row.append(make('dt', name), make('dd', words, { dir: 'auto' }));
      return row;
    }));
  };

  const run = async (list) => {
    facts.replaceChildren();
    [text.hidden, result.hidden] = [true, false];
    if (!R.able()) return void (status.textContent = say('open-crypto'));
    status.textContent = say('running');
    try {
      const decode = async (file) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
      const texts = await Promise.all(Array.from(list, decode));
      show(await check(pasted.value.trim() ? [...texts, pasted.value] : texts));
    } catch (fault) {
      const { code, values } = fault instanceof R.Fault ? fault : new R.Fault('incomplete');
      status.textContent = say(code === 'incomplete' ? code : `bad-${code}`, { rev: '?', ...values });
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    run(files.files);
  };
  const over = (event) => {
    event.preventDefault();
    document.body.classList.toggle('over', event.type === 'dragover');
  };
  document.ondragover = over;
  document.ondragleave = over;
  document.ondrop = (event) => {
    over(event);
    run(event.dataTransfer.files);
  };
})();
