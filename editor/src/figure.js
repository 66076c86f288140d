// Pictures in the text: the picture, its caption typed in place, and what must be said about it below.

import { Selection, TextSelection } from 'prosemirror-state';
import { captionContent } from './document.js';
import { directionOf } from './directions.js';
import { drawing, el, labelled } from './dom.js';
import { insertBlocks, moveBlock } from './commands.js';
import { figureAttrs } from './media.js';
import { ICONS } from './icons.js';
import { schema } from './schema.js';
import { say } from './words.js';

const { nodes } = schema;

/**
 * Alternative text and credit of a picture. `change(attrs)` is told what somebody typed. No text is null, and warned of.
 */
export function pictureFields(attrs, change) {
  const alt = el('input', { type: 'text', dir: 'auto', oninput: () => change({ alt: alt.value || null }) });
  const credit = el('input', { type: 'text', dir: 'auto', oninput: () => change({ credit: credit.value || null }) });
  const warning = el('p', { class: 'hint missing' }, say('alt-missing'));
  const update = (now) => {
    if (alt.value !== (now.alt ?? '')) alt.value = now.alt ?? '';
    if (credit.value !== (now.credit ?? '')) credit.value = now.credit ?? '';
    warning.hidden = Boolean(now.alt);
  };
  update(attrs);
  const dom = el('div', { class: 'said-of-picture' }, el('div', {}, labelled(say('alt'), alt), warning),
    labelled(say('credit'), credit));
  return { dom, update, focus: () => alt.focus() };
}

class FigureView {
  constructor(node, view, getPos, editable, documentDir) {
    this.documentDir = documentDir;
    this.image = el('img', { draggable: 'false' });
    this.contentDOM = el('figcaption', { dir: 'auto', 'data-placeholder': say('caption') });
    const change = (attrs) => {
      const tr = view.state.tr;
      for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(getPos(), name, value);
      view.dispatch(tr);
    };
    this.fields = pictureFields(node.attrs, change);
    const act = (name, work) => el('button', { type: 'button', class: 'tool', 'aria-label': say(name), title: say(name), onclick: work }, drawing(ICONS[name.split('-').pop()]));
    const move = (by) => () => moveBlock(view.state, getPos(), by, view.dispatch);
    const remove = () => {
      const $pos = view.state.doc.resolve(getPos());
      const last = $pos.parent.type === nodes.gallery && $pos.parent.childCount === 1;
      const [from, size] = last ? [$pos.before(), $pos.parent.nodeSize] : [$pos.pos, this.node.nodeSize];
      const tr = view.state.tr.delete(from, from + size);
      view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))));
      view.focus();
    };
    this.panel = editable ? el('div', { class: 'panel', contenteditable: 'false' }, this.fields.dom,
      el('div', { class: 'panel-tools' }, act('move-up', move(-1)), act('move-down', move(1)), act('picture-remove', remove))) : null;
    this.dom = el('figure', { class: 'figure' }, el('div', { contenteditable: 'false', class: 'frame' }, this.image), this.contentDOM, this.panel);
    this.show(node);
  }

  show(node) {
    this.node = node;
    const { id, lang, src, width, height, alt } = node.attrs;
    const set = (element, name, value) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value));
    set(this.dom, 'data-id', id);
    set(this.dom, 'lang', lang);
    set(this.contentDOM, 'dir', directionOf(node, this.documentDir));
    if (this.image.getAttribute('src') !== src) set(this.image, 'src', src);
    set(this.image, 'width', width);
    set(this.image, 'height', height);
    set(this.image, 'alt', alt ?? '');
    this.contentDOM.classList.toggle('empty', node.content.size === 0);
    this.fields.update(node.attrs);
  }

  update(node) {
    if (node.type !== nodes.figure || node.attrs.media !== this.node.attrs.media) return false;
    this.show(node);
    return true;
  }

  stopEvent(event) {
    return Boolean(this.panel?.contains(event.target));
  }

  ignoreMutation(mutation) {
    return !this.contentDOM.contains(mutation.target);
  }
}

export const figureViews = (editable, documentDir) => ({ figure: (node, view, getPos) => new FigureView(node, view, getPos, editable, documentDir) });

const figureOf = (media, inGallery = {}) => nodes.figure.create({ ...inGallery, ...figureAttrs(media) }, captionContent(media.caption));

/** Puts pictures into the text: each by itself, or together as a gallery. */
export function insertPictures(view, media, { gallery = false, pos = null } = {}) {
  if (media.length === 0) return;
  const { state } = view;
  const at = pos === null ? state.selection.$to : state.doc.resolve(Math.min(pos, state.doc.content.size));
  const tr = state.tr;
  if (gallery && at.depth > 0 && at.node(1).type === nodes.gallery) {
    view.dispatch(tr.insert(at.end(1), media.map((one) => figureOf(one))).scrollIntoView());
    return;
  }
  const figures = media.map((one) => figureOf(one));
  const { from, end } = insertBlocks(tr, gallery ? [nodes.gallery.create(null, figures)] : figures, at);
  if (end >= tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1))).scrollIntoView());
}

/** Tab in a caption goes on to what is said about the picture. */
export function intoFigure(state, _dispatch, view) {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.figure) return false;
  const input = view?.nodeDOM($from.before())?.querySelector('.panel input');
  input?.focus();
  return Boolean(input);
}
