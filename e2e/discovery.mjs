// Is everything there that the other checks need to look at?

import { EDITIONS, directionOf } from './site.mjs';

const EVERYWHERE = ['front', 'section', 'article', 'static page', 'archive year', 'archive month', 'photos', 'missing page'];
const SOMEWHERE = ['withdrawn article', 'corrected article', 'translation behind'];
const FEWEST = { ar: 10, en: 10, fr: 3 }; // articles; the third language translates only some
const HAS_SCRIPT = /^\/[^/]+\/a\/[^/]+$/;

// One deferred script of our own under an article, none elsewhere, and nothing that a policy would stop.
function activeFaults(page) {
  const { scripts, styleAttributes, handlers } = page.facts;
  const faults = [];
  const wanted = HAS_SCRIPT.test(page.path) && page.status === 200 ? 1 : 0;
  if (scripts.length !== wanted) faults.push(`${scripts.length} scripts, not ${wanted}`);
  for (const { src, deferred } of scripts) {
    if (!/^\/assets\/[^/]+\.js$/.test(src ?? '')) faults.push(`script from ${src ?? 'the page itself'}`);
    if (!deferred) faults.push(`not deferred: ${src}`);
  }
  if (styleAttributes > 0) faults.push(`${styleAttributes} style attributes`);
  if (handlers.length > 0) faults.push(`handlers: ${handlers}`);
  return faults;
}

export function checkDiscovery(tally, site, roles) {
  for (const edition of EDITIONS) {
    const present = roles.filter((page) => page.edition === edition).map((page) => page.role);
    for (const role of EVERYWHERE) tally.check(`${edition}: there is a page for "${role}"`, present.includes(role));
    const articles = site.articles(edition).length;
    tally.check(`${edition}: at least ${FEWEST[edition]} articles are linked`, articles >= FEWEST[edition], `${articles} found`);
  }
  for (const role of SOMEWHERE) {
    tally.check(`some edition has a page for "${role}"`, roles.some((page) => page.role === role));
  }
  for (const page of roles) {
    const { facts, status } = page;
    tally.check(`${page.name}: status`, status === (page.role === 'missing page' ? 404 : 200), `${status} ${page.path}`);
    if (!facts) continue;
    tally.check(`${page.name}: one main, one h1, a title`, facts.has.main && facts.h1.length === 1 && facts.title !== '', [
      `main: ${facts.has.main}, h1: ${facts.h1.length}, title: "${facts.title}"`,
    ]);
    const right = facts.lang.split('-')[0] === page.edition && facts.dir === directionOf(page.edition);
    tally.check(`${page.name}: language and direction of the document`, right, `lang=${facts.lang} dir=${facts.dir}`);
    tally.none(`${page.name}: no more script than the sharing of an article`, activeFaults(page));
  }
}
