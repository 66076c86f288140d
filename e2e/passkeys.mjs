// Passkeys, with the virtual authenticator of the browser: made, shown alone and beside the password, put away.

import { password, signIn } from './desk.mjs';
import { WIDE } from './browser.mjs';
import { accessible } from './reading.mjs';

const HALA = 'hala@ras-nawaris.example';

/** A page of somebody new, with a device that answers by itself. */
async function withDevice(browser, wrong, credentials = []) {
  const context = await browser.newContext({ locale: 'ar', viewport: WIDE });
  const page = await context.newPage();
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !/status of 422/.test(m.text()) && wrong.push(`passkeys: ${m.text()}`));
  page.on('pageerror', (error) => wrong.push(`passkeys: ${error.message}`));
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  for (const credential of credentials) await devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
  const kept = async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  const refuse = (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { page, kept, refuse };
}

export async function checkPasskeys(tally, browser, site, wrong) {
  const word = password();
  const { page, kept, refuse } = await withDevice(browser, wrong);
  await signIn(page, site, HALA, word);
  await page.waitForURL('**/desk');
  await page.goto(site.url('/desk/me/passkeys'));
  await accessible(tally, page, 'newsroom, no passkey yet');
  await page.fill('#f-device', 'هاتف Pixel 9');
  await page.fill('#f-password', word);
  await page.locator('form', { has: page.locator('#f-device') }).locator('button').click();
  await page.locator('ol.codes').waitFor();
  tally.check('a passkey is made, and codes for the day without it are shown', (await page.locator('ol.codes li').count()) === 10 && (await kept()).length === 1);
  await page.goto(site.url('/desk/me/passkeys'));
  await accessible(tally, page, 'newsroom, a passkey');
  await page.locator('.me form button').click();
  await page.waitForURL('**/desk/sign-in');

  // Alone: a button, and the device says who it is.
  await page.locator('form[action="/desk/sign-in/passkey"] button').click();
  await page.waitForURL('**/desk');
  tally.check('a passkey lets in alone', (await page.locator('.me a').innerText()).length > 0);
  await page.locator('.me form button').click();
  await page.waitForURL('**/desk/sign-in');

  // Beside the password.
  await page.fill('#f-email', HALA);
  await page.fill('#f-password', word);
  await page.locator('form', { has: page.locator('#f-password') }).locator('button').click();
  await page.locator('#passkey').waitFor();
  await accessible(tally, page, 'newsroom, a passkey is asked for');
  tally.check('the password alone lets nobody in', !(await page.locator('.me').count()));
  await page.locator('#passkey button').click();
  await page.waitForURL('**/desk');
  tally.check('with the passkey it does', true);

  // A device that nobody unlocks: it is said, and asked again at will.
  const credentials = await kept();
  const other = await withDevice(browser, wrong, credentials);
  await other.refuse(false);
  await other.page.goto(site.url('/desk/sign-in'));
  await other.page.locator('form[action="/desk/sign-in/passkey"] button').click();
  await other.page.locator('#passkey-fault:not([hidden])').waitFor();
  await accessible(tally, other.page, 'newsroom, no passkey was shown');
  await other.refuse(true);
  await other.page.locator('#passkey button').click();
  await other.page.waitForURL('**/desk');
  tally.check('a device that was not unlocked is asked again', true);
  await other.page.context().close();

  // Away with it: the password is enough again, and the device comes in no more.
  await page.goto(site.url('/desk/me/passkeys'));
  await page.locator('.rows summary').click();
  await page.fill('.rows input[type=password]', word);
  await page.locator('.rows details button').click();
  await page.waitForURL('**said=passkey-dropped');
  await page.locator('.me form button').click();
  await page.waitForURL('**/desk/sign-in');
  await page.locator('form[action="/desk/sign-in/passkey"] button').click();
  await page.locator('.problems').waitFor();
  tally.check('a passkey that was removed lets nobody in', /sign-in\/passkey$/.test(page.url()));
  await page.context().close();
}
