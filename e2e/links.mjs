// Links lead somewhere, languages point at each other, and every page knows its own address.

import { EDITIONS, isLater } from './site.mjs';

const language = (tag) => tag.toLowerCase().split('-')[0];

async function deadLinks(site, page) {
  const dead = [];
  for (const link of page.links.filter(({ path, href }) => path !== null && path !== '/' && !href.startsWith('#'))) {
    const status = await site.status(link.path);
    if (status !== 200) dead.push(`${status} ${link.href} (${link.text})`);
  }
  return dead;
}

async function checkTargets(tally, site, page) {
  tally.none(`${page.name}: every link answers 200`, await deadLinks(site, page));
  const anchors = page.links.filter((link) => link.href.startsWith('#') && link.href.length > 1);
  const ids = new Set(page.facts.ids);
  const lost = anchors.filter((link) => !ids.has(decodeURIComponent(link.href.slice(1))));
  tally.none(`${page.name}: links within the page have their target`, lost.map((link) => link.href));
}

function checkAddress(tally, site, page) {
  const { canonical } = page.facts;
  const right = canonical.length === 1 && site.absolute(canonical[0]) && site.local(canonical[0]) === page.path;
  tally.check(`${page.name}: canonical is the page's own absolute address`, right, `${canonical} on ${page.path}`);
}

const fallback = (alternates) => alternates.find((alternate) => alternate.lang === 'x-default')?.href;

function alternateFaults(site, page) {
  const { alternates } = page.facts;
  const faults = [];
  const tags = alternates.map((alternate) => alternate.lang.toLowerCase());
  if (new Set(tags).size !== tags.length) faults.push(`a language twice: ${tags}`);
  if (!tags.includes('x-default')) faults.push('no x-default');
  if (!alternates.some((a) => a.lang !== 'x-default' && site.local(a.href) === page.path)) faults.push('does not name itself');
  for (const { lang, href } of alternates) {
    const target = site.pages.get(site.local(href));
    if (!site.absolute(href)) faults.push(`not absolute: ${href}`);
    else if (target?.status !== 200 && site.local(href) !== '/') faults.push(`${lang} answers ${target?.status ?? 'nothing (unlinked)'}: ${href}`);
    else if (target?.facts) {
      if (lang !== 'x-default' && language(lang) !== language(target.facts.lang)) faults.push(`${lang} leads to lang=${target.facts.lang}`);
      const back = target.facts.alternates;
      if (!back.some((own) => own.lang !== 'x-default' && site.local(own.href) === page.path)) faults.push(`no return link from ${href}`);
      if (fallback(back) !== fallback(alternates)) faults.push(`x-default is ${fallback(alternates)}, at ${href} ${fallback(back)}`);
    }
  }
  return faults;
}

// The switch leads to this page in the other language, or to that edition's front page when there is none.
function switchFaults(site, page) {
  const faults = [];
  for (const edition of EDITIONS.filter((key) => key !== page.edition)) {
    const own = page.facts.alternates.find((a) => a.lang !== 'x-default' && language(a.lang) === edition);
    const expected = own ? site.local(own.href) : `/${edition}/`;
    const switches = page.links.filter((link) => link.lang && language(link.lang) === edition && !link.inMain);
    if (switches.length === 0) faults.push(`no link to ${edition}`);
    for (const link of switches) if (link.path !== expected) faults.push(`${edition}: ${link.href}, not ${expected}`);
  }
  return faults;
}

export async function checkLinks(tally, site, roles) {
  const named = new Map(roles.map((page) => [page.path, page]));
  for (const page of site.html()) {
    const edition = EDITIONS.find((key) => page.path.startsWith(`/${key}/`));
    if (!edition) continue;
    const subject = { ...page, edition, name: named.get(page.path)?.name ?? decodeURI(page.path) };
    await checkTargets(tally, site, subject);
    if (/noindex/.test(page.facts.robots)) continue;
    checkAddress(tally, site, subject);
    // Page 2 of a list holds other texts in another language: it has no translation, or a complete set.
    if (!isLater(page.path) || page.facts.alternates.length > 0) tally.none(`${subject.name}: hreflang is complete, with return links`, alternateFaults(site, subject));
    tally.none(`${subject.name}: the language switch leads to the translation`, switchFaults(site, subject));
  }
  for (const edition of EDITIONS) {
    const translated = site.articles(edition).filter((p) => p.facts.alternates.some((a) => language(a.lang) !== edition && a.lang !== 'x-default'));
    tally.check(`${edition}: some articles have a translation`, translated.length > 0);
  }
  for (const page of roles.filter((role) => role.role === 'missing page')) {
    const home = page.links.some((link) => link.path === `/${page.edition}/`);
    tally.check(`${page.name}: helps on, with a link to the front page`, home);
    tally.none(`${page.name}: every link answers 200`, await deadLinks(site, page));
  }
}
