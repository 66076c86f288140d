// The policy of each page lets in what the page holds, by hash or by kind, and nothing beside it.

import { createHash } from 'node:crypto';

const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const NEVER = ['object-src', 'frame-src', 'child-src', 'worker-src', 'media-src'];
const LOCKED = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

function faultsOf(page) {
  const policy = page.headers['content-security-policy'] ?? '';
  const parts = new Map(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  const faults = [];
  const styles = page.facts.styles.map(hash);
  const allowed = parts.get('style-src') ?? [];
  if (styles.length > 2) faults.push(`${styles.length} style elements`);
  faults.push(...styles.filter((style) => !allowed.includes(style)).map((style) => `a style is not in the policy: ${style}`));
  faults.push(...allowed.filter((value) => !styles.includes(value)).map((value) => `style-src allows what the page has not: ${value}`));

  // Only where there is a script may one run. Loading from the site itself is free: the script loads the text
  // that it copies, and Lighthouse asks for robots.txt in the page's name.
  const scripts = page.facts.scripts.length > 0;
  const wanted = scripts ? "'self'" : undefined;
  const say = (name) => parts.get(name)?.join(' ');
  if (say('script-src') !== wanted) faults.push(`script-src ${say('script-src')} with ${page.facts.scripts.length} scripts`);
  // The look-up and the search have forms; the look-up asks other sites for a record when its reader wants it.
  const looksUp = /^\/[^/]+\/verify\/$/.test(page.path);
  const asks = looksUp ? /^'self' https:( http:)?$/ : /^'self'$/;
  if (!asks.test(say('connect-src') ?? '') && (scripts || parts.has('connect-src'))) faults.push(`connect-src ${say('connect-src')}`);
  if (page.facts.manifests.length > 0 && say('manifest-src') !== "'self'") faults.push(`manifest-src ${say('manifest-src')}`);
  if (page.facts.images.length > 0 && say('img-src') !== "'self'") faults.push(`img-src ${say('img-src')}`);
  faults.push(...NEVER.filter((name) => parts.has(name)));
  const hasForm = looksUp || /^\/[^/]+\/search$/.test(page.path);
  const locked = hasForm ? LOCKED.map((rule) => rule.replace("form-action 'none'", "form-action 'self'")) : LOCKED;
  faults.push(...locked.filter((rule) => !policy.includes(rule)).map((rule) => `no ${rule}`));
  return faults;
}

export function checkPolicy(tally, site, roles) {
  for (const page of site.html()) tally.none(`${decodeURI(page.path)}: policy and page agree`, faultsOf(page));
  for (const page of roles.filter((role) => role.role === 'missing page')) tally.none(`${page.name}: policy and page agree`, faultsOf(page));
  const coloured = roles.filter((page) => page.facts.images.some((image) => image.inMain && !/\.svg$/.test(image.src)));
  // A picture's own colour stands in its place until it is there: a rule in the page's second style.
  const bare = coloured.filter((page) => page.facts.styles.length < 2);
  tally.none('pages with pictures bring their colours', bare.map((page) => page.name));
}
