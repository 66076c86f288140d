// Is everything there that the other checks need to look at?

import { EDITIONS } from './site.mjs';

const EVERYWHERE = ['front', 'section', 'article', 'static page', 'missing page'];
const SOMEWHERE = ['withdrawn article', 'corrected article', 'translation behind'];

export function checkDiscovery(tally, site, roles) {
  for (const edition of EDITIONS) {
    const present = roles.filter((page) => page.edition === edition).map((page) => page.role);
    for (const role of EVERYWHERE) tally.check(`${edition}: there is a page for "${role}"`, present.includes(role));
    const articles = site.articles(edition).length;
    tally.check(`${edition}: at least ten articles are linked`, articles >= 10, `${articles} found`);
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
    const right = facts.lang.split('-')[0] === page.edition && facts.dir === (page.edition === 'ar' ? 'rtl' : 'ltr');
    tally.check(`${page.name}: language and direction of the document`, right, `lang=${facts.lang} dir=${facts.dir}`);
    const bare = facts.scripts === 0 && facts.styleAttributes === 0;
    tally.check(`${page.name}: no script, no style attribute`, bare, `${facts.scripts}, ${facts.styleAttributes}`);
  }
}
