// Proposes headlines, topics and months while somebody types: a combobox with a list (ARIA Authoring Practices 1.2).
// The page is whole without it.
(() => {
  const input = document.querySelector('#q');
  const list = document.querySelector('#proposed');
  const said = document.querySelector('#proposed-count');
  if (!input || !list || !window.fetch) return;
  let active = -1;
  let timer = 0;
  let turn = 0;
  const options = () => [...list.children];
  const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'proposed', 'aria-expanded': 'false' };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    const all = options();
    active = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    if (active < 0) return;
    input.setAttribute('aria-activedescendant', all[active].id);
    all[active].scrollIntoView({ block: 'nearest' });
  };
  const show = ([, texts, kinds, urls]) => {
    list.replaceChildren(...texts.map((text, at) => {
      const option = document.createElement('li');
      const words = document.createElement('bdi');
      const kind = document.createElement('small');
      words.textContent = text;
      kind.textContent = kinds[at];
      option.id = `proposed-${at}`;
      option.dataset.url = urls[at];
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.append(words, ' ', kind);
      return option;
    }));
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = texts.length === 0;
    input.setAttribute('aria-expanded', String(texts.length > 0));
    said.textContent = texts.length ? said.dataset.some.replace('#', texts.length.toLocaleString(document.documentElement.lang)) : '';
  };
  const ask = () => {
    const words = input.value.trim();
    turn += 1;
    const own = turn;
    if (words.length < 2) {
      close();
      return;
    }
    fetch(`${list.dataset.url}?q=${encodeURIComponent(words)}`, { credentials: 'omit' })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((found) => { if (own === turn && document.activeElement === input) show(found); })
      .catch(close);
  };
  const go = (option) => { location.href = option.dataset.url; };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && !isOpen) ask();
    else if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp' && isOpen) mark(active < 0 ? -1 : active - 1);
    else if (event.key === 'Enter' && isOpen && active >= 0) go(options()[active]);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  // The field keeps the focus while the pointer chooses.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) go(option);
  });
})();
