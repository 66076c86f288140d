// A text on its way through the newsroom, in a browser: written by one person, approved by another, published,
// corrected, translated, withdrawn; and what happens when two write at once, the line breaks, the session ends.
// Then every screen of it, in Arabic and English, as people with other eyes and smaller windows meet it.

import { LINA, OMAR, password, screens, somebody } from './desk.mjs';
import { checkHouse } from './house.mjs';
import { checkMarkup } from './markup.mjs';
import { checkPasskeys } from './passkeys.mjs';
import { accessible } from './reading.mjs';
import { begin, deed, idOf, saved, write } from './writing.mjs';

const HALA = 'hala@ras-nawaris.example';
const HEADLINE = 'إعادة فتح المكتبة البحرية (2019-2024) بحضور WHO';

async function twoPeople(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const lina = await somebody(browser, site, LINA, word, wrong);
  const address = (id) => site.url(`/ar/a/${id}`);
  const status = async (id) => (await omar.request.get(address(id))).status();

  const id = await begin(omar, site, HEADLINE);
  await write(omar, 'قالت المنظمة WHO إن 2024 كان عامًا حافلًا.\nوأُعيد فتح القاعة.');
  await saved(omar);
  tally.check('what is typed is saved by itself, and nobody outside sees it', (await status(id)) === 404);
  await omar.click('button[value=look]');
  await omar.waitForURL(`**/desk/texts/${id}*`);
  tally.check('the text is there as it was typed', (await omar.locator('.reading .body').innerText()).includes('إن 2024 كان عامًا حافلًا'));
  await omar.goto(site.url(`/desk/texts/${id}/preview?device=small&light=night`));
  const device = omar.frameLocator('iframe.device');
  await device.locator('article').waitFor();
  tally.check('a text is seen as wide as a small telephone', (await device.locator('html').evaluate(() => innerWidth)) === 320);
  const preview = await omar.request.get(site.url(`/desk/texts/${id}/preview/page`));
  const previewed = await preview.text();
  tally.check('it can be seen as a public page, which nobody keeps or indexes', preview.ok() && previewed.includes('المكتبة البحرية') && preview.headers()['cache-control'] === 'no-store' && preview.headers()['x-robots-tag'].includes('noindex'));
  tally.check('whoever wrote it is offered no approval of it', (await omar.locator('form[action$="/do/approve"], form[action$="/do/publish"]').count()) === 0);
  tally.check('it is sent for approval', (await deed(omar, site, id, 'submit')) === 'submit');

  await lina.goto(site.url('/desk'));
  tally.check('it waits for the editor on the overview', await lina.locator('section[aria-labelledby="h-home-approve"] a', { hasText: 'المكتبة البحرية' }).isVisible());
  tally.check('she approves', (await deed(lina, site, id, 'approve')) === 'approve');
  tally.check('approved is not published', (await status(id)) === 404);

  // An edit voids the approval.
  tally.check('the writer takes it back', (await deed(omar, site, id, 'edit')) === 'edit');
  await write(omar, '\nجملة أخرى.');
  await saved(omar);
  await lina.goto(site.url(`/desk/texts/${id}`));
  tally.check('the approval is void', (await lina.locator('form[action$="/do/publish"]').count()) === 0);
  await deed(omar, site, id, 'submit');
  await deed(lina, site, id, 'approve');
  tally.check('she publishes', (await deed(lina, site, id, 'publish')) === 'publish');
  const reader = await omar.context().newPage();
  const answer = await reader.goto(address(id));
  tally.check('readers see it', answer.status() === 200 && (await reader.locator('h1').innerText()).includes('المكتبة البحرية'));
  tally.check('with an Arabic address', decodeURI(reader.url()).includes('/ar/a/إعادة-فتح-المكتبة'), decodeURI(reader.url()));

  await translated(tally, browser, site, word, wrong, { id, omar, lina });

  tally.check('a withdrawal wants a reason and takes one', (await deed(lina, site, id, 'withdraw', (form) => form.locator('textarea').fill('نُقل الموعد.'))) === 'withdraw');
  await reader.goto(address(id));
  tally.check('readers see the banner and the reason', (await reader.locator('main').innerText()).includes('نُقل الموعد'));
  tally.check('it stands again', (await deed(lina, site, id, 'restore')) === 'restore');

  // In an emergency: one person, a reason, a review by somebody else.
  const alone = await begin(lina, site, 'تحذير من السيول', 'notice');
  await write(lina, 'ابتعدوا عن الوادي.');
  await saved(lina);
  tally.check('an emergency is published by one person with a reason', (await deed(lina, site, alone, 'emergency', (form) => form.locator('textarea[name=reason]').fill('سيول'))) === 'emergency' && (await status(alone)) === 200);
  await lina.goto(site.url('/desk'));
  tally.check('and waits for a review', await lina.locator('section[aria-labelledby="h-home-owed"]').isVisible());
  await lina.goto(site.url(`/desk/texts/${alone}`));
  tally.check('which is not hers to give, and that is said', (await lina.locator('form[action$="/do/settle"]').count()) === 0 && (await lina.locator('.deeds .note').count()) === 1);
  for (const page of [omar, lina, reader]) await page.close();
  return id;
}

async function translated(tally, browser, site, word, wrong, { id, omar, lina }) {
  const hala = await somebody(browser, site, HALA, word, wrong);
  await hala.goto(site.url(`/desk/texts/${id}/translate/en`));
  await hala.fill('#f-headline', 'Maritime Library reopens');
  await hala.click('main form[method=post] button');
  await hala.waitForURL('**/edit');
  const english = idOf(hala);
  tally.check('the original stands beside the translation', (await hala.locator('.source .reading').innerText()).includes('WHO'));
  await write(hala, 'The WHO said that 2024 had been a full year.');
  await saved(hala);
  await hala.locator('button[value=renders]').click();
  await hala.waitForURL('**said=renders');
  tally.check('it renders what she saw', (await hala.locator('button[value=renders]').count()) === 0);
  await deed(hala, site, english, 'submit');
  await deed(lina, site, english, 'approve');
  tally.check('the translation is published by itself', (await deed(lina, site, english, 'publish')) === 'publish');

  // A correction of the original: with a public note, and the translation falls behind.
  await omar.goto(site.url(`/desk/texts/${id}/edit`));
  await write(omar, '\nوصُحح العدد.');
  await saved(omar);
  const unsaid = await deed(omar, site, id, 'submit');
  tally.check('a change of a public text says of what kind it is', unsaid === null && (await omar.locator('.problems').isVisible()));
  const note = 'ورد العدد خطأً.';
  const said = await deed(omar, site, id, 'submit', async (form) => {
    await form.locator('input[value=fact]').check();
    await form.locator('textarea[name=note]').fill(note);
  });
  tally.check('with a note for readers', said === 'submit');
  await lina.goto(site.url(`/desk/texts/${id}`));
  tally.check('whoever approves sees what changed', (await lina.locator('#h-changes ~ dl ins').first().innerText()).includes('وصُحح'));
  await deed(lina, site, id, 'approve');
  await deed(lina, site, id, 'publish');
  const page = await lina.context().newPage();
  await page.goto(site.url(`/ar/a/${id}`));
  tally.check('readers read the note', (await page.locator('main').innerText()).includes('ورد العدد خطأ'));
  await page.goto(`${page.url()}/history`);
  tally.check('and find it in the record', (await page.locator('main').innerText()).includes('ورد العدد خطأ'));
  await hala.goto(site.url('/desk'));
  tally.check('the translator is told that it is behind', await hala.locator('section[aria-labelledby="h-home-behind"] a', { hasText: 'Maritime Library' }).isVisible());
  await hala.goto(site.url(`/desk/texts/${english}/edit`));
  tally.check('and sees what changed in the original', (await hala.locator('.source ins').first().innerText()).includes('وصُحح'));
  await write(hala, '\nThe number has been corrected.');
  await saved(hala);
  await hala.locator('button[value=renders]').click();
  await hala.waitForURL('**said=renders');
  await hala.goto(site.url(`/desk/texts/${english}`));
  tally.check('confirmed, it is current', !(await hala.locator('#h-versions ~ ul').innerText()).includes('متأخرة'));
  const forbidden = await hala.goto(site.url('/desk/texts/new'));
  tally.check('a translator begins no text of her own', forbidden.status() === 403);
  for (const one of [hala, page]) await one.close();
}

async function nothingLost(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const id = await begin(omar, site, 'نص يكتبه اثنان');
  await write(omar, 'أول.');
  await saved(omar);

  // The line breaks; the page is loaded again.
  await omar.context().setOffline(true);
  await write(omar, ' ثانٍ بلا خط.');
  await omar.waitForFunction(() => /لا اتصال|انقطع|تعذر|محفوظ في هذا المتصفح|حُفظ في هذا المتصفح/.test(document.getElementById('save-state').textContent), null, { timeout: 15_000 }).catch(() => {});
  tally.check('without a line it is said that the text is kept here', !/^حُفظ \d/.test(await omar.locator('#save-state').innerText()), await omar.locator('#save-state').innerText());
  await omar.context().setOffline(false);
  await saved(omar);
  await omar.reload();
  tally.check('what was typed without a line is saved when it is back', (await omar.locator('.writing').innerText()).includes('ثانٍ بلا خط'));

  // The session ends in the middle of a sentence.
  const cookies = await omar.context().cookies();
  await omar.context().clearCookies();
  await write(omar, ' ثالث بلا جلسة.');
  await omar.locator('.notices a[href*="sign-in"]').waitFor({ timeout: 15_000 });
  tally.check('an ended session is said, with the way back in', true);
  await omar.context().addCookies(cookies);
  await omar.reload();
  await saved(omar);
  tally.check('what was typed meanwhile is there', (await omar.locator('.writing').innerText()).includes('ثالث بلا جلسة'));

  // Two people at once: the second is told, sees both, and chooses.
  const lina = await somebody(browser, site, LINA, word, wrong);
  await lina.goto(site.url(`/desk/texts/${id}/edit`));
  await omar.locator('.writing').click();
  await write(omar, ' لعمر.');
  await saved(omar);
  await write(lina, ' للينا.');
  await lina.locator('.notices button', { hasText: /النصين|both/ }).waitFor({ timeout: 15_000 });
  await lina.locator('.notices button', { hasText: /النصين|both/ }).click();
  await lina.locator('.keep-mine').waitFor();
  const both = await lina.locator('main').innerText();
  tally.check('both texts are shown', both.includes('لعمر') && both.includes('للينا'), both);
  await lina.locator('.keep-mine button').click();
  await lina.waitForURL('**/edit*');
  tally.check('hers goes on', (await lina.locator('.writing').innerText()).includes('للينا'));
  await lina.goto(site.url(`/desk/texts/${id}/history`));
  const older = lina.locator('.rows a');
  tally.check('his stays in the history', (await older.count()) >= 2);
  await older.nth(1).click();
  tally.check('where it can be read', (await lina.locator('.reading').innerText()).includes('لعمر'));
  await lina.locator('form[action*="/history/"] button').click();
  await lina.waitForURL('**said=taken-back');
  tally.check('and be taken back', (await lina.locator('.reading').innerText()).includes('لعمر'));
  await lina.close();
  await omar.close();
}

/** Without a script: plain forms, a text in Markdown. */
async function withoutScript(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong, { javaScriptEnabled: false });
  const id = await begin(omar, site, 'بلا سكربت');
  await omar.fill('#f-text', '## عنوان فرعي\n\nفقرة **مهمة**.\n\n- أول\n- ثانٍ');
  await omar.click('button[value=look]');
  const text = omar.locator('.reading .body');
  tally.check('without a script a text is written in Markdown', (await text.locator('h2, h3').first().innerText()) === 'عنوان فرعي' && (await text.locator('li').count()) === 2 && (await text.locator('strong').innerText()) === 'مهمة');
  tally.check('and sent on', (await deed(omar, site, id, 'submit').catch(String)) === 'submit');
  await omar.close();
}

/** Somebody outside reads a draft with its picture by a link, and approves another by one. */
async function outside(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const lina = await somebody(browser, site, LINA, word, wrong);
  const id = await begin(omar, site, 'نص للوزارة');
  await write(omar, 'فقرة أولى.');
  await saved(omar);
  await omar.click('#lead-place button');
  await omar.locator('dialog .pick').first().click();
  await omar.locator('#lead-place img').waitFor();
  await saved(omar);
  const make = async (page, what) => {
    await page.goto(site.url(`/desk/texts/${id}`));
    const form = page.locator(`form[action="/desk/texts/${id}/guests"]`);
    await page.locator('details.deed', { has: form }).locator('summary').click();
    await form.locator('[name=guest]').fill('الوزارة');
    if (what) await form.locator(`[value=${what}]`).check();
    await form.locator('button').click();
    return page.inputValue('.link input');
  };
  const reader = await (await browser.newContext({ locale: 'ar' })).newPage();
  await reader.goto(await make(omar));
  await reader.waitForLoadState('networkidle');
  const seen = await reader.evaluate(() => ({ words: document.querySelector('main').innerText, pictures: [...document.querySelectorAll('main img')].map((image) => image.naturalWidth) }));
  tally.check('somebody outside reads a draft by a link, with its picture', seen.words.includes('فقرة أولى') && seen.pictures.some((width) => width > 0), JSON.stringify(seen));
  await deed(omar, site, id, 'submit');
  await reader.goto(await make(lina, 'approving'));
  await accessible(tally, reader, 'newsroom, what somebody outside is asked to approve');
  await reader.locator('main form button').click();
  tally.check('and approves it', (await reader.locator('main').innerText()).includes('اعتُمد'));
  tally.check('it can be published then', (await deed(lina, site, id, 'publish')) === 'publish');
  for (const page of [omar, lina, reader]) await page.context().close();
}

/** What one says about a text another reads, answers and settles; a program is let in and let in no more. */
async function together(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const lina = await somebody(browser, site, LINA, word, wrong);
  const id = await begin(omar, site, 'نص يُعلَّق عليه');
  await write(omar, 'الفقرة التي يُسأل عنها.\nوفقرة أخرى.');
  await saved(omar);
  await lina.goto(site.url(`/desk/texts/${id}`));
  await lina.locator('summary', { hasText: 'علّق على هذا النص' }).click();
  await lina.selectOption('#f-about', { index: 1 });
  await lina.fill('#f-comment', 'من أين هذا الرقم 2024؟');
  await lina.locator('form', { has: lina.locator('#f-comment') }).locator('button').click();
  await lina.waitForURL('**said=commented*');
  tally.check('a comment is about its paragraph', (await lina.locator('.threads .quote').innerText()).includes('الفقرة التي يُسأل عنها'));
  await omar.goto(site.url('/desk'));
  tally.check('whoever wrote the text is told', await omar.locator('section[aria-labelledby="h-home-comments"] a', { hasText: 'نص يُعلَّق عليه' }).isVisible());
  await omar.goto(site.url(`/desk/texts/${id}/edit`));
  await omar.locator('.writing').waitFor();
  tally.check('and reads it beside the text', (await omar.locator('main').innerText()).includes('من أين هذا الرقم'));
  await omar.goto(site.url(`/desk/texts/${id}`));
  await omar.locator('.threads summary').click();
  await omar.locator('.threads textarea').fill('من المحضر.');
  await omar.locator('.threads form', { has: omar.locator('textarea') }).locator('button').click();
  await omar.waitForURL('**said=commented*');
  await lina.goto(site.url(`/desk/texts/${id}`));
  tally.check('the answer stands below it', (await lina.locator('.threads .answer').innerText()).includes('من المحضر'));
  await lina.locator('.threads form', { has: lina.locator('[value=settled]') }).locator('button').click();
  await lina.locator('.threads .resolved').waitFor();
  tally.check('settled, it waits for nobody', true);

  await lina.goto(site.url('/desk/me/programs'));
  await lina.fill('#f-program', 'أرشيف 2024');
  await lina.check('#s-read');
  await lina.fill('#f-password', word);
  await lina.locator('form', { has: lina.locator('#f-program') }).locator('button').click();
  const token = await lina.inputValue('.link input');
  const me = await fetch(site.url('/api/v1/me'), { headers: { authorization: `Bearer ${token}` } });
  tally.check('a program is let in', me.ok && (await me.json()).scopes.join() === 'read', String(me.status));
  await accessible(tally, lina, 'newsroom, a token that was just made');
  await lina.locator('.rows form button').first().click();
  await lina.waitForURL('**said=program-revoked');
  const gone = await fetch(site.url('/api/v1/me'), { headers: { authorization: `Bearer ${token}` } });
  tally.check('and let in no more', gone.status === 401, String(gone.status));
  for (const page of [omar, lina]) await page.context().close();
  return id;
}

/** The point that stays in sight of a picture is where it was pressed. */
async function pressed(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong, { viewport: { width: 320, height: 700 } });
  await omar.goto(site.url('/desk/media'));
  await omar.locator('a[href$="/focus"]').first().click();
  await omar.locator('input[type=image]').waitFor();
  const box = await omar.locator('input[type=image]').boundingBox();
  await omar.locator('input[type=image]').click({ position: { x: box.width * 0.25, y: box.height * 0.75 } });
  await omar.waitForURL('**said=saved');
  const at = [await omar.inputValue('#f-across'), await omar.inputValue('#f-down')].map(Number);
  tally.check('what stays in sight is where the picture was pressed', Math.abs(at[0] - 25) <= 1 && Math.abs(at[1] - 75) <= 1, at.join());
  await omar.context().close();
}

/** Words that are said again and again come into a text with one press; a picture takes another's place. */
async function again(tally, browser, site, word, wrong) {
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const lina = await somebody(browser, site, LINA, word, wrong);
  await lina.goto(site.url('/desk/texts'));
  await lina.locator('a[href="/desk/boilerplate/ar"]').click();
  await lina.locator('textarea').last().waitFor();
  await lina.locator('.arranged > li').last().locator('input').first().fill('عن البلدية');
  await lina.locator('.arranged > li').last().locator('textarea').fill('**البلدية** هيئة محلية (2024).\n\n- [الموقع](https://town.example/)');
  await lina.locator('main form button').click();
  await lina.waitForURL('**said=saved');
  const id = await begin(omar, site, 'نص بعبارات ثابتة');
  await write(omar, 'الفقرة الأولى.');
  await omar.getByRole('button', { name: 'عبارات ثابتة', exact: true }).click();
  await omar.getByRole('button', { name: 'عن البلدية', exact: true }).click();
  await saved(omar);
  await omar.click('#lead-place button');
  await omar.locator('dialog .pick').first().click();
  await omar.locator('#lead-place img').waitFor();
  await omar.waitForFunction(() => document.getElementById('save-state').textContent.includes('لم يُحفظ'));
  await saved(omar);
  await omar.goto(site.url(`/desk/texts/${id}`));
  tally.check('standing words are in the text', (await omar.locator('article.reading').innerText()).includes('هيئة محلية (2024).') && (await omar.locator('article.reading li a').getAttribute('href')) === 'https://town.example/');
  const old = (await omar.locator('article.reading img').getAttribute('src')).split('/').at(-1);
  await omar.goto(site.url(`/desk/media/${old}/replace`));
  await omar.locator('.choices input').nth(1).check();
  await omar.locator('form:has(.choices) button').click();
  await omar.waitForURL('**said=picture-replaced');
  await omar.locator('main a', { hasText: 'نص بعبارات ثابتة' }).click();
  tally.check('a text whose picture was replaced says so', (await omar.locator('#h-doubts + ul').innerText()).includes('أخذت صورة أخرى'));
  await omar.locator('form[action$="/newer-pictures"] button').click();
  await omar.waitForURL('**said=saved');
  tally.check('and shows the newer at a press', !(await omar.locator('article.reading img').getAttribute('src')).endsWith(old));
  for (const page of [omar, lina]) await page.context().close();
  return old;
}

/** What a text is filed under: proposed while it is written, kept without leaving it; its dates confirmed. */
async function topics(tally, browser, site, word, wrong) {
  const lina = await somebody(browser, site, LINA, word, wrong);
  await lina.goto(site.url('/desk/topics/new'));
  await lina.selectOption('#f-kind', 'place');
  await lina.fill('#name-ar', 'مرسى النورس');
  await lina.fill('#name-en', 'Gull Mooring');
  await lina.fill('#f-spellings', 'مرسى النوارس الصغير\nGull Quay');
  await lina.locator('main form button').first().click();
  await lina.waitForURL('**said=saved');
  const omar = await somebody(browser, site, OMAR, word, wrong);
  const id = await begin(omar, site, 'نص عن مكان');
  await write(omar, 'رُمّم في ٩ نيسان ٢٠١٤ رصيف بمرسى النورس قرب Gull Quay.');
  await saved(omar);
  const proposed = omar.locator('#subjects [data-proposed] label', { hasText: 'مرسى النورس' });
  await proposed.waitFor({ timeout: 15_000 });
  tally.check('a topic that is mentioned is proposed while somebody writes', await proposed.isVisible());
  await proposed.locator('input').click(); // not check(): the row moves to what is filed under the pointer
  await omar.locator('#subjects [data-filed] label', { hasText: 'مرسى النورس' }).waitFor();
  tally.check('it is kept without leaving the text', new URL(omar.url()).pathname.endsWith('/edit'));
  await omar.fill('#f-named', 'لا موضوع كهذا');
  await omar.locator('#subjects button').click();
  await omar.locator('#e-named:not([hidden])').waitFor();
  tally.check('a name that nobody knows is said, and stays to be mended', (await omar.locator('#e-named').innerText()) !== '' && (await omar.inputValue('#f-named')) === 'لا موضوع كهذا');
  await omar.goto(site.url(`/desk/texts/${id}`));
  tally.check('it is filed', await omar.locator('#subjects input:checked').count() === 1);
  await omar.locator('section[aria-labelledby="h-dates"] a').click();
  await omar.locator('.arranged mark').first().waitFor();
  tally.check('the date of the text is recognised', (await omar.locator('.arranged mark').first().innerText()) === '٩ نيسان ٢٠١٤');
  await omar.locator('main form button').click();
  await omar.waitForURL('**said=saved');
  tally.check('confirmed, nothing is open', !(await omar.locator('section[aria-labelledby="h-dates"]').innerText()).includes('لم يؤكَّد'));
  await lina.goto(site.url('/desk/topics?q=' + encodeURIComponent('النورس')));
  const path = new URL(await lina.locator('.rows a').first().getAttribute('href'), site.base).pathname;
  for (const page of [omar, lina]) await page.context().close();
  return { dated: id, topic: path };
}

async function everyScreen(tally, browser, site, word, wrong, { id, commented, old, dated, topic }) {
  for (const [locale, dir] of [['ar', 'rtl'], ['en-GB', 'ltr']]) {
    const lina = await somebody(browser, site, LINA, word, wrong, { locale });
    const draft = await begin(lina, site, 'مسودة (2024-2019) WHO');
    await write(lina, 'نص مع WHO و٢٠٢٤ و2024.');
    await saved(lina);
    const places = ['/desk', '/desk/texts', '/desk/texts?state=discarded', '/desk/texts/new', `/desk/texts/${draft}`, `/desk/texts/${draft}/edit`, `/desk/texts/${id}`, `/desk/texts/${id}/history`, `/desk/texts/${draft}/translate/en`, `/desk/texts/${commented}`, '/desk/calendar', '/desk/languages', '/desk/media', '/desk/me/programs', '/desk/settings', '/desk/settings/hooks', '/desk/settings/editions', '/desk/redirects', '/desk/settings/editions/ar', '/desk/settings/editions/en', `/desk/texts/${draft}/preview?device=small&light=night`, '/desk/me/factor', '/desk/me/passkeys', '/desk/first-steps', '/desk/boilerplate/ar', `/desk/media/${old}/replace`, '/desk/topics', '/desk/topics/new', topic, `/desk/texts/${dated}`, `/desk/texts/${dated}/dates`];
    await lina.goto(site.url('/desk/media'));
    for (const page of ['focus', 'cut']) places.push(new URL(await lina.locator(`a[href$="/${page}"]`).first().getAttribute('href'), site.base).pathname);
    const pages = [];
    for (const path of places) {
      const answer = await lina.goto(site.url(path));
      const name = `newsroom ${locale}, ${path.replace(draft, 'DRAFT').replace(id, 'TEXT').replace(commented, 'COMMENTED').replace(old, 'HASH').replace(dated, 'DATED').replace(topic, '/desk/topics/TOPIC')}`;
      tally.check(`${name}: answers, in its direction`, answer.status() === 200 && (await lina.getAttribute('html', 'dir')) === dir);
      pages.push({ path, name, html: await answer.text(), status: 200 });
    }
    const state = await lina.context().storageState();
    await lina.context().close();
    await checkMarkup(tally, pages);
    await screens(tally, browser, site, pages, { locale, storageState: state });
  }
}

export async function checkNewsroom(tally, browser, site) {
  const word = password();
  if (!word) {
    console.log('SKIP newsroom: BAYAN_DEMO_SAID names no file in which the demo says a password');
    return;
  }
  const wrong = [];
  const id = await twoPeople(tally, browser, site, word, wrong);
  await nothingLost(tally, browser, site, word, wrong);
  await withoutScript(tally, browser, site, word, wrong);
  await outside(tally, browser, site, word, wrong);
  await checkPasskeys(tally, browser, site, wrong);
  await pressed(tally, browser, site, word, wrong);
  const commented = await together(tally, browser, site, word, wrong);
  const old = await again(tally, browser, site, word, wrong);
  const about = await topics(tally, browser, site, word, wrong);
  await checkHouse(tally, browser, site, word, wrong);
  await everyScreen(tally, browser, site, word, wrong, { id, commented, old, ...about });
  tally.none('nothing in the console, nothing from elsewhere', wrong);
}
