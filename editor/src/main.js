// The editor of one text: puts the parts together and connects them with the page.

import { TextSelection } from 'prosemirror-state';
import { Count } from './count.js';
import { save } from './document.js';
import { el, fresh, keepsEnter } from './dom.js';
import { insertPictures, intoFigure } from './figure.js';
import { FindBar } from './find.js';
import { Fields } from './form.js';
import { Lead } from './lead.js';
import { link } from './links.js';
import { Media } from './media.js';
import { menu } from './menu.js';
import { Notices } from './notices.js';
import { Presence } from './presence.js';
import { Problems } from './problems.js';
import { recover } from './recovery.js';
import { Session } from './session.js';
import { Status } from './status.js';
import { Subjects } from './subjects.js';
import { Text } from './text.js';
import { say, speak } from './words.js';

/** Commands that open something of the interface, for shortcuts and buttons. */
function interfaceCommands(start, { view, find, session, bar, media, track }) {
  const opening = (work) => (_state, dispatch) => { if (dispatch) work(); return true; };
  const choose = async (gallery) => {
    const place = track(view().state.selection.to);
    const chosen = await media.choose(gallery);
    const pos = place.end();
    view().focus();
    if (chosen) insertPictures(view(), chosen, { gallery, pos });
  };
  return {
    link: link(start),
    find: opening(() => find().open()),
    replace: opening(() => find().open(true)),
    save: opening(() => session.saveNow()),
    toolbar: opening(() => bar()?.focus()),
    picture: opening(() => choose(false)),
    gallery: opening(() => choose(true)),
    today: (state, dispatch) => { dispatch?.(state.tr.insertText(start.today).scrollIntoView()); return true; },
    intoFigure,
  };
}

/** The way without a script is put away, and no longer sent. */
function putAwayPlainText(form) {
  for (const area of form.querySelectorAll('.plain-text')) {
    area.hidden = true;
    for (const control of area.querySelectorAll('textarea, input, select')) control.disabled = true;
  }
}

function edit(start, form, place) {
  speak(start);
  const editable = start.may_edit !== false;
  const fields = new Fields(form);
  const token = () => fields.hidden('token')?.value ?? '';
  const notices = new Notices();
  const media = new Media(start, token);
  const described = fresh('described');
  let text = null;
  let bar = null;
  const view = () => text.view;
  const changed = () => { if (editable) session.changed(); };

  const session = new Session(start, {
    form, fields, notices, status: new Status(document.getElementById('save-state')),
    view, lead: () => lead, problems: () => problems, presence: () => presence, subjects: () => subjects,
  });
  const problems = new Problems(view, (where) => (where === 'lead' ? lead.focus() : fields.control(where)?.focus()));
  const presence = new Presence(form.dataset.here, token, notices);
  const subjects = new Subjects(document.getElementById('subjects'), token);
  const counted = new Count(start.lang);
  const find = new FindBar(view, editable);
  const act = interfaceCommands(start, { view, find: () => find, session, bar: () => bar, media, track: (pos) => text.track(pos) });
  text = new Text(start, editable, {
    act, described, tools: { notices, media, headline: () => fields.control('headline')?.value ?? '' },
    updated(tr) {
      bar?.update(view().state);
      find.update();
      if (!tr.docChanged) return;
      counted.soon(view().state.doc);
      if (!tr.getMeta('identities')) changed();
    },
  });
  // A text that cannot be read has thrown by now, and the page is as it was: with the way without a script.
  const leadPlace = document.getElementById('lead-place');
  const lead = new Lead(leadPlace, start.lead, media, editable, changed);
  if (editable) bar = menu(start, view, act);

  const hint = el('p', { id: described, class: 'hint' }, say(editable ? 'keys' : 'read-only'));
  place.editor = { view: text.view, TextSelection, json: () => save(view().state.doc).json }; // for tests
  place.replaceChildren(el('div', { class: 'editor' },
    el('div', { class: 'head-of-editor' }, bar?.dom, find.dom, notices.dom, document.querySelector('p.save-state')), text.dom,
    el('div', { class: 'foot-of-editor' }, counted.dom, hint), problems.dom));
  for (const container of [place, leadPlace]) keepsEnter(container);
  putAwayPlainText(form);
  bar?.update(view().state);
  counted.show(view().state.doc);
  problems.show(start.problems);
  if (!editable) return;
  session.listen();
  recover(session, notices, (state) => {
    text.replace(state.doc);
    fields.write(state.fields);
    lead.set(state.lead);
    changed();
  });
}

const form = document.getElementById('text');
const place = document.getElementById('editor-place');
const given = document.getElementById('editor-start');
if (form && place && given) {
  const start = JSON.parse(given.textContent);
  if (start.style && ![...document.querySelectorAll('link[rel=stylesheet]')].some((sheet) => sheet.getAttribute('href') === start.style)) {
    document.head.append(el('link', { rel: 'stylesheet', href: start.style }));
  }
  edit(start, form, place);
}
