// The newsroom in a browser: somebody signs in, invites, is invited; every screen in Arabic and English as
// people with other eyes and smaller windows meet it. The demo draws a password at each start and says it:
// BAYAN_DEMO_SAID names the file with what it said.

import { readFileSync } from 'node:fs';
import { WIDE } from './browser.mjs';
import { checkFocus } from './focus.mjs';
import { checkLayout } from './layout.mjs';
import { checkMarkup } from './markup.mjs';
import { accessible, SEEN_AS } from './reading.mjs';

export const LINA = 'lina@ras-nawaris.example';
export const OMAR = 'omar@ras-nawaris.example';
const CHOSEN = 'قطة على سطح القطار';

export function password() {
  const file = process.env.BAYAN_DEMO_SAID;
  const said = file ? readFileSync(file, 'utf8') : '';
  return said.match(/has the password\s+(\S+)/)?.[1];
}

export async function signIn(page, site, email, word) {
  await page.goto(site.url('/desk'));
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', word);
  await page.click('main button');
}

/** Somebody signed in, whose console says nothing that nobody expects. */
export async function somebody(browser, site, email, word, wrong, options = {}) {
  const context = await browser.newContext({ locale: 'ar', viewport: WIDE, ...options });
  const page = await context.newPage();
  // The browser says itself that a form was refused, a session ended, a line broke: those are looked for here.
  const expected = /status of (401|403|409|422)|ERR_INTERNET_DISCONNECTED/;
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !expected.test(m.text()) && wrong.push(`${email}: ${m.text()}`));
  page.on('pageerror', (error) => wrong.push(`${email}: ${error.message}`));
  page.on('response', (r) => r.status() === 404 && wrong.push(`${email}: 404 ${r.url()} on ${page.url()}`));
  page.on('request', (r) => !r.url().startsWith(site.base) && !/^(data|blob):/.test(r.url()) && wrong.push(`third party: ${r.url()}`));
  await signIn(page, site, email, word);
  await page.waitForURL('**/desk');
  return page;
}

/** A person's path through the newsroom, in the language of `locale`; answers cookies and the screens. */
async function journey(tally, browser, site, locale, dir, word) {
  const context = await browser.newContext({ locale, viewport: WIDE });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !m.text().includes('422') && wrong.push(m.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (r) => new URL(r.url()).origin !== site.base && wrong.push(`third party: ${r.url()}`));
  const name = (what) => `desk ${locale}, ${what}`;
  const path = () => new URL(page.url()).pathname;

  await page.goto(site.url('/desk/people'));
  tally.check(name('a stranger is led to the sign-in'), path() === '/desk/sign-in', page.url());
  tally.check(name('the page runs as its language does'), (await page.getAttribute('html', 'dir')) === dir);
  await page.fill('[name=email]', LINA);
  await page.fill('[name=password]', 'not her password');
  await page.click('main button');
  tally.check(name('a wrong password is said, and the address is still there'), (await page.locator('[role=alert]').isVisible()) && (await page.inputValue('[name=email]')) === LINA);
  await page.fill('[name=password]', word);
  await page.click('main button');
  tally.check(name('whoever wanted somewhere is there after signing in'), path() === '/desk/people', page.url());

  await page.fill('[name=label]', 'Nadia نادية');
  await page.check('#r-translator');
  await page.click('form[action="/desk/people"] button');
  const link = await page.inputValue('.link input');
  const invited = await (await browser.newContext({ locale, viewport: WIDE })).newPage();
  await invited.goto(link);
  await invited.fill('[name=name]', 'نادية');
  const email = `nadia-${locale.slice(0, 2)}@ras-nawaris.example`;
  await invited.fill('[name=email]', email);
  await invited.fill('[name=password]', '123456789012');
  await invited.click('main button');
  const fault = invited.locator('#e-password');
  tally.check(name('a password that is guessed is not taken'), await fault.isVisible());
  tally.check(name('the list of problems leads to the field'), (await invited.locator('.problems a').getAttribute('href')) === '#f-password');
  await invited.fill('[name=password]', CHOSEN);
  await invited.click('main button');
  tally.check(name('whoever is invited is in'), new URL(invited.url()).pathname === '/desk', invited.url());
  await invited.context().close();

  await page.goto(site.url('/desk/people'));
  tally.check(name('she stands among the people'), (await page.locator('.rows').first().innerText()).includes(email));
  const person = await page.locator('.rows a', { hasText: 'نادية' }).last().getAttribute('href');
  await page.goto(site.url(person));
  await page.locator(`form[action="${person}/close"] button`).click();
  tally.check(name('her account is closed again'), await page.locator('.said').isVisible());
  tally.none(name('nothing in the console, nothing from elsewhere'), wrong);

  const state = await context.storageState();
  const screens = ['/desk', '/desk/people', person, '/desk/me', '/desk/audit', '/desk/nothing'];
  const pages = [];
  for (const screen of screens) {
    const answer = await page.goto(site.url(screen));
    pages.push({ path: screen, name: name(screen.replace(person, 'a person')), html: await answer.text(), status: answer.status() });
  }
  await context.close();
  const outside = await browser.newContext({ locale });
  const stranger = await outside.newPage();
  const answer = await stranger.goto(site.url('/desk/sign-in'));
  const open = [{ path: '/desk/sign-in', name: name('sign-in'), html: await answer.text() }];
  await outside.close();
  return { state, pages, open };
}

export async function screens(tally, browser, site, pages, options) {
  for (const [manner, seen] of SEEN_AS) {
    const context = await browser.newContext({ ...options, ...seen, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    for (const target of pages) {
      await tab.goto(site.url(target.path));
      await accessible(tally, tab, `${target.name}, ${manner}`);
    }
    await context.close();
  }
  await checkLayout(tally, browser, site, pages, options);
  await checkFocus(tally, browser, site, pages, options);
}

async function forbidden(tally, browser, site, word) {
  const context = await browser.newContext({ locale: 'ar' });
  const page = await context.newPage();
  await signIn(page, site, OMAR, word);
  const answer = await page.goto(site.url('/desk/people'));
  tally.check('desk: a writer may not look after people, and is told so', answer.status() === 403 && (await page.locator('h1').innerText()).length > 5);
  tally.check('desk: nor does the navigation lead there', (await page.locator('nav a[href="/desk/people"]').count()) === 0);
  await page.click('.me button');
  tally.check('desk: signed out, and back at the door', new URL(page.url()).pathname === '/desk/sign-in');
  await context.close();
}

export async function checkDesk(tally, browser, site) {
  const word = password();
  if (!word) {
    console.log('SKIP desk: BAYAN_DEMO_SAID names no file in which the demo says a password');
    return;
  }
  for (const [locale, dir] of [['ar', 'rtl'], ['en-GB', 'ltr']]) {
    const { state, pages, open } = await journey(tally, browser, site, locale, dir, word);
    await checkMarkup(tally, [...pages, ...open]);
    await screens(tally, browser, site, pages, { locale, storageState: state });
    await screens(tally, browser, site, open, { locale });
  }
  await forbidden(tally, browser, site, word);
}
