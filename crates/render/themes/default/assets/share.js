// Shows the buttons that this browser can serve, and nothing else: the page is whole without them.
(() => {
  const find = (what) => document.querySelector(what);
  const box = find('.tools');
  if (!box) return;
  const url = (find('link[rel=canonical]') || location).href;
  const said = box.querySelector('output');
  const { clipboard } = navigator;
  const say = (what) => {
    said.textContent = '';
    setTimeout(() => { said.textContent = said.dataset[what]; }, 50);
  };
  const text = () => fetch(box.querySelector('a[download]').href)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
  // Safari takes a text that is on its way only as a promise.
  const item = () => new ClipboardItem({
    'text/plain': text().then((words) => new Blob([words], { type: 'text/plain' })),
  });
  const copies = {
    link: () => clipboard.writeText(url),
    text: () => (window.ClipboardItem ? clipboard.write([item()]) : text().then((words) => clipboard.writeText(words))),
  };
  for (const button of box.querySelectorAll('button')) {
    const copy = copies[button.name];
    if (!(copy ? clipboard : navigator.share)) continue;
    button.parentNode.hidden = false;
    button.onclick = () => {
      if (copy) copy().then(() => say('done'), () => say('failed'));
      else navigator.share({ title: find('h1').textContent, url }).catch(() => {});
    };
  }
})();
