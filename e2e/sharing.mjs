// The one script of the site: it shows what the browser can do under an article, and does it.

import { visit, WIDE } from './browser.mjs';

const OTHERS = { whatsapp: /^https:\/\/(wa\.me|api\.whatsapp\.com)\//, telegram: /^https:\/\/t\.me\//, x: /^https:\/\/(x|twitter)\.com\//, mail: /^mailto:\?/ };

// Links that carry an address of the article and nothing of the reader; no request to anybody before the click.
async function checkWays(tally, site, target) {
  const links = target.facts.links.map((link) => link.href);
  for (const [way, form] of Object.entries(OTHERS)) {
    const href = links.find((link) => form.test(link));
    if (!tally.check(`${target.name}: a link for ${way}`, Boolean(href), links.filter((l) => !l.startsWith('/')))) continue;
    const sent = /https?:\/\/[^\s&]+/.exec(decodeURIComponent(href.slice(href.indexOf('?'))))?.[0];
    const answer = site.absolute(sent) ? await site.get(site.local(sent)) : null;
    const leads = answer && (answer.status === 200 ? site.local(sent) : site.local(answer.headers.location ?? null));
    tally.check(`${target.name}: ${way} is given an address that leads here`, leads === target.path, `${sent} ${answer?.status}`);
    tally.check(`${target.name}: what goes to ${way} is well encoded`, !/[\s"<>\u0600-\u06ff]/.test(href), href);
  }
}

async function press(tab, name) {
  await tab.evaluate(() => {
    document.querySelector('output').textContent = '';
  });
  await tab.locator(`.tools button[name="${name}"]`).click({ timeout: 5000 });
  await tab.waitForFunction(() => document.querySelector('output').textContent !== '', null, { timeout: 5000 });
  return tab.evaluate(async () => ({ said: document.querySelector('output').textContent, copied: await navigator.clipboard.readText() }));
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
      tally.check(`${target.name}: copies the address`, decodeURI(link.copied) === decodeURI(target.facts.canonical[0]), link.copied);
      tally.check(`${target.name}: says aloud that it did`, link.said.trim() !== '', link.said);
      const text = await press(tab, 'text');
      const file = await site.get(`${target.path}/text`);
      tally.check(`${target.name}: copies the text`, text.copied.trim() === file.text.trim(), `${text.said}: ${text.copied.slice(0, 80)}`);
      tally.none(`${target.name}: under its policy, without error`, findings);
    });
  }
}
