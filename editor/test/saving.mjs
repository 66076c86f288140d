// Saving, and what happens when it cannot be done: nothing that was written is lost.

import { doc, p, SAMPLE } from './sample.mjs';
import { tab as fresh } from './browser.mjs';

const soon = (work, limit = 12_000) => new Promise((resolve) => {
  const until = Date.now() + limit;
  const look = async () => {
    if (await work()) resolve(true);
    else if (Date.now() > until) resolve(false);
    else setTimeout(look, 50);
  };
  look();
});

const kept = (tab) => tab.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith(`bayan-text-${JSON.parse(document.getElementById('editor-start').textContent).document}`)).length);

export async function checkSaving(tally, tab) {
  const { desk } = tab;
  const saves = (n) => soon(() => desk.saved.length >= n);

  await tab.open(doc(p('نص', { id: 'b1' })), { fields: { headline: 'عنوان' } });
  desk.problems = [{ place: 'b1', text: 'انظر هنا' }, { place: 'headline', text: 'العنوان طويل' }];
  desk.others = ['Omar'];
  await tab.caret('نص');
  const began = Date.now();
  await tab.type(' جديد');
  tally.check('what was changed is not saved yet', (await tab.state()) === 'لم يُحفظ بعد', await tab.state());
  tally.check('saved after a pause', await saves(1));
  const waited = Date.now() - began;
  tally.check('of two seconds', waited > 1_800 && waited < 4_000, `${waited} ms`);
  await soon(async () => (await tab.state()).includes('19:18'));
  tally.check('and said', (await tab.state()) === 'حُفظ 19:18', await tab.state());
  const [body] = desk.saved;
  tally.check('with token, revision, fields, text and picture', body.token === 't1' && body.fields.headline === 'عنوان' && body.lead === null && body.doc.content[0].content[0].text === 'نص جديد' && !('markdown' in body.fields) && !('token' in body.fields), JSON.stringify(body));
  tally.check('the next one goes with the new revision', (await tab.page.inputValue('[name=revision]')) === `r${desk.revision}`);
  tally.check('nothing is kept here then', await soon(async () => (await kept(tab)) === 0));
  tally.check('who else is here is said', await tab.page.locator('.notices', { hasText: 'Omar' }).isVisible());
  tally.check('what to look at is listed', (await tab.page.locator('#problems button').count()) === 2);
  await tab.page.locator('#problems button').nth(1).click();
  tally.check('a problem leads to its field', await tab.page.evaluate(() => document.activeElement.name === 'headline'));
  await tab.page.locator('#problems button').first().click();
  tally.check('or to its block', (await tab.where()).line === 'نص جديد' && (await tab.page.evaluate(() => document.activeElement.classList.contains('writing'))));
  await tab.page.fill('[name=headline]', 'عنوان آخر');
  tally.check('a changed field is saved', (await saves(2)) && desk.saved[1].fields.headline === 'عنوان آخر');
  await tab.focus();
  await tab.press('End', 'Enter');
  await tab.type('فقرة');
  await saves(3);
  await soon(async () => ((await tab.json()).content[1]?.attrs.id ?? null) !== null);
  const ids = (await tab.json()).content.map((block) => block.attrs.id);
  tally.check('new blocks get the identities of the server', ids[0] === 'b1' && ids[1]?.startsWith('n'), ids);
  const before = desk.saved.length;
  await tab.page.waitForTimeout(2_600);
  tally.check('and that is no change to save', desk.saved.length === before);
  await tab.press('Control+z');
  tally.check('nor a step to undo', (await tab.json()).content.length === 1 || (await tab.outline())[1] !== 'p فقرة', await tab.outline());

  await tab.open(doc(p('نص')), {});
  await tab.caret('نص');
  const typing = Date.now();
  while (desk.saved.length === 0 && Date.now() - typing < 12_000) {
    await tab.type('ا');
    await tab.page.waitForTimeout(300);
  }
  tally.check('saved within eight seconds though nobody pauses', desk.saved.length > 0 && Date.now() - typing < 9_500, `${Date.now() - typing} ms`);

  await tab.open(doc(p('نص')), {});
  let under = 0;
  let most = 0;
  desk.behaviour = () => {
    under += 1;
    most = Math.max(most, under);
    setTimeout(() => { under -= 1; }, 3_000);
    return { delay: 3_000 };
  };
  await tab.caret('نص');
  await tab.type(' واحد');
  tally.check('while it is being saved, that is said', await soon(async () => (await tab.state()) === 'يجري الحفظ…', 4_000), await tab.state());
  await tab.type(' اثنان');
  await saves(2);
  tally.check('never two at once', most === 1, most);
  tally.check('what was typed meanwhile is saved next', desk.saved.at(-1)?.doc.content[0].content[0].text === 'نص واحد اثنان', JSON.stringify(desk.saved.at(-1)?.doc));

  await tab.open(doc(p('نص')), {});
  await tab.caret('نص');
  await tab.type(' أخير');
  await tab.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  tally.check('a page that is left saves at once', await soon(() => desk.saved.length > 0, 1_000));
}

export async function checkTrouble(tally, tab) {
  const { desk } = tab;
  const page = tab.page;

  await tab.open(doc(p('نص')), {});
  desk.behaviour = () => ({ drop: true });
  await tab.caret('نص');
  await tab.type(' بلا شبكة');
  tally.check('without a connection that is said', await soon(async () => (await tab.state()) === 'لا اتصال: النص محفوظ في هذا المتصفح'), await tab.state());
  tally.check('and the text is kept here', (await kept(tab)) === 1);
  desk.behaviour = () => null;
  tally.check('it goes on by itself when there is one again', await soon(() => desk.saved.length > 0), desk.saved.length);
  tally.check('and nothing is missing', desk.saved[0]?.doc.content[0].content[0].text === 'نص بلا شبكة' && (await soon(async () => (await kept(tab)) === 0)));
  desk.behaviour = () => ({ status: 503 });
  const had = desk.saved.length;
  await tab.type(' ثم');
  await soon(async () => (await tab.state()).startsWith('لا اتصال'));
  desk.behaviour = () => null;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  tally.check('at once when the browser says so', await soon(() => desk.saved.length > had, 1_000));

  await tab.open(doc(p('نص')), {});
  desk.behaviour = () => ({ status: 401, data: { url: '/desk/sign-in?to=x' } });
  await tab.caret('نص');
  await tab.type(' بعد الجلسة');
  tally.check('an ended session is said', await soon(async () => (await tab.state()).startsWith('انتهت جلستك')), await tab.state());
  const link = page.locator('.notices a');
  tally.check('with a way to sign in elsewhere', (await link.getAttribute('href')) === '/desk/sign-in?to=x' && (await link.getAttribute('target')) === '_blank');
  tally.check('the text is kept here', (await kept(tab)) === 1);
  desk.behaviour = () => null;
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  tally.check('back here it is saved', (await soon(() => desk.saved.length > 0)) && (await soon(async () => (await tab.state()) === 'حُفظ 19:18')), await tab.state());
  tally.check('and the bar is gone', (await page.locator('.notices a').count()) === 0);

  await tab.open(doc(p('نص')), {});
  desk.behaviour = () => ({ status: 422, data: { faults: { headline: 'العنوان أطول مما يتسع له الحقل.' } } });
  await tab.caret('نص');
  await tab.type(' معيب');
  const field = page.locator('[name=headline]');
  await soon(async () => (await field.getAttribute('aria-invalid')) === 'true');
  const described = await field.getAttribute('aria-describedby');
  tally.check('a fault stands beside its field', (await page.locator(`#${described}`).innerText()) === 'العنوان أطول مما يتسع له الحقل.');
  tally.check('and in the state', (await tab.state()) === 'لم يُحفظ: في أحد الحقول خطأ', await tab.state());
  desk.behaviour = () => null;
  await field.fill('قصير');
  await soon(() => desk.saved.length > 0);
  tally.check('put right, it is saved and the fault is gone', (await soon(async () => (await field.getAttribute('aria-invalid')) === null)) && desk.saved.length > 0);
  desk.behaviour = () => ({ status: 413 });
  await tab.type('ا');
  tally.check('too long is said', await soon(async () => (await tab.state()) === 'لم يُحفظ: النص أطول مما يُقبل'), await tab.state());

  await tab.open(doc(p('نص', { id: 'b1' })), { fields: { headline: 'عنوان' } });
  await tab.caret('نص');
  await tab.type(' لي');
  desk.revision += 1; // somebody else saved
  tally.check('somebody else’s saving is said', await soon(async () => (await tab.state()) === 'لم يُحفظ: حفظ شخص آخر هذا النص'), await tab.state());
  tally.check('by whom and when', (await page.locator('.notices', { hasText: 'Omar' }).innerText()).includes('19:17'));
  await tab.type(' وأيضًا');
  await page.waitForTimeout(2_600);
  tally.check('nothing is overwritten, all is kept here', desk.saved.length === 0 && (await kept(tab)) === 1);
  await tab.button('عرض النصين').click();
  await page.waitForSelector('#posted');
  tally.check('both texts are shown by the server', desk.posted.path === '/desk/texts/1/conflict' && JSON.parse(desk.posted.fields.doc).content[0].content[0].text === 'نص لي وأيضًا' && desk.posted.fields.headline === 'عنوان', JSON.stringify(desk.posted));
}

export async function checkKeeping(tally, tab, browser) {
  const { desk, page } = tab;

  await tab.open(SAMPLE, { fields: { headline: 'عنوان' }, document: 'kept1' });
  desk.behaviour = () => ({ drop: true });
  await tab.caret('ما الذي تغيّر');
  await tab.type(' اليوم');
  await page.fill('[name=standfirst]', 'مقدمة');
  await soon(async () => (await tab.state()).startsWith('لا اتصال'));
  await page.waitForTimeout(700);
  await tab.again(); // the server knows nothing of it
  tally.check('what was not saved is there again', (await tab.outline())[1] === 'h2 ما الذي تغيّر اليوم' && (await page.inputValue('[name=standfirst]')) === 'مقدمة', await tab.outline());
  tally.check('and that is said', await page.locator('.notices', { hasText: 'استُعيد' }).isVisible());
  await tab.button('تجاهلها').click();
  tally.check('it can be dropped', (await tab.outline())[1] === 'h2 ما الذي تغيّر' && (await page.inputValue('[name=standfirst]')) === '');
  await tab.caret('ما الذي تغيّر');
  await tab.type(' غدًا');
  await page.waitForTimeout(700);
  desk.revision += 1; // the text goes on without it
  await tab.again();
  tally.check('another version is not overwritten', (await tab.outline())[1] === 'h2 ما الذي تغيّر', await tab.outline());
  tally.check('but offered', await page.locator('.notices', { hasText: 'نسخة لم تُحفظ' }).isVisible());
  await tab.button('عرض النصين').click();
  await page.waitForSelector('#posted');
  tally.check('with its own revision and text', desk.posted.path.endsWith('/conflict') && desk.posted.fields.revision === `r${desk.revision - 1}` && desk.posted.fields.doc.includes('غدًا'), desk.posted?.fields.revision);
  await tab.again();
  await tab.button('تجاهلها').click();
  await tab.again();
  tally.check('dropped, it does not come back', (await page.locator('.notices .bar').count()) === 0 && (await kept(tab)) === 0);

  await tab.open(doc(p('نص ')), { document: 'kept2' });
  desk.behaviour = () => ({ drop: true });
  await tab.caret('نص ');
  await tab.type('جديد ');
  await page.waitForTimeout(700);
  desk.start.doc = doc(p('نص جديد', { id: 'b1' })); // it arrived, only the answer did not
  desk.revision += 1;
  await tab.again();
  tally.check('what arrived after all is not offered again', (await page.locator('.notices .bar').count()) === 0 && (await kept(tab)) === 0);

  await tab.open(doc(p('نص')), { document: 'kept6' });
  desk.remembers = true;
  desk.behaviour = () => ({ lost: true });
  await tab.caret('نص');
  await tab.type(' مرة');
  await soon(() => desk.saved.length > 0);
  desk.behaviour = () => null;
  tally.check('a saving whose answer was lost is no conflict with oneself', (await soon(async () => (await tab.state()) === 'حُفظ 19:18')) && desk.saved.length === 2, await tab.state());

  await tab.open(doc(p('نص')), { document: 'kept3' });
  await tab.caret('نص');
  await tab.type(' مرسل');
  await page.locator('form#text button', { hasText: 'إرسال للاعتماد' }).click();
  await page.waitForSelector('#posted');
  const { fields } = desk.posted;
  tally.check('the form carries text, picture and what was pressed', JSON.parse(fields.doc).content[0].content[0].text === 'نص مرسل' && fields.lead === 'null' && fields.then === 'submit' && !('markdown' in fields), JSON.stringify(fields));

  await tab.open(doc(p('نص')), { document: 'kept4' });
  desk.behaviour = () => ({ delay: 1_500 });
  await tab.caret('نص');
  await tab.type(' معًا');
  await soon(async () => (await tab.state()) === 'يجري الحفظ…');
  await page.locator('form#text button', { hasText: 'حفظ' }).first().click();
  await page.waitForSelector('#posted');
  tally.check('a form waits for the saving under way and goes with its revision', desk.posted.fields.revision === `r${desk.revision}`, `${desk.posted.fields.revision} r${desk.revision}`);

  await tab.open(doc(p('نص')), { document: 'kept5' });
  await page.evaluate(() => {
    window.sent = 0;
    document.getElementById('text').addEventListener('submit', (event) => { window.sent += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
    document.getElementById('text').requestSubmit();
    document.getElementById('text').requestSubmit();
  });
  tally.check('a form is sent once', (await page.evaluate(() => window.sent)) === 1);

  const without = await fresh(browser, desk);
  await without.page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await without.open(doc(p('نص')), {});
  desk.behaviour = () => ({ drop: true });
  await without.caret('نص');
  await without.type(' بلا ذاكرة');
  await without.page.waitForTimeout(3_000);
  tally.check('without storage writing goes on', (await without.outline())[0] === 'p نص بلا ذاكرة' && without.wrong.length === 0, without.wrong);
  let warned = false;
  without.page.on('dialog', (dialog) => { warned = dialog.type() === 'beforeunload'; dialog.accept(); });
  await without.page.close({ runBeforeUnload: true });
  await soon(() => warned, 3_000);
  tally.check('and leaving warns, because nothing is kept', warned);
  await without.page.context().close();
}
