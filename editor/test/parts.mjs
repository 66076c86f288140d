// Links, pictures, the toolbar by keyboard, and how it all looks.

import { doc, p, SAMPLE } from './sample.mjs';
import { NARROW, tab as fresh, WIDE } from './browser.mjs';

export async function checkLinks(tally, tab) {
  const { page } = tab;
  await tab.open(doc(p('انظر هنا للتفاصيل')), {});
  await tab.caret('هنا', 'all');
  await tab.press('Control+k');
  const input = page.locator('dialog input').first();
  await input.fill('javascript:alert(1)');
  await tab.press('Enter');
  tally.check('an address that runs is refused, and why', await page.locator('dialog [role=alert]', { hasText: 'https://' }).isVisible());
  await input.fill('example.org/a');
  await tab.press('Enter');
  await tab.closed();
  tally.check('an address is completed', (await tab.outline())[0] === 'p انظر [هنا|https://example.org/a] للتفاصيل', await tab.outline());
  await tab.caret('هن', 'after');
  await page.locator('.link-bar').waitFor();
  const open = page.locator('.link-bar a');
  tally.check('beside the link: where it leads', (await open.getAttribute('href')) === 'https://example.org/a' && (await open.getAttribute('rel')).includes('noopener'));
  await page.locator('.link-bar button', { hasText: 'تغيير' }).click();
  await input.fill('الرصيف');
  await page.locator('dialog .hit').click();
  await tab.closed();
  tally.check('a text of our own is found by its headline', (await tab.outline())[0] === 'p انظر [هنا|/ar/articles/quay] للتفاصيل', await tab.outline());
  await tab.caret('هن', 'after');
  await page.locator('.link-bar button', { hasText: 'إزالة' }).click();
  tally.check('a link is removed', (await tab.outline())[0] === 'p انظر هنا للتفاصيل', await tab.outline());
  await tab.caret('للتفاصيل');
  await tab.press('Control+k');
  await input.fill('press@example.org');
  await page.getByLabel('نص الرابط').fill('البريد');
  await tab.press('Enter');
  await tab.closed();
  tally.check('without chosen words the link brings its own', (await tab.outline())[0] === 'p انظر هنا للتفاصيل[البريد|mailto:press@example.org]', await tab.outline());
  await tab.press('Control+k');
  await tab.press('Escape');
  await tab.closed();
  tally.check('put away, nothing changes', (await page.locator('dialog').count()) === 0 && (await tab.outline())[0].endsWith('example.org]'));
}

export async function checkPictures(tally, tab) {
  const { page, desk } = tab;
  const file = (name) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from('not looked into') });
  await tab.open(doc(p('نص')), {});
  await tab.caret('نص');
  await tab.button('صورة').click();
  await page.locator('.pick').first().click();
  await tab.closed();
  tally.check('a picture of the newsroom', (await tab.outline())[1] === 'figure 1111 ميناء المدينة عند الفجر الميناء', await tab.outline());
  tally.check('and a line to go on in', (await tab.outline()).length === 2 && (await page.locator('.writing > p').count()) === 2);
  await tab.type('. ');
  await page.locator('.figure .panel input').first().fill('ميناء');
  await page.locator('.figure .panel').getByLabel('المصدر').fill('لينا');
  const attrs = () => tab.json().then(({ content }) => content.find((block) => block.type === 'figure').attrs);
  tally.check('what is said about it is typed below', (await attrs()).alt === 'ميناء' && (await attrs()).credit === 'لينا', JSON.stringify(await attrs()));
  await page.locator('.figure .panel input').first().fill('');
  tally.check('without a text somebody is asked for one', (await attrs()).alt === null && (await page.locator('.figure .missing').isVisible()));
  await tab.button('نقل إلى أعلى').click();
  tally.check('moved up', (await tab.outline())[0].startsWith('figure'), await tab.outline());
  await tab.button('إزالة الصورة').click();
  tally.check('removed', (await tab.outline()).join().startsWith('p نص'), await tab.outline());

  await tab.open(doc(p('نص')), {});
  await tab.caret('نص');
  await tab.button('صورة').click();
  await page.locator('dialog input[type=file]').setInputFiles(file('wrong.txt'));
  tally.check('a file that is no picture is refused with the server’s words', await page.locator('dialog [role=alert]', { hasText: 'ليس هذا ملف صورة' }).first().isVisible().catch(() => false) || await page.locator('.uploads .fault').first().waitFor({ timeout: 2000 }).then(() => true, () => false));
  await page.locator('dialog input[type=file]').setInputFiles(file('quay.jpg'));
  await tab.closed();
  tally.check('an uploaded picture', (await tab.outline())[1] === 'figure abab null', await tab.outline());

  await tab.caret('نص');
  await tab.button('مجموعة صور').click();
  await page.locator('.pick').nth(0).click();
  await page.locator('.pick').nth(1).click();
  tally.check('chosen ones are counted', (await page.locator('dialog [role=status]').innerText()) === 'المختار: 2');
  await page.locator('dialog button[type=submit]').click();
  await tab.closed();
  tally.check('several as a gallery', (await tab.outline())[1] === 'gallery 1111 2222', await tab.outline());
  await page.locator('.gallery [aria-label="إزالة الصورة"]').first().click();
  tally.check('one less', (await tab.outline())[1] === 'gallery 2222', await tab.outline());
  await page.locator('.gallery [aria-label="إزالة الصورة"]').first().click();
  tally.check('with the last one the gallery goes', !(await tab.outline()).join().includes('gallery'), await tab.outline());

  await tab.open(doc(p('نص')), {});
  await tab.caret('نص');
  await tab.paste({ files: [{ name: 'photo.png', type: 'image/png', body: 'x' }, { name: 'two.png', type: 'image/png', body: 'x' }] });
  tally.check('pasted pictures are uploaded and stand in the text', await tab.until(() => document.querySelectorAll('.figure').length === 2), await tab.outline());
  await tab.paste({ html: '<p>نص Word</p>', text: 'نص Word', files: [{ name: 'image.png', type: 'image/png', body: 'x' }] });
  await page.waitForTimeout(300);
  tally.check('the picture that Word puts beside its text is not', (await page.locator('.figure').count()) === 2 && (await tab.outline()).join().includes('نص Word'), await tab.outline());
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'dropped.png', { type: 'image/png' }));
    const target = document.querySelector('.writing p');
    const { left, top } = target.getBoundingClientRect();
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 5 }));
  });
  tally.check('a dropped picture too', await tab.until(() => document.querySelectorAll('.figure').length === 3));

  await tab.open(doc(p('نص')), {});
  await tab.button('اختيار صورة').click();
  await page.locator('.pick').first().click();
  await page.locator('.lead-picture img').waitFor();
  await page.locator('.lead-picture').getByLabel('شرح الصورة').fill('عند الفجر');
  await tab.until(() => document.getElementById('save-state').dataset.state === 'saved');
  const lead = desk.saved.at(-1)?.lead;
  tally.check('the picture above the text is saved with what is said about it', lead?.media === '1'.repeat(64) && lead.alt === 'ميناء المدينة عند الفجر' && lead.caption[0].text === 'عند الفجر', JSON.stringify(lead));
  await page.locator('.lead-picture').getByRole('button', { name: 'إزالة الصورة' }).click();
  tally.check('and removed', await tab.until(() => document.querySelectorAll('.lead-picture img').length === 0));
}

export async function checkKeyboard(tally, tab) {
  const { page } = tab;
  const active = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.className);
  await tab.open(doc(p('نص')), {});
  await tab.caret('نص', 'all');
  await tab.press('Alt+F10');
  tally.check('Alt+F10 leads to the tools', (await active()) === 'نوع الفقرة', await active());
  await tab.press('ArrowLeft');
  tally.check('the arrow to the left leads on, because the page runs to the left', (await active()) === 'خط عريض', await active());
  await tab.press('Enter');
  tally.check('Enter presses', (await tab.outline())[0] === 'p *نص*' && (await page.getByRole('button', { name: 'خط عريض' }).getAttribute('aria-pressed')) === 'true', await tab.outline());
  await tab.press('ArrowRight', 'ArrowRight');
  tally.check('round to the last', (await active()) === 'أدوات أخرى', await active());
  await tab.press('Home');
  tally.check('Home is the first', (await active()) === 'نوع الفقرة', await active());
  await tab.press('End', 'Enter');
  tally.check('more tools open and are entered', (await active()) === 'تاريخ اليوم', await active());
  await tab.press('Escape');
  tally.check('Escape closes them', (await active()) === 'أدوات أخرى', await active());
  await tab.press('Escape');
  tally.check('and leads back to the text', (await active()) === 'النص', await active());
  const stops = await page.evaluate(() => document.querySelectorAll('[role=toolbar] [tabindex="0"]').length);
  const rows = await page.evaluate(() => document.querySelectorAll('[role=toolbar]').length);
  tally.check('each row is one stop', stops === rows, `${stops} of ${rows}`);
  await tab.open(SAMPLE, {});
  await tab.caret('مكتب المرفأ');
  await tab.press('Escape', 'Tab');
  tally.check('Escape, then Tab leaves a list', (await active()) !== 'النص', await active());
  await tab.caret('الرصيف صباح الافتتاح');
  await tab.press('Tab');
  tally.check('Tab in a caption leads to what is said about the picture', (await page.evaluate(() => document.activeElement.closest('.panel') !== null)));
  await tab.press('Enter');
  await page.locator('.figure .panel input').first().press('Enter');
  await page.waitForTimeout(200);
  tally.check('Enter there does not send the form', (await page.evaluate(() => location.pathname)) === '/desk/texts/1/edit' && tab.desk.posted === null);
}

async function measured(tally, tab, name) {
  const { page } = tab;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  tally.check(`${name}: nothing is wider than the window`, wide <= 0, `${wide} px`);
  const small = await page.evaluate(() => [...document.querySelectorAll('.editor button, .editor select, dialog button')].filter((node) => node.checkVisibility() && (node.offsetHeight < 44 || node.offsetWidth < 24)).map((node) => `${node.getAttribute('aria-label') ?? node.textContent}: ${node.offsetWidth} × ${node.offsetHeight}`));
  tally.none(`${name}: what is touched is large enough`, small);
  tally.none(`${name}: axe`, await tab.accessible());
}

export async function checkLooks(tally, _tab, browser) {
  for (const ui of ['ar', 'en', 'fr']) {
    for (const [manner, options] of [['1280 px', { viewport: WIDE }], ['320 px', { viewport: NARROW, hasTouch: true, isMobile: true }], ['dark', { viewport: WIDE, colorScheme: 'dark' }]]) {
      if (ui === 'fr' && manner !== '320 px') continue;
      const one = await fresh(browser, _tab.desk, { ...options, bypassCSP: true });
      const name = `${ui}, ${manner}`;
      await one.open(SAMPLE, { ui, lang: 'ar', problems: [{ place: 'b5', text: 'صورة بلا نص بديل' }], lead: { ...SAMPLE.content[4].attrs, caption: null } });
      await one.focus();
      await measured(tally, one, name);
      const bar = one.page.locator('[role=toolbar]').first();
      await bar.locator('button').last().click();
      await one.press('Control+f');
      await one.type('الرصيف');
      await measured(tally, one, `${name}, tools and search open`);
      await one.press('Escape');
      await one.caret('البلدية', 'all');
      await one.press('Control+k');
      await one.page.locator('dialog input').first().fill('الرصيف');
      await one.page.locator('dialog .hit').waitFor();
      await measured(tally, one, `${name}, asking for a link`);
      await one.press('Escape');
      await bar.locator('.group').nth(3).locator('button').nth(1).click();
      await one.page.locator('.pick').first().waitFor();
      await measured(tally, one, `${name}, choosing pictures`);
      await one.page.context().close();
    }
  }
}
