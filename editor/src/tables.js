// Tables: the caption above one, and what can be done to its rows and columns.

import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, toggleHeaderRow } from 'prosemirror-tables';
import { captionOf, captionText } from './document.js';
import { directionOf } from './directions.js';
import { el } from './dom.js';
import { schema } from './schema.js';
import { say } from './words.js';

export const TABLE_TOOLS = Object.entries({
  'row-before': addRowBefore, 'row-after': addRowAfter, 'column-before': addColumnBefore, 'column-after': addColumnAfter,
  'row-delete': deleteRow, 'column-delete': deleteColumn, 'header-row': toggleHeaderRow, 'table-delete': deleteTable,
}).map(([name, run]) => ({ name, run, enabled: isInTable, back: true }));

class TableView {
  constructor(node, view, getPos, editable, documentDir) {
    this.documentDir = documentDir;
    const change = () => view.dispatch(view.state.tr.setNodeAttribute(getPos(), 'caption', captionOf(this.caption.value)));
    this.caption = el('input', { type: 'text', class: 'table-caption', dir: 'auto', placeholder: say('table-caption'), 'aria-label': say('table-caption'), disabled: !editable, oninput: change });
    this.contentDOM = el('tbody');
    this.table = el('table', {}, this.contentDOM);
    this.dom = el('div', { class: 'table' }, el('div', { contenteditable: 'false' }, this.caption), el('div', { class: 'wide' }, this.table));
    this.show(node);
  }

  show(node) {
    const { id, lang, caption } = node.attrs;
    const set = (element, name, value) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value));
    set(this.dom, 'data-id', id);
    set(this.table, 'lang', lang);
    // Not auto: that does not look into cells, which have a direction of their own.
    set(this.table, 'dir', directionOf(node, this.documentDir));
    if (this.caption.value !== captionText(caption)) this.caption.value = captionText(caption);
  }

  update(node) {
    if (node.type !== schema.nodes.table) return false;
    this.show(node);
    return true;
  }

  stopEvent(event) {
    return event.target === this.caption;
  }

  ignoreMutation(mutation) {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }
}

export const tableViews = (editable, documentDir) => ({ table: (node, view, getPos) => new TableView(node, view, getPos, editable, documentDir) });
