// What a site looks like and speaks, changed in the newsroom and seen by its readers at once; a picture cut by hand.

import { LINA, OMAR, somebody } from './desk.mjs';

const SEAL = '<svg viewBox="0 0 8 8"><path d="M1 1h6v6H1z"/></svg>';

async function seal(tally, lina, site) {
  await lina.goto(site.url('/desk/settings'));
  const before = await lina.inputValue('#f-seal');
  const front = async () => (await lina.request.get(site.url('/ar/'))).text();
  const save = async () => {
    await lina.locator('form[action="/desk/settings/seal"] button').click();
    await lina.waitForLoadState();
  };
  await lina.setInputFiles('#f-seal-file', { name: 'seal.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SEAL) });
  await lina.waitForFunction((wanted) => document.getElementById('f-seal').value === wanted, SEAL);
  await save();
  tally.check('a seal is taken from a file, and stands on the next page that somebody reads', (await front()).includes('M1 1h6v6H1z'));
  await lina.fill('#f-seal', '<svg><script>x</script></svg>');
  await save();
  tally.check('a drawing that holds more is refused in words and kept to be mended', (await lina.locator('#e-seal').innerText()) !== '' && (await lina.inputValue('#f-seal')).includes('script'));
  await lina.fill('#f-seal', before);
  await save();
  tally.check('the earlier seal is back', !(await front()).includes('M1 1h6v6H1z'));
}

async function language(tally, lina, site) {
  await lina.goto(site.url('/desk/settings'));
  await lina.click('a[href="/desk/settings/editions"]');
  await lina.fill('#f-language', 'fa');
  await lina.fill('#f-key', 'media');
  await lina.fill('#f-name', 'فارسی');
  await lina.fill('#f-institution', 'شهرداری رأس النوارس');
  await lina.locator('main form button').click();
  tally.check('a word that stands for something else is refused, the rest is kept', (await lina.locator('#e-key').innerText()) !== '' && (await lina.inputValue('#f-name')) === 'فارسی');
  await lina.fill('#f-key', 'fa');
  await lina.locator('main form button').click();
  await lina.waitForURL('**/desk/settings/editions/fa?said=edition-added');
  const answer = await lina.goto(site.url('/fa/'));
  tally.check('another language is there at once, in its direction', answer.status() === 200 && (await lina.getAttribute('html', 'dir')) === 'rtl' && (await lina.getAttribute('html', 'lang')) === 'fa');
  tally.check('the other languages lead to it', (await (await lina.request.get(site.url('/ar/'))).text()).includes('فارسی'));
  await lina.goto(site.url('/desk/settings/editions/fa'));
  await lina.locator('form[action$="/fa/drop"] button').click();
  await lina.waitForURL('**/desk/settings?said=edition-dropped');
  tally.check('while nothing stands in it, it is taken away again', (await lina.request.get(site.url('/fa/'))).status() === 404);
}

async function cut(tally, omar, site) {
  await omar.goto(site.url('/desk/media'));
  await omar.locator('a[href$="/cut"]').first().click();
  const picture = omar.locator('.cutting');
  const [box, size] = [await picture.boundingBox(), await omar.locator('#cut').evaluate((form) => [form.dataset.width, form.dataset.height].map(Number))];
  await omar.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
  await omar.mouse.down();
  await omar.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 5 });
  await omar.mouse.up();
  const numbers = async () => Promise.all(['left', 'top', 'width', 'height'].map(async (name) => Number(await omar.inputValue(`#f-${name}`))));
  const near = (value, wanted) => Math.abs(value - wanted) <= size[0] * 0.02;
  const [left, top, width, height] = await numbers();
  tally.check('a part is drawn with the mouse, from the left in Arabic too', near(left, size[0] / 4) && near(top, size[1] / 4) && near(width, size[0] / 2) && near(height, size[1] / 2), `${left} ${top} ${width} ${height} of ${size}`);
  await omar.selectOption('#f-shape', '1:1');
  const square = await numbers();
  tally.check('a shape is kept', square[2] === square[3], square.join(' '));
  await omar.locator('button[value=cut]').click();
  await omar.waitForURL('**said=picture-cut*');
  const made = omar.locator(new URL(omar.url()).hash.replace('#p-', '[id="p-') + '"] img');
  tally.check('the part stands in the library, as large as it was drawn', Number(await made.getAttribute('width')) === square[2] && Number(await made.getAttribute('height')) === square[3]);
}

async function redirect(tally, lina, site) {
  const text = (await (await lina.request.get(site.url('/ar/'))).text()).match(/href="(\/ar\/a\/[^"]+)"/)[1];
  await lina.goto(site.url('/desk/texts'));
  await lina.click('a[href="/desk/redirects"]');
  await lina.fill('#f-path', 'رمضان');
  await lina.fill('#f-text', site.url(text));
  await lina.locator('form[action="/desk/redirects"] button').first().click();
  await lina.waitForURL('**/desk/redirects?said=saved');
  const led = await lina.request.get(site.url('/رمضان'), { maxRedirects: 0 });
  tally.check('a short address leads to a text', led.status() === 301 && decodeURI(led.headers().location).endsWith(decodeURI(text).slice(-8)), `${led.status()} ${led.headers().location}`);
  await lina.locator('form[action="/desk/redirects/drop"] button').first().click();
  await lina.waitForURL('**said=redirect-dropped');
  tally.check('and is taken away again', (await lina.request.get(site.url('/رمضان'), { maxRedirects: 0 })).status() === 404);
}

export async function checkHouse(tally, browser, site, word, wrong) {
  const lina = await somebody(browser, site, LINA, word, wrong);
  await seal(tally, lina, site);
  await language(tally, lina, site);
  await redirect(tally, lina, site);
  const omar = await somebody(browser, site, OMAR, word, wrong);
  await cut(tally, omar, site);
  for (const page of [lina, omar]) await page.context().close();
}
