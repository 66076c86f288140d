// Blocks: the schema, kinds, lists, quotations, headings, by hand and by keyboard.

import { tab as fresh } from './browser.mjs';
import { doc, p, SAMPLE } from './sample.mjs';

const told = (id = null) => ({ id, lang: null, dir: null });
const line = (words) => ({ type: 'line', ...(words ? { content: [{ type: 'text', text: words }] } : {}) });
const list = (type, ...items) => ({ type, attrs: told('b1'), content: items.map((item) => ({ type: 'list_item', content: [line(item)] })) });

export async function checkSchema(tally, tab, browser) {
  await tab.open(SAMPLE);
  const found = await tab.json();
  const differing = found.content.filter((block, i) => JSON.stringify(block) !== JSON.stringify(SAMPLE.content[i]));
  tally.none('a text with every block and mark comes back as it was', differing.map((block) => JSON.stringify(block)));
  tally.check('and nothing was saved, because nothing changed', tab.desk.saved.length === 0);
  const shown = await tab.page.evaluate(() => [...document.querySelectorAll('.writing > *')].map((node) => node.getAttribute('data-id')));
  tally.check('each block carries its identity', shown.every((id, i) => id === `b${i + 1}`), shown);
  const plain = await tab.page.evaluate(() => ({ hidden: document.querySelector('.plain-text').hidden, disabled: document.querySelector('[name=markdown]').disabled }));
  tally.check('the way without a script is put away', plain.hidden && plain.disabled);
  await tab.open(doc(p('اقرأني')), { may_edit: false });
  await tab.page.locator('.writing').click();
  await tab.type('x');
  tally.check('who may not write reads: no tools, nothing typed', (await tab.page.locator('[role=toolbar]').count()) === 0 && (await tab.outline()).join() === 'p اقرأني');
  await tab.open(doc({ type: 'quotation', attrs: told('b1'), content: [line(), { type: 'attribution', content: [{ type: 'text', text: 'قائله' }] }] }, { type: 'bullet_list', attrs: told('b2'), content: [{ type: 'list_item', content: [line()] }] }, p('نص')), {});
  tally.check('what says nothing is not sent, and a name without words is sent as words', (await tab.outline()).join() === '> قائله,p نص', await tab.outline());
  await tab.open(doc(p('كتبت البلدية ثلاث كلمات أو سبعًا')), { numerals: 'arab' });
  const said = await tab.page.locator('.count').innerText();
  tally.check('the words are counted, in the digits of the edition', /الكلمات: ٦/.test(said) && /دقائق القراءة: ١/.test(said), said);

  const broken = await fresh(browser, tab.desk);
  tab.desk.give({ type: 'doc', content: [{ type: 'marquee' }] });
  await broken.page.goto(`${tab.desk.base}/desk/texts/1/edit`);
  await broken.page.waitForTimeout(300);
  tally.check('a text that the editor does not know is left to the way without a script', (await broken.page.locator('[name=markdown]').isEnabled()) && (await broken.page.locator('.plain-text').isVisible()) && (await broken.page.locator('.writing, .lead-picture').count()) === 0);
  await broken.page.context().close();
}

export async function checkTyping(tally, tab) {
  await tab.open(doc(), {});
  await tab.focus();
  await tab.type('قال WHO إن 2024');
  tally.check('Arabic, Latin and digits are in the text as typed', (await tab.outline())[0] === 'p قال WHO إن 2024', await tab.outline());
  await tab.press('Home');
  tally.check('Home is before the first letter', await tab.caretBefore(''), JSON.stringify(await tab.where()));
  const text = 'قال WHO إن 2024';
  const reached = new Set(['']);
  for (let i = 0; i < text.length + 4; i += 1) {
    await tab.press('ArrowLeft');
    await tab.page.waitForTimeout(40);
    reached.add((await tab.where()).before);
  }
  const missing = Array.from({ length: text.length + 1 }, (_, i) => text.slice(0, i)).filter((before) => !reached.has(before));
  tally.none('the left arrow reaches every position', missing);
  await tab.press('End');
  tally.check('End is behind the last digit', await tab.caretBefore(text), JSON.stringify(await tab.where()));
  await tab.press('Backspace');
  tally.check('Backspace takes the last digit', (await tab.outline())[0] === 'p قال WHO إن 202', await tab.outline());
  await tab.press('Shift+Home');
  await tab.page.waitForTimeout(80);
  await tab.press('Delete');
  tally.check('Shift+Home chooses the line', (await tab.outline())[0] === 'p', await tab.outline());
  await tab.type('"مرحبا" -- "نعم"');
  tally.check('quotation marks stay as typed', (await tab.outline())[0] === 'p "مرحبا" -- "نعم"', await tab.outline());
  const spelled = await tab.page.evaluate(() => ({ spell: document.querySelector('.writing').spellcheck, lang: document.querySelector('.writing').lang }));
  tally.check('the spelling is checked in the language of the text', spelled.spell && spelled.lang === 'ar');
}

export async function checkDirection(tally, tab) {
  const direction = (text) => tab.page.evaluate((wanted) => getComputedStyle([...document.querySelectorAll('.writing > *')].find((node) => node.textContent.includes(wanted))).direction, text);
  await tab.open(doc(p('بيان رسمي'), p('A statement'), p('2026'), p('WHO: بيان المنظمة')), {});
  tally.check('each block runs as its letters do', (await direction('بيان')) === 'rtl' && (await direction('statement')) === 'ltr');
  tally.check('without a letter a block runs as the text does', (await direction('2026')) === 'rtl');
  tally.check('a foreign name at its start does not turn an Arabic sentence', (await direction('WHO')) === 'rtl');
  tally.check('an empty text does too', await tab.open(doc(), {}).then(() => tab.page.evaluate(() => getComputedStyle(document.querySelector('.writing p')).direction === 'rtl')));
  await tab.open(doc(p('WHO says قالت')), {});
  await tab.caret('WHO');
  await tab.press('Control+Shift+X');
  tally.check('Ctrl+Shift+X forces the other direction', (await direction('WHO')) === 'rtl' && (await tab.outline())[0] === 'p@rtl WHO says قالت', await tab.outline());
  await tab.press('Control+Shift+X');
  tally.check('and again lets it follow its letters', (await tab.outline())[0] === 'p WHO says قالت', await tab.outline());
  await tab.open(doc(p('هاتف 01-234-567 مفتوح')), {});
  await tab.caret('01-234-567', 'all');
  await tab.button('اللغة والاتجاه').click();
  await tab.button('عزل عن السطر: رقم أو رمز أو اسم أجنبي').click();
  tally.check('a number is set apart from left to right', (await tab.outline())[0] === 'p هاتف [01-234-567|ltr] مفتوح', await tab.outline());
  await tab.button('عزل عن السطر: رقم أو رمز أو اسم أجنبي').click();
  tally.check('and put back', (await tab.outline())[0] === 'p هاتف 01-234-567 مفتوح', await tab.outline());
  await tab.open(doc(p('قال quai هنا')), {});
  await tab.caret('quai', 'all');
  await tab.button('اللغة والاتجاه').click();
  await tab.page.getByRole('button', { name: 'Français', exact: true }).click();
  tally.check('words get a language', (await tab.outline())[0] === 'p قال [quai|fr] هنا', await tab.outline());
  await tab.caret('هنا');
  await tab.page.getByRole('button', { name: 'فارسی', exact: true }).click();
  tally.check('without chosen words the block gets it', (await tab.outline())[0] === 'p@fa قال [quai|fr] هنا', await tab.outline());
  await tab.caret('quai', 'all');
  await tab.button('لغة أخرى…').click();
  await tab.page.locator('dialog input').fill('not a tag!');
  await tab.press('Enter');
  tally.check('what is no tag is said to be none', await tab.page.locator('dialog [role=alert]', { hasText: 'رمز' }).isVisible());
  await tab.page.locator('dialog input').fill('el-latn');
  await tab.press('Enter');
  await tab.closed();
  tally.check('another language by its tag', (await tab.outline())[0] === 'p@fa قال [quai|el-Latn] هنا', await tab.outline());
  await tab.open(doc(p('أ\u200eب\u200cج')), {});
  const signs = () => tab.page.evaluate(() => [...document.querySelectorAll('.sign')].map((node) => node.dataset.sign).join());
  tally.check('a hidden mark is shown', (await signs()) === 'LRM', await signs());
  await tab.button('أدوات أخرى').click();
  await tab.button('إظهار المحارف الخفية').click();
  tally.check('all of them when asked', (await signs()) === 'LRM,ZWNJ', await signs());
}

export async function checkBlocks(tally, tab) {
  const start = async (...content) => { await tab.open(doc(...content), {}); await tab.focus(); };
  const is = async (what, ...lines) => { const found = await tab.outline(); tally.check(what, found.join('\n') === lines.join('\n'), found); };

  for (const [typed, line] of [['- بند', '- بند'], ['* بند', '- بند'], ['1. بند', '1. بند'], ['١. بند', '1. بند'], ['## فرع', 'h2 فرع'], ['### فرع', 'h3 فرع'], ['> قول', '> قول']]) {
    await start();
    await tab.type(typed);
    await is(`«${typed}» is typed and meant`, line);
  }
  await start();
  await tab.type('أول');
  await tab.press('Enter');
  await tab.type('---ثان');
  await is('three hyphens are a dividing line', 'p أول', 'rule', 'p ثان');
  const standing = { label: 'عن البلدية', doc: doc(p('البلدية هيئة محلية.', { id: 'b1' }), p('ولها مكتب.', { id: 'b2' })) };
  await tab.open(doc(p('أول', { id: 'b1' }), p('آخر', { id: 'b2' })), { boilerplate: [standing] });
  await tab.caret('أول');
  await tab.button('عبارات ثابتة').click();
  await tab.button('عن البلدية').click();
  await is('standing words come behind the block with the caret', 'p أول', 'p البلدية هيئة محلية.', 'p ولها مكتب.', 'p آخر');
  const copied = (await tab.json()).content.map(({ attrs }) => attrs.id);
  tally.check('as new blocks', copied.join() === 'b1,,,b2', copied);
  await tab.type(' وهاتف');
  await is('and writing goes on behind them', 'p أول', 'p البلدية هيئة محلية.', 'p ولها مكتب. وهاتف', 'p آخر');
  await tab.press('Control+z', 'Control+z');
  await is('they go with one step back', 'p أول', 'p آخر');
  await start();
  tally.check('where there are none, no button promises any', (await tab.button('عبارات ثابتة').count()) === 0);

  await start();
  await tab.type('- بند');
  for (let i = 0; i < 4; i += 1) await tab.press('Backspace');
  await is('Backspace at the start leaves the list', 'p');

  // The browser tells of a moved caret later; here the next key comes before that.
  await tab.open(doc(p('أول وثان')), {});
  await tab.focus();
  await tab.page.evaluate(() => {
    const { view } = document.getElementById('editor-place').editor;
    document.getSelection().collapse(view.dom.querySelector('p').firstChild, 4);
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true }));
  });
  await is('a key acts where the caret is, however fast it comes', 'p أول', 'p وثان');

  await start();
  await tab.type('- أ');
  await tab.press('Enter');
  await tab.type('ب');
  await tab.press('Tab', 'Enter');
  await tab.type('ج');
  await tab.press('Enter', 'Tab');
  await tab.type('د');
  await is('Tab goes deeper, Enter goes on', '- أ', '  - ب', '  - ج', '    - د');
  await tab.press('Enter', 'Tab');
  await tab.type('هـ');
  await tab.press('Enter', 'Tab');
  await tab.type('و');
  await is('not deeper than four', '- أ', '  - ب', '  - ج', '    - د', '      - هـ', '      - و');
  await tab.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  await is('Shift+Tab comes out', '- أ', '  - ب', '  - ج', '    - د', '      - هـ', '- و');
  await tab.press('Enter', 'Enter');
  await tab.type('نص');
  await is('Enter on an empty entry leaves the list', '- أ', '  - ب', '  - ج', '    - د', '      - هـ', '- و', 'p نص');
  await tab.caret('ج', 'before');
  await tab.press('Shift+Tab');
  await is('what is below an entry moves with it', '- أ', '  - ب', '- ج', '  - د', '    - هـ', '- و', 'p نص');
  await tab.caret('ب');
  await tab.press('Shift+Tab', 'Shift+Tab');
  await is('out of the list altogether', '- أ', 'p ب', '- ج', '  - د', '    - هـ', '- و', 'p نص');
  await tab.press('Control+z', 'Control+z');
  await is('and undone', '- أ', '  - ب', '- ج', '  - د', '    - هـ', '- و', 'p نص');
  await tab.caret('أ', 'before');
  await tab.press('Tab');
  await is('the first entry has nothing to go below', '- أ', '  - ب', '- ج', '  - د', '    - هـ', '- و', 'p نص');

  await start(list('bullet_list', 'أول', 'ثان'));
  await tab.caret('أو', 'after');
  await tab.press('Enter');
  await is('Enter divides an entry', '- أو', '- ل', '- ثان');
  await tab.button('قائمة مرقّمة').click();
  await is('a list becomes numbered', '1. أو', '2. ل', '3. ثان');
  await tab.press('Control+a');
  await tab.page.waitForTimeout(80);
  await tab.button('قائمة مرقّمة').click();
  await is('and paragraphs again', 'p أو', 'p ل', 'p ثان');
  await tab.button('قائمة').click();
  await is('paragraphs become one list', '- أو', '- ل', '- ثان');

  await start({ type: 'quotation', attrs: told('b1'), content: [line('قول')] });
  await tab.caret('قول');
  await tab.press('Enter');
  await tab.type('تتمة');
  await is('Enter goes on in a quotation', '> قول', '> تتمة');
  await tab.button('أدوات أخرى').click();
  await tab.button('صاحب القول').click();
  await tab.type('قائله');
  await is('somebody said it', '> قول', '> تتمة', '— قائله');
  await tab.press('Enter');
  await tab.type('ثم');
  await is('Enter leaves the quotation', '> قول', '> تتمة', '— قائله', 'p ثم');
  await tab.caret('تتمة');
  await tab.press('Enter', 'Enter');
  await tab.type('بعد');
  await is('an empty line leaves it too', '> قول', '> تتمة', '— قائله', 'p بعد', 'p ثم');
  await tab.caret('قول', 'before');
  await tab.press('Backspace');
  await is('Backspace at its start takes the line out', 'p قول', '> تتمة', '— قائله', 'p بعد', 'p ثم');

  await start(p('عنوان', { id: 'b1' }), p('نص', { id: 'b2' }));
  await tab.caret('عنوان');
  await tab.press('Control+Alt+Digit2');
  await is('Ctrl+Alt+2 makes a heading', 'h2 عنوان', 'p نص');
  await tab.press('Enter');
  await tab.type('بعده');
  await is('after a heading comes a paragraph', 'h2 عنوان', 'p بعده', 'p نص');
  const ids = (await tab.json()).content.map((block) => block.attrs.id);
  tally.check('the new block has no identity yet, the others keep theirs', JSON.stringify(ids) === '["b1",null,"b2"]', ids);
  await tab.caret('عنوان', 'before');
  await tab.press('Enter');
  tally.check('the half with the letters keeps the identity', JSON.stringify((await tab.json()).content.map((block) => block.attrs.id)) === '["b1",null,"b2"]', JSON.stringify(await tab.json()));
  await tab.page.getByLabel('نوع الفقرة').selectOption('notice');
  await is('the list of kinds turns a block', '! عنوان', 'p بعده', 'p نص');
  await tab.caret('نص');
  await tab.press('Shift+Enter');
  await tab.type('سطر');
  await is('Shift+Enter ends the line only', '! عنوان', 'p بعده', 'p نص / سطر');
  await tab.caret('نص', 'all');
  await tab.press('Control+b', 'Control+i');
  await is('bold and stressed', '! عنوان', 'p بعده', 'p *_نص_* / سطر');
  await tab.page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'لا', code: 'KeyB', keyCode: 66, ctrlKey: true, bubbles: true, cancelable: true })));
  await is('shortcuts work on an Arabic keyboard', '! عنوان', 'p بعده', 'p _نص_ / سطر');
  await tab.press('Control+z');
  await is('undo', '! عنوان', 'p بعده', 'p *_نص_* / سطر');
  await tab.press('Control+y');
  await is('redo', '! عنوان', 'p بعده', 'p _نص_ / سطر');
  await tab.caret('بعده');
  await tab.button('أدوات أخرى').click();
  await tab.button('تاريخ اليوم').click();
  await is('today’s date', '! عنوان', 'p بعده30 تشرين الثاني/ نوفمبر 2026', 'p _نص_ / سطر');
}

export async function checkTables(tally, tab) {
  const is = async (what, ...lines) => { const found = await tab.outline(); tally.check(what, found.join('\n') === lines.join('\n'), found); };
  await tab.open(doc(p('قبل'), p()), {});
  await tab.caret('قبل');
  await tab.press('ArrowDown');
  await tab.page.waitForTimeout(80);
  await tab.button('جدول').click();
  await tab.type('أ');
  await tab.press('Tab');
  await tab.type('ب');
  await is('a table, Tab moves from cell to cell', 'p قبل', '|#أ|#ب|#|', '||||', '||||');
  await tab.button('جدول').click();
  await tab.button('حذف الصف').click();
  await is('a row less', 'p قبل', '||||', '||||');
  await tab.button('صف تحت').click();
  await tab.button('عمود بعد').click();
  await tab.button('صف عناوين').click();
  await is('a row and a column more, headings', 'p قبل', '|#|#|#|#|', '|||||', '|||||');
  await tab.button('حذف العمود').click();
  await tab.button('عمود قبل').click();
  await tab.button('صف فوق').click();
  tally.check('before and above', (await tab.outline()).length === 5, await tab.outline());
  await tab.page.getByLabel('عنوان الجدول').fill('القوارب');
  tally.check('the title of the table', (await tab.outline())[1] === 'table القوارب', await tab.outline());
  const attrs = (await tab.json()).content[1].content[0].content[0];
  tally.check('cells have no attributes', !('attrs' in attrs), JSON.stringify(attrs));
  await tab.page.locator('.writing td').first().click();
  await tab.button('حذف الجدول').click();
  tally.check('the table is gone', (await tab.outline())[0] === 'p قبل' && (await tab.outline()).length <= 2, await tab.outline());
}

export async function checkFind(tally, tab) {
  const is = async (what, ...lines) => { const found = await tab.outline(); tally.check(what, found.join('\n') === lines.join('\n'), found); };
  const counted = () => tab.page.locator('.tally').innerText();
  await tab.open(doc(p('كتَبَ أحمد إلى احمـد، وأحمد كَتب.'), p('The Quay and the quay')), {});
  await tab.focus();
  await tab.press('Control+h');
  await tab.type('احمد');
  tally.check('found however it is written', (await counted()) === '1 / 3', await counted());
  await tab.press('Enter');
  tally.check('on to the next', (await counted()) === '2 / 3', await counted());
  await tab.press('Shift+Enter', 'Shift+Enter');
  tally.check('back and round', (await counted()) === '3 / 3', await counted());
  await tab.page.getByLabel('مطابقة الإملاء حرفيًا').check();
  tally.check('exactly', (await counted()) === 'لا نتيجة', await counted());
  await tab.page.getByLabel('مطابقة الإملاء حرفيًا').uncheck();
  await tab.page.getByLabel('استبدال بـ').fill('سامي');
  await tab.button('استبدال').click();
  tally.check('one is replaced', (await tab.outline())[0].match(/سامي/g)?.length === 1, await tab.outline());
  await tab.button('استبدال الكل').click();
  await is('all are replaced', 'p كتَبَ سامي إلى سامي، وسامي كَتب.', 'p The Quay and the quay');
  await tab.press('Escape');
  await tab.page.locator('.find .away').click().catch(() => {});
  await tab.focus();
  await tab.press('Control+z');
  tally.check('undone at once', (await tab.outline())[0].match(/سامي/g)?.length === 1, await tab.outline());
  await tab.press('Control+f');
  await tab.page.getByLabel('بحث عن').fill('quay');
  tally.check('Latin whatever its case', (await counted()) === '1 / 2', await counted());
  await tab.page.getByLabel('بحث عن').press('Escape');
  tally.check('Escape closes and the caret is back', !(await tab.page.locator('.find').isVisible()) && (await tab.page.evaluate(() => document.activeElement.classList.contains('writing'))));
}
