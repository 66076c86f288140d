// What the server says around the pages: security, caching, encodings, and its refusals.

import { decoded, raw } from './http.mjs';
import { EDITIONS } from './site.mjs';

const YEAR = 31_536_000;
const UNLIKE = ['date', 'connection', 'keep-alive']; // may differ between two answers

const directives = (policy) =>
  new Map(
    (policy ?? '').split(';').map((part) => {
      const [name, ...values] = part.trim().split(/\s+/);
      return [name.toLowerCase(), values];
    }),
  );

function checkSecurity(tally, name, { headers }) {
  const policy = directives(headers['content-security-policy']);
  const values = [...policy.values()].flat();
  tally.check(`${name}: default-src 'none'`, policy.get('default-src')?.join() === "'none'", headers['content-security-policy'] ?? 'no policy');
  const loose = values.filter((v) => /unsafe|^\*$|^https?:$|^data:$/.test(v));
  tally.none(`${name}: nothing loose in the policy`, loose);
  tally.check(`${name}: referrer-policy`, /no-referrer|strict-origin|same-origin/.test(headers['referrer-policy']), headers['referrer-policy']);
  tally.check(`${name}: permissions-policy`, (headers['permissions-policy'] ?? '').includes('=()'), headers['permissions-policy']);
  tally.check(`${name}: nosniff`, headers['x-content-type-options'] === 'nosniff', headers['x-content-type-options']);
  tally.check(`${name}: no cookie`, headers['set-cookie'] === undefined, String(headers['set-cookie']));
}

async function checkRevalidation(tally, site, path, name) {
  const first = await site.get(path);
  const { etag } = first.headers;
  tally.check(`${name}: an ETag`, /^(W\/)?"[^"]+"$/.test(etag ?? ''), etag);
  const again = await site.get(path, { headers: { 'if-none-match': etag ?? '"none"' } });
  tally.check(`${name}: 304 to its ETag, without a body`, again.status === 304 && again.body.length === 0, `${again.status}, ${again.body.length} bytes`);
  tally.check(`${name}: the 304 repeats the ETag`, again.headers.etag === etag, again.headers.etag);
  const other = await site.get(path, { headers: { 'if-none-match': '"another"' } });
  tally.check(`${name}: 200 to another ETag`, other.status === 200, other.status);
}

async function checkHead(tally, site, path, name) {
  const get = await site.get(path);
  const head = await site.get(path, { method: 'HEAD' });
  tally.check(`${name}: HEAD has the same status and no body`, head.status === get.status && head.body.length === 0, head.status);
  const keys = [...new Set([...Object.keys(get.headers), ...Object.keys(head.headers)])].filter((key) => !UNLIKE.includes(key));
  const differ = keys.filter((key) => String(get.headers[key]) !== String(head.headers[key]));
  tally.none(`${name}: HEAD has the headers of GET`, differ.map((key) => `${key}: ${get.headers[key]} / ${head.headers[key]}`));
}

async function checkEncodings(tally, site, path, name) {
  const bodies = [];
  for (const wanted of ['br', 'gzip', 'identity']) {
    const ask = () => site.get(path, { headers: { 'accept-encoding': wanted } });
    let answer = await ask();
    const encoding = () => answer.headers['content-encoding'] ?? 'identity';
    // The best compression is made behind a page once it is asked for again.
    for (let tries = 0; encoding() !== wanted && tries < 100; tries += 1) {
      await new Promise((done) => setTimeout(done, 100));
      answer = await ask();
    }
    const used = encoding();
    tally.check(`${name}: asked for ${wanted}, answered in it`, used === wanted, used);
    tally.check(`${name}: ${wanted} says Vary: Accept-Encoding`, /accept-encoding/i.test(answer.headers.vary ?? ''), answer.headers.vary);
    bodies.push(decoded(answer));
  }
  tally.check(`${name}: br, gzip and identity hold the same bytes`, bodies.every((body) => body.equals(bodies[0])));
  const refused = await site.get(path, { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } });
  tally.check(`${name}: a refused encoding is not sent`, refused.headers['content-encoding'] === undefined, refused.headers['content-encoding']);
}

async function checkAssets(tally, site, pages) {
  const own = (page, list) => list.map((href) => site.local(href, page.path));
  const inStyle = (css) => [...css.matchAll(/url\(\s*["']?([^"')]+)/g)].map((m) => m[1]);
  const found = pages.flatMap((page) =>
    own(page, [
      ...page.facts.icons,
      ...page.facts.preloads,
      ...page.facts.scripts.map((script) => script.src ?? ''),
      ...page.facts.styles.flatMap(inStyle),
      ...page.facts.images.map((image) => image.src),
    ]),
  );
  const paths = [...new Set(found)].filter((path) => path !== null);
  for (const kind of ['/assets/', '/media/']) {
    const some = paths.filter((path) => path.startsWith(kind)).slice(0, 12);
    tally.check(`pages refer to ${kind}`, some.length > 0);
    for (const path of some) {
      const answer = await site.get(path);
      const cache = answer.headers['cache-control'] ?? '';
      const age = Number(/max-age=(\d+)/.exec(cache)?.[1] ?? 0);
      tally.check(`${path}: 200`, answer.status === 200, answer.status);
      tally.check(`${path}: immutable for a year`, /immutable/.test(cache) && age >= YEAR, cache);
      tally.check(`${path}: nosniff, no cookie`, answer.headers['x-content-type-options'] === 'nosniff' && !answer.headers['set-cookie']);
    }
  }
  tally.none('assets lie under /assets/ or /media/', paths.filter((path) => !/^\/(assets|media)\/|\/qr\.svg$/.test(path)));
}

async function checkRoot(tally, site) {
  for (const [accept, expected] of [['en-GB,en;q=0.9', '/en/'], ['ar', '/ar/'], ['fr-CA,fr;q=0.9,en;q=0.5', '/fr/'], ['', null]]) {
    const answer = await site.get('/', { headers: accept ? { 'accept-language': accept } : {} });
    const to = site.local(answer.headers.location ?? null);
    const known = EDITIONS.some((edition) => to === `/${edition}/`);
    tally.check(`/ for "${accept}": 303 to an edition`, answer.status === 303 && (expected ? to === expected : known), `${answer.status} ${to}`);
    tally.check(`/ for "${accept}": no cookie, varies by language`, !answer.headers['set-cookie'] && /accept-language/i.test(answer.headers.vary ?? ''), answer.headers.vary);
  }
}

async function checkRefusals(tally, site, article) {
  const host = new URL(site.base).host;
  const ask = (lines) => raw(site.base, `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  const expect = async (what, wanted, lines) => {
    const { status, text } = await ask(lines);
    tally.check(`${what}: ${wanted.join(' or ')}`, wanted.includes(status), `${status}`);
    tally.check(`${what}: the stranger's name is not repeated`, !text.includes('evil.example'));
  };
  await expect('unknown Host', [421, 400], ['GET /ar/ HTTP/1.1', 'Host: evil.example']);
  await expect('two Host headers', [400], ['GET /ar/ HTTP/1.1', `Host: ${host}`, 'Host: evil.example']);
  await expect('no Host', [400, 421], ['GET /ar/ HTTP/1.1']);
  await expect('unknown host in the request line', [421, 400], ['GET http://evil.example/ar/ HTTP/1.1', `Host: ${host}`]);
  await expect('X-Forwarded-Host is ignored', [200], ['GET /ar/ HTTP/1.1', `Host: ${host}`, 'X-Forwarded-Host: evil.example']);
  await expect('overlong address', [414, 400, 431], [`GET /ar/${'a'.repeat(100_000)} HTTP/1.1`, `Host: ${host}`]);
  await expect('overlong header', [431, 400], ['GET /ar/ HTTP/1.1', `Host: ${host}`, `X-Long: ${'a'.repeat(200_000)}`]);
  await expect('out of the folder', [404, 400], ['GET /assets/../../../etc/passwd HTTP/1.1', `Host: ${host}`]);
  await expect('out of the folder, encoded', [404, 400], ['GET /media/%2e%2e/%2e%2e/etc/passwd HTTP/1.1', `Host: ${host}`]);
  await expect('an address that is not UTF-8', [404, 400], ['GET /ar/a/%ff%fe-aaaaaaaa HTTP/1.1', `Host: ${host}`]);
  await expect('a zero byte in the address', [404, 400], ['GET /ar/a/%00-aaaaaaaa HTTP/1.1', `Host: ${host}`]);

  for (const path of ['/nothing', '/ar/nothing', '/zz/', '/assets/nothing.css', '/media/nothing.jpg', '/ar/s/nothing/', '/ar/p/nothing', '/ar/1066/', '/ar/2026/13/', '/ar/photos/?page=9999', '/ar/a/nothing-aaaaaaaa/text', '/ar/a/nothing-aaaaaaaa/qr.svg']) {
    const { status } = await site.get(path);
    tally.check(`${path}: 404`, status === 404, status);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const { status, headers } = await site.get('/ar/', { method, body: 'x=1' });
    tally.check(`${method}: 405 with Allow`, status === 405 && /GET/.test(headers.allow ?? ''), `${status}, allow: ${headers.allow}`);
  }
  const retitled = article.path.replace(/\/a\/.*-/, '/a/another-slug-');
  const moved = await site.get(retitled);
  const right = [301, 308].includes(moved.status) && site.local(moved.headers.location ?? null) === article.path;
  tally.check('an article under another slug moves to its own', right, `${moved.status} ${moved.headers.location} for ${retitled}`);
}

export async function checkHeaders(tally, site, roles) {
  const wanted = ['front', 'section', 'article', 'static page', 'withdrawn article', 'archive year', 'archive month', 'photos'];
  const pages = roles.filter((page) => wanted.includes(page.role));
  for (const page of roles) {
    const answer = await site.get(page.path);
    checkSecurity(tally, page.name, answer);
    tally.check(`${page.name}: content type with UTF-8`, /^text\/html; ?charset=utf-8$/i.test(answer.headers['content-type']), answer.headers['content-type']);
  }
  for (const page of pages) {
    await checkRevalidation(tally, site, page.path, page.name);
    await checkHead(tally, site, page.path, page.name);
    await checkEncodings(tally, site, page.path, page.name);
  }
  await checkAssets(tally, site, pages);
  await checkRoot(tally, site);
  const article = pages.find((page) => page.role === 'article');
  if (article) await checkRefusals(tally, site, article);
}
