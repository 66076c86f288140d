// The keyboard. Shortcuts work on every layout: on an Arabic one Ctrl and the key of B give «لا», not b.

import { baseKeymap, chainCommands, deleteSelection, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keydownHandler } from 'prosemirror-keymap';
import { Plugin } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { backspace, breakLine, enter, indent, inList, setKind, toggleList } from './commands.js';
import { toggleDirection } from './directions.js';
import { schema } from './schema.js';

const { marks } = schema;

/** What each shortcut does. `act` holds what needs the interface: links, search, the toolbar. */
export function shortcuts(start, act) {
  return {
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.emphasis),
    'Mod-k': act.link,
    'Mod-z': chainCommands(undoInputRule, undo),
    'Mod-Shift-z': redo,
    'Mod-y': redo,
    'Mod-f': act.find,
    'Mod-h': act.replace,
    'Mod-s': act.save,
    'Mod-;': act.today,
    'Mod-Alt-0': setKind('paragraph'),
    'Mod-Alt-1': setKind('heading', 2),
    'Mod-Alt-2': setKind('heading', 2),
    'Mod-Alt-3': setKind('heading', 3),
    'Mod-Alt-4': setKind('heading', 4),
    'Mod-Shift-7': toggleList(true),
    'Mod-Shift-8': toggleList(false),
    'Mod-Shift-x': toggleDirection(start.dir),
    'Alt-F10': act.toolbar,
    'Shift-Enter': breakLine,
    'Mod-Enter': breakLine,
    Enter: enter,
    Backspace: chainCommands(undoInputRule, deleteSelection, backspace),
    'Mod-Backspace': chainCommands(deleteSelection, backspace),
    Tab: chainCommands(goToNextCell(1), indent(1), inList, act.intoFigure),
    'Shift-Tab': chainCommands(goToNextCell(-1), indent(-1), inList),
  };
}

/** Ctrl with a key whose letter is not Latin: the place of the key on the keyboard counts. */
function byPlace(bindings) {
  return (view, event) => {
    const types = event.getModifierState?.('AltGraph'); // a letter of the layout, which Windows reports with Ctrl and Alt
    if (!(event.ctrlKey || event.metaKey) || types || /^[\x20-\x7e]$/.test(event.key)) return false;
    const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code ?? '');
    if (!place) return false;
    const name = ['Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', (place[1] ?? place[2]).toLowerCase()].filter(Boolean).join('-');
    return bindings[name]?.(view.state, view.dispatch, view) ?? false;
  };
}

/**
 * The browser says where a key moved the caret in a message of its own, and when it is busy the next key comes first.
 * ProseMirror would act on that key where the caret was; so it is told to look.
 */
function caretAsItIs(view) {
  if (!view.composing) view.domObserver.flush();
  return false;
}

/** After Escape the next Tab leaves the text instead of moving an entry of a list. */
export function keyboard(start, act) {
  const bindings = shortcuts(start, act);
  const own = keydownHandler(bindings);
  const foreign = byPlace(bindings);
  const base = keydownHandler(baseKeymap);
  let leaving = false;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === 'Escape') leaving = true;
        else if (event.key === 'Tab' && leaving) return false;
        else if (event.key !== 'Shift') leaving = false;
        return foreign(view, event) || own(view, event) || base(view, event);
      },
      handleDOMEvents: { keydown: caretAsItIs, blur: () => { leaving = false; return false; } },
    },
  });
}
