// What everybody does who writes: begins a text, types into it, does something with it.

/** Until what was typed is saved, and the page says so. */
export const saved = (page) => page.waitForFunction(() => /حُفظ|Saved/.test(document.getElementById('save-state')?.textContent ?? ''), null, { timeout: 15_000 });
/** The text whose page this is. */
export const idOf = (page) => new URL(page.url()).pathname.match(/\/desk\/texts\/([a-z0-9]{8})/)[1];

export async function begin(page, site, headline, kind = 'statement') {
  await page.goto(site.url('/desk/texts/new'));
  await page.fill('#f-headline', headline);
  await page.check(`#k-${kind}`);
  await page.selectOption('#f-section', { index: 1 });
  await page.click('main form[method=post] button');
  await page.waitForURL('**/edit');
  return idOf(page);
}

/** Types into the editor at its end. */
export async function write(page, text) {
  await page.click('.writing');
  await page.keyboard.press('Control+End');
  for (const [number, line] of text.split('\n').entries()) {
    if (number > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

/** Does a deed; what is folded is opened first. */
export async function deed(page, site, id, name, fill = async () => {}) {
  const form = page.locator(`form[action="/desk/texts/${id}/do/${name}"]`);
  await page.goto(site.url(`/desk/texts/${id}`));
  const folded = page.locator('details.deed', { has: form });
  if (await folded.count()) await folded.locator('summary').click();
  await fill(form);
  await form.locator('button').click();
  await page.waitForLoadState();
  return new URL(page.url()).searchParams.get('said');
}
