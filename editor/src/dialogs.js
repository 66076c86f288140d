// One way to ask something: a modal dialog that answers a promise.

import { button, el, fresh } from './dom.js';
import { say } from './words.js';

/**
 * Opens a dialog. `content` is what stands in it; `accept()` answers the result, or null while something is still wrong.
 * The promise gives the result, or null when it was put away. `done(result)` of the handle ends it from inside.
 */
export function ask(title, content, { accept, go, wide = false } = {}) {
  const id = fresh('title');
  let result = null;
  const dialog = el('dialog', { class: wide ? 'dialog wide-dialog' : 'dialog', 'aria-labelledby': id });
  const form = el('form', { method: 'dialog', novalidate: true }, el('h2', { id }, title), content);
  const finish = (value) => {
    result = value;
    dialog.close();
  };
  form.append(el('p', { class: 'acts' }, accept && el('button', { type: 'submit' }, go ?? say('apply')), button(say('cancel'), () => finish(null), { class: 'second' })));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = accept?.() ?? null;
    if (value !== null) finish(value);
  });
  dialog.append(form);
  document.body.append(dialog);
  const answer = new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
  });
  dialog.showModal();
  return { answer, done: finish, dialog };
}
