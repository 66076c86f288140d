// Search as somebody uses it: typing, the keyboard, no script at all, the browser's own field.

import { NARROW, scriptOf, visit, WIDE } from './browser.mjs';

const axe = scriptOf('axe-core/axe.min.js');

const TYPED = { ar: ['الميناء', 'جزيرة ال'], en: ['harbour', 'sadaf isl'], fr: ['port', 'île de sad'] };

async function listening(tab) {
  const findings = [];
  tab.on('pageerror', (error) => findings.push(error.message));
  tab.on('console', (m) => m.type() === 'error' && findings.push(m.text()));
  return findings;
}

/** The form alone. */
async function checkForm(tally, browser, site, key) {
  await visit(browser, site.url(`/${key}/search`), { viewport: NARROW, javaScriptEnabled: false }, async (tab, open) => {
    await open();
    await tab.fill('#q', TYPED[key][0]);
    await Promise.all([tab.waitForURL(/[?&]q=/), tab.press('#q', 'Enter')]);
    const found = await tab.locator('main .list .card').count();
    tally.check(`${key}: the form finds without a script`, found > 0, tab.url());
    tally.check(`${key}: what was typed stays in the field`, (await tab.inputValue('#q')) === TYPED[key][0]);
    const marked = await tab.locator('main mark').count();
    tally.check(`${key}: what was looked for is marked`, marked > 0);
  });
}

/** The combobox: what its parts say of themselves, and what keys do (ARIA Authoring Practices 1.2). */
async function checkCombobox(tally, browser, site, key) {
  await visit(browser, site.url(`/${key}/search`), { viewport: WIDE }, async (tab, open) => {
    const findings = await listening(tab);
    await open();
    const field = tab.locator('#q');
    const state = () => field.evaluate((input) => ({
      role: input.getAttribute('role'),
      expanded: input.getAttribute('aria-expanded'),
      active: document.getElementById(input.getAttribute('aria-activedescendant'))?.textContent ?? null,
      selected: [...document.querySelectorAll('#proposed [aria-selected=true]')].map((option) => option.textContent),
      focused: document.activeElement === input,
      typed: input.value,
      options: [...document.querySelectorAll('#proposed [role=option]')].map((option) => option.dataset.url),
      shown: !document.querySelector('#proposed').hidden,
      said: document.querySelector('#proposed-count').textContent,
    }));
    let now = await state();
    tally.check(`${key}: a combobox, closed`, now.role === 'combobox' && now.expanded === 'false' && !now.shown, JSON.stringify(now));
    await field.click();
    await field.pressSequentially(TYPED[key][1], { delay: 20 });
    await tab.waitForFunction(() => !document.querySelector('#proposed').hidden, null, { timeout: 8000 });
    now = await state();
    tally.check(`${key}: proposals open`, now.expanded === 'true' && now.options.length > 0, JSON.stringify(now));
    tally.check(`${key}: how many is said`, /[0-9٠-٩]/.test(now.said), now.said);
    tally.check(`${key}: nothing is chosen before somebody chooses`, now.active === null && now.selected.length === 0);
    tally.check(`${key}: a topic is proposed`, now.options.some((url) => url.includes('/t/')), now.options.map(decodeURI).join(' '));
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
    tally.none(`${key}: open proposals: axe`, violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    await tab.keyboard.press('ArrowDown');
    now = await state();
    tally.check(`${key}: down chooses the first`, now.active !== null && now.selected.length === 1 && now.focused, JSON.stringify(now));
    const first = now.active;
    await tab.keyboard.press('ArrowUp');
    now = await state();
    tally.check(`${key}: up goes round to the last`, now.selected.length === 1 && (now.active !== first || now.options.length === 1));
    await tab.keyboard.press('Escape');
    now = await state();
    tally.check(`${key}: Escape closes and keeps what was typed`, !now.shown && now.expanded === 'false' && now.typed === TYPED[key][1], JSON.stringify(now));
    await tab.keyboard.press('ArrowDown');
    await tab.waitForFunction(() => !document.querySelector('#proposed').hidden, null, { timeout: 8000 });
    await tab.keyboard.press('ArrowDown');
    const wanted = (await state()).options[0];
    await Promise.all([tab.waitForURL((url) => url.href === wanted, { timeout: 8000 }), tab.keyboard.press('Enter')]);
    tally.check(`${key}: Enter leads to what is chosen`, tab.url() === wanted, `${tab.url()} ${wanted}`);
    tally.none(`${key}: under its policy, without error`, findings);
  });
}

/** What a browser needs to search here from its own field. */
async function checkDescription(tally, site, key) {
  const page = await site.get(`/${key}/`);
  tally.check(`${key}: pages name the description`, page.text.includes(`type="application/opensearchdescription+xml"`) && page.text.includes(`/${key}/opensearch.xml`));
  const description = await site.get(`/${key}/opensearch.xml`);
  tally.check(`${key}: the description is one`, description.status === 200 && /opensearchdescription\+xml/.test(description.headers['content-type']), description.status);
  const short = /<ShortName>(.*?)<\/ShortName>/.exec(description.text)?.[1] ?? '';
  tally.check(`${key}: its name has at most 16 characters`, short.length > 0 && [...short].length <= 16, short);
  for (const [, type, template] of description.text.matchAll(/<Url type="([^"]+)"[^>]*template="([^"]+)"/g)) {
    const url = template.replace('{searchTerms}', encodeURIComponent(TYPED[key][0])).replaceAll('&amp;', '&');
    const answer = await site.get(site.local(url));
    tally.check(`${key}: ${type} answers`, answer.status === 200 && answer.headers['content-type'].startsWith(type), `${url} ${answer.status} ${answer.headers['content-type']}`);
    if (type.includes('suggestions')) {
      const [words, texts, kinds, urls] = JSON.parse(answer.text);
      tally.check(`${key}: suggestions as OpenSearch has them`, words === TYPED[key][0] && texts.length > 0 && texts.length === kinds.length && kinds.length === urls.length, answer.text.slice(0, 200));
    }
    if (type.includes('rss')) tally.check(`${key}: the feed of a search has entries`, answer.text.includes('<item>'), answer.text.slice(0, 200));
  }
}

export async function checkSearch(tally, browser, site) {
  for (const key of Object.keys(TYPED)) {
    await checkForm(tally, browser, site, key);
    await checkCombobox(tally, browser, site, key);
    await checkDescription(tally, site, key);
  }
}
