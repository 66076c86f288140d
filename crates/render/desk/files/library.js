// Pictures brought to the library: chosen or dropped, one after the other, each with its progress.

const place = document.getElementById('uploads');
const start = JSON.parse(document.getElementById('uploads-start').textContent);
const say = (key) => start.words[`editor-${key}`] ?? key;

function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const list = el('ul', { class: 'uploads' });
const input = el('input', { type: 'file', accept: 'image/*', multiple: '', id: 'f-files', change: () => bring([...input.files]) });
const field = el('div', { class: 'field drop' }, el('label', { for: 'f-files' }, say('picture-upload')), input, list);
place.append(field);

/** Sends one file; answers nothing, or a sentence about why it was not taken. */
function send(file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${start.upload}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Bayan-Token', start.token);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener('load', () => {
      if (request.status === 200) return resolve(null);
      const signedOut = request.status === 401 || request.status === 403;
      resolve(request.response?.text ?? say(signedOut ? 'signed-out' : 'upload-failed'));
    });
    request.addEventListener('error', () => resolve(say('offline')));
    request.send(file);
  });
}

async function bring(files) {
  input.disabled = true;
  list.replaceChildren();
  const rows = files.map((file) => {
    const bar = el('progress', { max: 1, value: 0, 'aria-label': file.name });
    const row = el('li', {}, el('bdi', {}, file.name), ' ', bar);
    list.append(row);
    return { file, bar };
  });
  let failed = 0;
  for (const { file, bar } of rows) {
    const fault = await send(file, (part) => { bar.value = part; });
    if (fault === null) {
      bar.value = 1;
      continue;
    }
    failed += 1;
    bar.replaceWith(el('span', { class: 'fault', role: 'alert' }, fault));
  }
  input.disabled = false;
  input.value = '';
  // What was taken stands in the list; what was not is said, and stays in sight.
  if (failed === 0) location.reload();
}

field.addEventListener('dragover', (event) => {
  event.preventDefault();
  field.classList.add('over');
});
field.addEventListener('dragleave', () => field.classList.remove('over'));
field.addEventListener('drop', (event) => {
  event.preventDefault();
  field.classList.remove('over');
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0 && !input.disabled) bring(files);
});
