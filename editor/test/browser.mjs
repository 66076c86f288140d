// A page with the editor in it, and hands and eyes for the tests.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, NARROW, scriptOf, WIDE } from '../../e2e/browser.mjs';

export { launch, NARROW, WIDE };

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const fixture = (name) => readFileSync(at(`pastes/${name}`), 'utf8');
export const ADDRESS = '/desk/texts/1/edit';
const axe = () => scriptOf('axe-core/axe.min.js');

/** One tab with one text in it. */
export class Tab {
  constructor(page, desk, wrong) {
    this.page = page;
    this.desk = desk;
    this.wrong = wrong; // violations of the policy, errors, messages in the console
  }

  /** Opens a text: `doc` and what else the page starts with. */
  async open(doc, more = {}) {
    // The page before saves when it is left; that must not reach the new text.
    await this.page.goto('about:blank');
    await this.page.waitForTimeout(60);
    this.desk.give(doc, more);
    await this.again();
  }

  /** Loads the page anew, as it is on the server. */
  async again() {
    await this.page.goto(this.desk.base + ADDRESS);
    await this.page.waitForSelector('.writing');
    await this.page.waitForFunction(() => document.styleSheets.length > 1);
  }

  /** What the server would get. */
  json() {
    return this.page.evaluate(() => document.getElementById('editor-place').editor.json());
  }

  /** The same, short: kinds and text. */
  async outline() {
    return outline(await this.json());
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Puts the caret before (or behind) the first occurrence of `text`, or selects it. */
  async caret(text, side = 'after') {
    await this.page.evaluate(([wanted, where]) => {
      const { view } = document.getElementById('editor-place').editor;
      let at = null;
      view.state.doc.descendants((node, pos) => {
        if (at === null && node.isText && node.text.includes(wanted)) at = pos + node.text.indexOf(wanted);
      });
      const { TextSelection } = document.getElementById('editor-place').editor;
      const [from, to] = where === 'all' ? [at, at + wanted.length] : where === 'after' ? [at + wanted.length, at + wanted.length] : [at, at];
      view.focus();
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
    }, [text, side]);
    await this.page.waitForTimeout(30);
  }

  /** Where the caret is: the text before it in its line, and the whole line. */
  where() {
    return this.page.evaluate(() => {
      const { $head } = document.getElementById('editor-place').editor.view.state.selection;
      return { before: $head.parent.textBetween(0, $head.parentOffset, '', '\n'), line: $head.parent.textContent, kind: $head.parent.type.name };
    });
  }

  /** Waits until the editor's selection says so: it follows the browser's with a delay. */
  caretBefore(before) {
    return this.page.waitForFunction((wanted) => {
      const { $head } = document.getElementById('editor-place').editor.view.state.selection;
      return $head.parent.textBetween(0, $head.parentOffset, '', '\n') === wanted;
    }, before, { timeout: 2_000 }).then(() => true, () => false);
  }

  async focus() {
    await this.page.evaluate(() => document.getElementById('editor-place').editor.view.focus());
    await this.page.waitForTimeout(220); // until then ProseMirror takes a caret at the start for the browser's doing
  }

  /** Until a dialog has closed and what it was asked for is done. */
  async closed() {
    await this.page.locator('dialog').waitFor({ state: 'detached' });
    await this.page.waitForTimeout(20);
  }

  /** A real paste event; `files` are { name, type, body }. */
  async paste({ html = '', text = '', files = [] }) {
    await this.page.evaluate((given) => {
      const data = new DataTransfer();
      if (given.html) data.setData('text/html', given.html);
      if (given.text) data.setData('text/plain', given.text);
      for (const { name, type, body } of given.files) data.items.add(new File([body], name, { type }));
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, { html, text, files });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  state() {
    return this.page.locator('#save-state').innerText();
  }

  until(work, argument) {
    return this.page.waitForFunction(work, argument, { timeout: 12_000 }).then(() => true, () => false);
  }

  async accessible() {
    await this.page.evaluate(axe());
    const { violations } = await this.page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
  }
}

/** A tab in a context of its own. */
export async function tab(browser, desk, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of [45]\d\d|net::ERR/.test(message.text()) && wrong.push(message.text()));
  page.on('request', (request) => new URL(request.url()).origin !== desk.base && wrong.push(`elsewhere: ${request.url()}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return new Tab(page, desk, wrong);
}

const MARKS = { strong: '*', emphasis: '_', superscript: '^', subscript: '~' };

function words(content = []) {
  return content.map((part) => {
    if (part.type === 'hard_break') return ' / ';
    return (part.marks ?? []).reduceRight((inner, { type, attrs }) => {
      const [value] = Object.values(attrs ?? {});
      return value ? `[${inner}|${value}]` : `${MARKS[type]}${inner}${MARKS[type]}`;
    }, part.text);
  }).join('');
}

/** A document as lines that people can read and compare. */
export function outline({ content }) {
  const lines = [];
  const told = ({ lang, dir } = {}) => [lang, dir].filter(Boolean).map((one) => `@${one}`).join('');
  const list = (node, depth) => {
    node.content.forEach((item, index) => {
      lines.push(`${'  '.repeat(depth)}${node.type === 'ordered_list' ? `${index + 1}.` : '-'}${index === 0 ? told(node.attrs) : ''} ${words(item.content[0].content)}`);
      if (item.content[1]) list(item.content[1], depth + 1);
    });
  };
  for (const node of content) {
    const { attrs } = node;
    if (node.type === 'paragraph') lines.push(`p${told(attrs)} ${words(node.content)}`.trim());
    else if (node.type === 'heading') lines.push(`h${attrs.level}${told(attrs)} ${words(node.content)}`);
    else if (node.type.endsWith('_list')) list(node, 0);
    else if (node.type === 'quotation' || node.type === 'notice') {
      for (const line of node.content) lines.push(`${line.type === 'attribution' ? '—' : node.type === 'notice' ? '!' : '>'}${told(attrs)} ${words(line.content)}`.trim());
    } else if (node.type === 'table') {
      if (attrs.caption) lines.push(`table ${words(attrs.caption)}`);
      for (const row of node.content) lines.push(`|${row.content.map((cell) => `${cell.type === 'table_header' ? '#' : ''}${words(cell.content)}`).join('|')}|`);
    } else if (node.type === 'figure') lines.push(`figure ${attrs.media.slice(0, 4)} ${attrs.alt} ${words(node.content)}`.trim());
    else if (node.type === 'gallery') lines.push(`gallery ${node.content.map((figure) => figure.attrs.media.slice(0, 4)).join(' ')}`);
    else lines.push(node.type);
  }
  return lines;
}
