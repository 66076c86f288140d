// What stands in the toolbar, in which order.

import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { isInTable } from 'prosemirror-tables';
import { attribution, breakLine, indent, insertBoilerplate, insertRule, insertTable, kindOf, setKind, toggleList } from './commands.js';
import { toggleDirection, toggleIsolate } from './directions.js';
import { el } from './dom.js';
import { showsAll, toggleHidden } from './hidden.js';
import { askLanguage, languageAt, OFFERED, setLanguage } from './languages.js';
import { link, unlink } from './links.js';
import { schema } from './schema.js';
import { TABLE_TOOLS } from './tables.js';
import { Drawers, kinds, Row, tool } from './toolbar.js';
import { count, say } from './words.js';

const { marks } = schema;

function hasMark(type) {
  return (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
  };
}

const marking = (name, type, more = {}) => ({ name, run: toggleMark(type), active: hasMark(type), ...more });
const inList = (name) => (state) => state.selection.$from.depth > 0 && state.selection.$from.node(1).type.name === name;

/** Removes every mark but the language and the isolation, which say what is there and not how it looks. */
function clear(state, dispatch) {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  if (dispatch) {
    const tr = state.tr;
    for (const name of ['link', 'strong', 'emphasis', 'superscript', 'subscript']) tr.removeMark(from, to, marks[name]);
    dispatch(tr);
  }
  return true;
}

export function menu(start, view, act) {
  const made = [];
  const make = (item) => {
    const one = tool(item, view);
    made.push(one);
    return one.node;
  };
  const drawers = new Drawers(view);
  const group = (...controls) => el('div', { class: 'group' }, controls);

  const languages = new Row(say('language-direction'), [
    make({ name: 'direction', run: toggleDirection(start.dir), active: (state) => state.selection.$from.depth > 0 && state.selection.$from.node(1).attrs.dir !== null, keys: 'Mod-Shift-X' }),
    make({ name: 'isolate', run: toggleIsolate, active: hasMark(marks.isolate) }),
    ...Object.entries(OFFERED).map(([lang, label]) => make({ name: lang, label, lang, run: setLanguage(lang, start.lang), enabled: () => true, active: (state) => languageAt(state) === lang })),
    make({ name: 'language-other', run: askLanguage(start.lang), enabled: () => true }),
    make({ name: 'language-none', run: setLanguage(null, start.lang), enabled: (state) => languageAt(state) !== null }),
  ], { class: 'tools names' });
  const tables = new Row(say('table'), TABLE_TOOLS.map(make), { class: 'tools names' });
  const more = new Row(say('more'), [
    make({ name: 'today', run: act.today, enabled: (state) => state.selection.$from.parent.inlineContent, keys: 'Mod-;' }),
    make({ name: 'rule', run: insertRule, back: true }),
    make({ name: 'attribution', run: attribution, back: true }),
    make({ name: 'deeper', run: indent(1) }),
    make({ name: 'out', run: indent(-1) }),
    make(marking('superscript', marks.superscript, { sign: 'x²' })),
    make(marking('subscript', marks.subscript, { sign: 'x₂' })),
    make({ name: 'unlink', run: unlink }),
    make({ name: 'clear', run: clear }),
    make({ name: 'break', run: breakLine, keys: 'Shift-Enter', back: true }),
    make({ name: 'hidden', run: toggleHidden, active: () => showsAll() }),
  ]);

  const standing = (start.boilerplate ?? []).map(({ label, doc }) => make({ name: 'standing', label, lang: start.lang, run: insertBoilerplate(doc), back: true }));

  const openers = {
    language: drawers.opener('language', say('language-direction'), languages),
    table: drawers.opener('table', say('table'), tables),
    more: drawers.opener('more', say('more'), more),
  };
  if (standing.length > 0) openers.boilerplate = drawers.opener('boilerplate', say('boilerplate'), new Row(say('boilerplate'), standing, { class: 'tools names' }));
  made.push(...Object.values(openers));
  // Outside of a table its button puts one in, inside it opens what can be done there.
  const openTable = openers.table.item.run;
  openers.table.item.run = (state, dispatch, shown) => {
    if (isInTable(state) || !tables.dom.hidden) return openTable(state, dispatch, shown);
    insertTable(state, dispatch);
    view().focus();
    return true;
  };

  const kind = kinds(view, kindOf, setKind);
  made.push(kind);
  const row = new Row(say('toolbar'), [
    group(kind.node),
    group(
      make(marking('bold', marks.strong, { sign: say('sign-bold'), keys: 'Mod-B' })),
      make(marking('emphasis', marks.emphasis, { sign: say('sign-emphasis'), keys: 'Mod-I' })),
      make({ name: 'link', run: link(start), active: hasMark(marks.link), keys: 'Mod-K' }),
    ),
    group(
      make({ name: 'bullets', run: toggleList(false), active: inList('bullet_list'), keys: 'Mod-Shift-8' }),
      make({ name: 'numbers', run: toggleList(true), active: inList('ordered_list'), sign: `${count(1)}.`, keys: 'Mod-Shift-7' }),
    ),
    group(make({ name: 'picture', run: act.picture }), make({ name: 'gallery', run: act.gallery }), openers.table.node, openers.boilerplate?.node),
    group(openers.language.node, make({ name: 'find', run: act.find, keys: 'Mod-F' }), make({ name: 'undo', run: undo, keys: 'Mod-Z' }), make({ name: 'redo', run: redo, keys: 'Mod-Y' }), openers.more.node),
  ]);
  const dom = el('div', {}, row.dom, drawers.dom);
  dom.addEventListener('keydown', (event) => { if (event.key === 'Escape') view().focus(); });
  return {
    dom,
    focus: () => row.focus(),
    update(state) {
      for (const one of made) one.update(state);
    },
    row,
  };
}
