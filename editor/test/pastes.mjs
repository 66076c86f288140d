// What other programs put on the clipboard, and what becomes of it.

import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fixture } from './browser.mjs';
import { doc, p, SAMPLE } from './sample.mjs';

const folder = new URL('pastes/', import.meta.url);

/** Pastes into an empty text and answers the document without the caret's own paragraph. */
async function pasted(tab, name, lang) {
  await tab.open(doc(), { lang });
  await tab.focus();
  const content = fixture(name);
  await tab.paste(name.endsWith('.html') ? { html: content, text: ' ' } : { text: content });
  return tab.json();
}

const LANGS = { 'word-english.html': 'en', 'pdf-english.txt': 'en', 'sheet.html': 'en' };

export async function checkPastes(tally, tab) {
  const names = readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name));
  for (const name of names) {
    const found = await pasted(tab, name, LANGS[name] ?? 'ar');
    const file = new URL(name.replace(/\.(html|txt)$/, '.json'), folder);
    const lines = found.content.map((block) => JSON.stringify(block));
    if (process.env.BAYAN_WRITE_EXPECTED) writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
    const wanted = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).map((block) => JSON.stringify(block)) : [];
    tally.none(`${name} becomes what it says`, lines.length === wanted.length ? lines.filter((line, i) => line !== wanted[i]) : [`${lines.length} blocks, not ${wanted.length}`, ...lines]);
  }
  tally.check('nothing that was pasted ran', (await tab.page.evaluate(() => window.stolen)) === undefined);
}

export async function checkPasting(tally, tab) {
  const shown = (text) => tab.page.locator('.notices .bar', { hasText: text });

  await tab.open(doc(p('قبل بعد')), {});
  await tab.caret('قبل ');
  await tab.paste({ text: 'كلمة ' });
  tally.check('a word goes into the line', (await tab.outline())[0] === 'p قبل كلمة بعد', await tab.outline());

  await tab.open(doc(), {});
  await tab.focus();
  await tab.paste({ text: fixture('pdf-arabic.txt') });
  const whole = await tab.outline();
  tally.check('lines of a PDF become paragraphs', whole.length === 3, whole);
  await tab.press('Control+z');
  tally.check('undone once, the lines are as they came', (await tab.outline()).length === 5, await tab.outline());
  await tab.press('Control+z');
  tally.check('undone twice, nothing is left', (await tab.outline()).join() === 'p', await tab.outline());

  await tab.open(doc(), { fields: { headline: 'إفتتاح الرّصيف الجديد!' } });
  await tab.focus();
  await tab.paste({ html: '<h1>افتتاح الرصيف الجديد</h1><p>النص نفسه.</p>', text: ' ' });
  tally.check('a repeated headline is noticed, not removed', (await shown('يبدأ النص بعنوانه').isVisible()) && (await tab.outline()).length === 2);
  await tab.button('حذفه من النص').click();
  tally.check('and removed when somebody wants that', (await tab.outline()).join() === 'p النص نفسه.', await tab.outline());

  await tab.open(doc(), {});
  await tab.focus();
  await tab.paste({ text: fixture('whatsapp-web.txt') });
  await tab.button('حذف الأوقات والأسماء').click();
  tally.check('times and names of messages go when somebody wants that', (await tab.outline())[0] === 'p *عاجل* افتتاح الرصيف _يوم الأحد_', await tab.outline());

  await tab.open(doc(), {});
  await tab.focus();
  await tab.paste({ html: fixture('web-page.html'), text: ' ' });
  tally.check('pictures left out are said', await shown('لم تُلصق الصور').isVisible());

  const long = 'كلمة '.repeat(2_000_000 / 4);
  await tab.open(doc(p('قبل')), {});
  await tab.caret('قبل');
  await tab.paste({ text: long });
  tally.check('more than 2 MB is refused and said', (await shown('أكثر مما يُلصق').isVisible()) && (await tab.outline()).join() === 'p قبل');

  const lines = Array.from({ length: 4_000 }, (_, i) => `الفقرة ${i} من نص طويل جدا يُلصق دفعة واحدة ويجب ألا يجمّد الصفحة، وفيها كلمات كثيرة كما في الوثائق الكبيرة.`.repeat(2));
  for (const [kind, given] of [['text', { text: lines.join('\n') }], ['HTML', { html: lines.map((line) => `<p class=MsoNormal dir=RTL style='direction:rtl'><span lang=AR-SA style='font-size:14pt'>${line}</span></p>`).join(''), text: ' ' }]]) {
    await tab.open(doc(), {});
    await tab.focus();
    const began = Date.now();
    await tab.paste(given);
    await tab.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const took = Date.now() - began;
    tally.check(`a megabyte of ${kind} is there within seconds`, took < 6_000 && (await tab.json()).content.length === 4_000, `${took} ms, ${(await tab.json()).content.length}`);
    console.log(`  a megabyte of ${kind}: ${took} ms`);
  }

  await tab.open(doc({ type: 'bullet_list', attrs: { id: 'b1', lang: null, dir: null }, content: [{ type: 'list_item', content: [{ type: 'line', content: [{ type: 'text', text: 'أول' }] }] }] }), {});
  await tab.caret('أول');
  await tab.paste({ html: '<p>ثم</p><p>ثان</p><p>ثالث</p>', text: ' ' });
  tally.check('paragraphs pasted into a list are entries', (await tab.outline()).join() === '- أولثم,- ثان,- ثالث', await tab.outline());

  await tab.open(doc({ type: 'table', attrs: { id: 'b1', lang: null, dir: null, caption: null }, content: [{ type: 'table_row', content: [{ type: 'table_cell', content: [{ type: 'text', text: 'خلية' }] }, { type: 'table_cell' }] }] }), {});
  await tab.caret('خلية');
  await tab.paste({ html: '<p>أول</p><p>ثان</p>', text: ' ' });
  tally.check('a cell takes paragraphs as lines', (await tab.outline()).join() === '|خليةأول / ثان||', await tab.outline());

  await tab.open(doc(p('')), {});
  await tab.focus();
  await tab.paste({ html: '<ul><li>أول</li><li>ثان</li></ul>', text: ' ' });
  tally.check('a list pasted into an empty line is a list', (await tab.outline()).join() === '- أول,- ثان', await tab.outline());
  await tab.open(doc(p('قبل بعد')), {});
  await tab.caret('قبل');
  await tab.paste({ html: '<ul><li>أول</li><li>ثان</li></ul>', text: ' ' });
  tally.check('and in the middle of a line too', (await tab.outline()).filter((line) => line.startsWith('- ')).length >= 1, await tab.outline());

  await tab.open(SAMPLE, {});
  await tab.caret('الرصيف صباح الافتتاح');
  await tab.press('Home');
  await tab.caretBefore('');
  await tab.press('Backspace', 'Control+x');
  tally.check('Backspace at the start of a caption chooses the picture, and it is cut', !(await tab.outline()).join().includes('figure'), await tab.outline());
  await tab.caret('عنوان صغير');
  await tab.press('Control+v');
  const figure = (await tab.json()).content.find((block) => block.type === 'figure');
  tally.check('pasted elsewhere it is the same picture with its identity', JSON.stringify(figure) === JSON.stringify(SAMPLE.content[4]), JSON.stringify(figure));

  await tab.open(doc(...lines.map((line) => p(line))), {});
  await tab.page.evaluate(() => { const { view, TextSelection } = document.getElementById('editor-place').editor; view.focus(); view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 200_000)).scrollIntoView()); });
  const typed = Date.now();
  await tab.type('كلمات كثيرة في وسط نص طويل');
  const each = (Date.now() - typed) / 26;
  tally.check('typing in a megabyte of text keeps up with the fingers', each < 100, `${each} ms a letter`);
  console.log(`  ${each.toFixed(0)} ms a letter in a megabyte`);

  await tab.open(doc(p('نسخ', { id: 'b1' }), p('آخر', { id: 'b2' })), {});
  await tab.caret('نسخ', 'all');
  await tab.press('Control+c');
  await tab.caret('آخر');
  await tab.press('Control+v');
  const ids = (await tab.json()).content.map((block) => block.attrs.id);
  tally.check('no identity stands twice after copying', new Set(ids.filter(Boolean)).size === ids.filter(Boolean).length && ids.includes('b1') && ids.includes('b2'), ids);
}
