// Pasting and dropping: what comes from elsewhere is read into our blocks; what comes from here stays what it is.

import { closeHistory } from 'prosemirror-history';
import { DOMParser, Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { comparable } from '../folding.js';
import { insertPictures } from '../figure.js';
import { schema } from '../schema.js';
import { blocksOf, unitsOf } from '../units.js';
import { say } from '../words.js';
import { disarm, Reader } from './html.js';
import { inlines, isMessage, reflow, signed, stamp } from './text.js';

const { nodes } = schema;
const LONGEST = 2 * 1024 * 1024;
const MARKUP = 16; // times as long as its text may markup be

const slice = (blocks) => new Slice(Fragment.from(blocks), 0, 0);

/** Our own copies are parsed by the schema; everything else by the reader. */
class ClipboardParser extends DOMParser {
  constructor(context, noticed) {
    super(schema, DOMParser.schemaRules(schema));
    this.context = context;
    this.noticed = noticed;
  }

  parseSlice(dom, options) {
    if (dom.querySelector?.('[data-pm-slice]') || dom.hasAttribute?.('data-pm-slice')) return super.parseSlice(dom, options);
    const reader = new Reader(this.context);
    reader.read(dom);
    const units = reader.finished();
    if (reader.pictures > 0) this.noticed.pictures = reader.pictures;
    return slice(blocksOf(units.map((unit) => (unit.kind === 'whole' ? unit : { ...unit, content: Fragment.from(unit.content) }))));
  }
}

/** Text with what a program's signs mean; each line is a paragraph. */
function paragraphs(text, marks) {
  const message = isMessage(text);
  if (!text.includes('\n')) return text ? slice([nodes.paragraph.create(null, message ? signed(text, marks) : inlines(text, marks))]) : Slice.empty;
  const blocks = text.split(/\n+/).map((line) => line.trim()).filter(Boolean)
    .map((line) => nodes.paragraph.create(null, message ? signed(line, marks) : inlines(line, marks)));
  return blocks.length > 0 ? slice(blocks) : Slice.empty;
}

/** The blocks of reflowed text. */
function reflowed(text) {
  const group = {};
  return blocksOf(reflow(text).map(({ text: line, mark }) => {
    const content = Fragment.from(inlines(line));
    return mark ? { kind: 'item', depth: 0, ordered: mark.ordered, group, content, attrs: {} } : { kind: 'paragraph', content, attrs: {}, group: {} };
  }));
}

/** Blocks as lines of the list, quotation or notice that they are pasted into. */
function fitted(pastedSlice, $from) {
  const depth = $from.depth;
  const blocks = pastedSlice.content;
  if (blocks.childCount < 2 || depth < 2) return pastedSlice;
  const units = [];
  blocks.forEach((block) => units.push(...unitsOf(block, 0)));
  if (units.some((unit) => unit.kind === 'whole')) return pastedSlice;
  const holder = $from.node(depth - 1);
  if (holder.type === nodes.list_item) {
    const items = units.map((unit) => nodes.list_item.create(null, nodes.line.create(null, unit.content)));
    return new Slice(Fragment.from(items), 2, 2);
  }
  if ($from.parent.type === nodes.line) return new Slice(Fragment.from(units.map((unit) => nodes.line.create(null, unit.content))), 1, 1);
  return pastedSlice;
}

/** Everything in one line, for captions and cells, which hold no blocks. */
function flattened(pastedSlice) {
  const parts = [];
  pastedSlice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    if (node.content.size > 0) parts.push(node.content);
    return false;
  });
  if (parts.length === 0) return pastedSlice;
  const joined = parts.reduce((sum, part) => sum.append(Fragment.from(nodes.hard_break.create())).append(part));
  return new Slice(joined, 0, 0);
}

const images = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));

/** Whether the clipboard holds pictures and no text: Word puts a picture of its text beside the text. */
function onlyImages(data) {
  if (images(data).length === 0 || data.getData('text/plain').trim()) return false;
  const html = data.getData('text/html');
  return !html || !disarm(html).replace(/<[^>]*>/g, '').trim();
}

/** Takes pictures from files: uploads them one after the other and puts them where they were meant. */
async function takeImages(view, files, pos, { media, notices, track }) {
  const list = document.createElement('ul');
  list.className = 'uploads';
  notices.show('upload', say('uploading'), [list], { lasting: true });
  const place = track(pos);
  const arrived = await media.uploadAll(files, list);
  insertPictures(view, arrived, { pos: place.end() });
  if (list.children.length === 0) notices.hide('upload');
  else notices.show('upload', say('upload-failed'), [list]);
}

export function pasting(start, tools) {
  const { notices, headline } = tools;
  const context = { lang: start.lang, dir: start.dir };
  const noticed = { pictures: 0, plain: null };
  const parser = new ClipboardParser(context, noticed);

  const offerHeadline = (view, content) => {
    const first = content.firstChild && comparable(content.firstChild.textContent);
    if (!first || first !== comparable(headline())) return;
    notices.show('headline', say('headline-repeated'), [[say('headline-remove'), () => {
      let found = null;
      view.state.doc.forEach((node, pos) => { if (!found && comparable(node.textContent) === first) found = { node, pos }; });
      if (found) view.dispatch(view.state.tr.delete(found.pos, found.pos + found.node.nodeSize));
      view.focus();
    }]]);
  };

  const offerStamps = (view, content) => {
    let any = false;
    content.forEach((node) => { any ||= node.isTextblock && stamp(node.textContent) !== ''; });
    if (!any) return;
    notices.show('stamps', say('stamps'), [[say('stamps-remove'), () => {
      const tr = view.state.tr;
      view.state.doc.forEach((node, pos) => {
        const size = node.isTextblock ? stamp(node.textContent).length : 0;
        if (size > 0) tr.delete(tr.mapping.map(pos + 1), tr.mapping.map(pos + 1 + size));
      });
      view.dispatch(tr);
      view.focus();
    }]]);
  };

  /** The second step of pasting hard-wrapped lines: undone by itself, it leaves the lines as they came. */
  const reflowNow = (view, from, text, before) => {
    const blocks = reflowed(text);
    if (blocks.length >= before.childCount && !blocks.some((block) => block.type.name.endsWith('_list'))) return;
    const { state } = view;
    const $end = state.selection.$to;
    const $from = state.doc.resolve(from);
    if ($from.depth !== 1 || $end.depth !== 1) return;
    const startAt = $from.before(1);
    const endAt = $end.after(1);
    const head = state.doc.slice($from.start(), from).content;
    const tail = state.doc.slice($end.pos, $end.end()).content;
    // Only where the pasted lines stand by themselves; in the middle of a sentence they stay lines.
    if (head.size > 0 || tail.size > 0) return;
    const tr = closeHistory(state.tr).replaceWith(startAt, endAt, blocks);
    const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0);
    view.dispatch(tr.setSelection(state.selection.constructor.near(tr.doc.resolve(startAt + size), -1)).scrollIntoView());
  };

  return new Plugin({
    props: {
      clipboardParser: parser,
      transformPastedHTML(html) {
        noticed.pictures = 0;
        noticed.plain = null;
        return disarm(html);
      },
      clipboardTextParser(text, $context, _plain) {
        const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\f/g, '\n\n');
        noticed.pictures = 0;
        noticed.plain = lines;
        return paragraphs(lines, $context.marks());
      },
      handleDOMEvents: {
        paste(view, event) {
          const data = event.clipboardData;
          if (!data) return false;
          if (data.getData('text/plain').length > LONGEST || data.getData('text/html').length > LONGEST * MARKUP) {
            event.preventDefault();
            notices.show('too-much', say('paste-too-long'));
            return true;
          }
          return false;
        },
      },
      handlePaste(view, event, pastedSlice) {
        if (onlyImages(event.clipboardData)) {
          takeImages(view, images(event.clipboardData), view.state.selection.to, tools);
          return true;
        }
        const { plain, pictures } = noticed;
        noticed.plain = null;
        noticed.pictures = 0;
        if (pictures > 0) notices.show('pictures', say('pictures-left-out'));
        if (pastedSlice.content.size === 0) return pictures > 0;
        const { $from, from } = view.state.selection;
        const inLine = isInTable(view.state) || ['figure', 'attribution'].includes($from.parent.type.name);
        if (inLine && !isCells(pastedSlice)) {
          view.dispatch(view.state.tr.replaceSelection(flattened(pastedSlice)).scrollIntoView().setMeta('paste', true));
          return true;
        }
        const wanted = $from.parent.type === nodes.line ? fitted(pastedSlice, $from) : pastedSlice;
        if (isCells(wanted)) return false;
        view.dispatch(closeHistory(view.state.tr).replaceSelection(wanted).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
        if (plain !== null && wanted === pastedSlice && pastedSlice.content.childCount > 1 && !plain.split('\n').some(stamp)) reflowNow(view, from, plain, pastedSlice.content);
        offerHeadline(view, pastedSlice.content);
        offerStamps(view, pastedSlice.content);
        return true;
      },
      handleDrop(view, event) {
        const files = images(event.dataTransfer);
        if (files.length === 0) return false;
        const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to;
        takeImages(view, files, pos, tools);
        event.preventDefault();
        return true;
      },
    },
  });
}

/** Cells of one of our tables: these the table takes itself. */
const isCells = ({ content }) => content.childCount === 1 && ['table', 'table_row', 'table_cell', 'table_header'].includes(content.firstChild.type.name);
