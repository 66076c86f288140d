// The one script of the site: it shows what the browser can do under an article, and does it.

import { visit, WIDE } from './browser.mjs';

const OTHERS = { whatsapp: /^https:\/\/(wa\.me|api\.whatsapp\.com)\//, telegram: /^https:\/\/t\.me\//, x: /^https:\/\/(x|twitter)\.com\//, mail: /^mailto:\?/ };

// Links that carry the article's address and nothing of the reader; no request to anybody before the click.
async function checkWays(tally, site, target) {
  const links = target.facts.links.map((link) => link.href);
  for (const [way, form] of Object.entries(OTHERS)) {
    const href = links.find((link) => form.test(link));
    if (!tally.check(`${target.name}: a link for ${way}`, Boolean(href), links.filter((l) => !l.startsWith('/')))) continue;
    const sent = decodeURIComponent(href.replace(/\+/g, ' '));
    tally.check(`${target.name}: ${way} is given the article's own address`, sent.includes(target.facts.share ?? target.facts.canonical[0]), sent);
    tally.check(`${target.name}: what goes to ${way} is well encoded`, !/[\s"<>\u0600-\u06ff]/.test(href), href);
  }
  const shared = site.local(target.facts.share);
  const status = shared ? await site.status(shared) : 0;
  tally.check(`${target.name}: the shared address is absolute and leads here`, site.absolute(target.facts.share) && [200, 301, 308].includes(status), `${target.facts.share} ${status}`);
}

async function press(tab, name) {
  await tab.evaluate(() => {
    document.querySelector('output').textContent = '';
  });
  await tab.locator(`button[data-do="${name}"]`).click({ timeout: 5000 });
  await tab.waitForFunction(() => document.querySelector('output').textContent !== '', null, { timeout: 5000 });
  return { said: await tab.evaluate(() => document.querySelector('output').textContent), copied: await tab.evaluate(() => navigator.clipboard.readText()) };
}

export async function checkSharing(tally, browser, site, roles) {
  const articles = roles.filter((page) => page.role === 'article');
  tally.check('there are articles to share', articles.length > 0);
  for (const target of articles) {
    await checkWays(tally, site, target);
    if (!tally.check(`${target.name}: has the script`, target.facts.scripts.length === 1, `${target.facts.scripts.length} scripts`)) continue;
    const options = { viewport: WIDE, permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' };
    await visit(browser, site.url(target.path), options, async (tab, open) => {
      const findings = [];
      tab.on('pageerror', (error) => findings.push(error.message));
      tab.on('console', (m) => m.type() === 'error' && findings.push(m.text()));
      await open();
      await tab.bringToFront();
      await tab.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      const link = await press(tab, 'link');
      tally.check(`${target.name}: copies the address`, link.copied === target.facts.share, link.copied);
      tally.check(`${target.name}: says aloud that it did`, link.said === (await tab.locator('[data-done]').getAttribute('data-done')), link.said);
      const text = await press(tab, 'text');
      const file = await site.get(`${target.path}/text`);
      tally.check(`${target.name}: copies the text`, text.copied.trim() === file.text.trim(), `${text.said}: ${text.copied.slice(0, 80)}`);
      tally.none(`${target.name}: under its policy, without error`, findings);
    });
  }
}
