// What lies beside the pages: an article's plain text and QR code, and each edition's web manifest.

import { createRequire } from 'node:module';
import { EDITIONS, directionOf } from './site.mjs';

const jsQR = createRequire(import.meta.url)('jsqr');
const SIDE = 400; // pixels across a QR code when it is read
const EMBEDDINGS = /[\u202a-\u202e]/; // overrides and embeddings: isolates only
const squeeze = (text) => text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const typed = (answer, type) => (answer.headers['content-type'] ?? '').toLowerCase().replace(/;\s+/, ';') === type;

async function checkText(tally, site, page) {
  const path = `${page.path}/text`;
  const name = decodeURI(path);
  const answer = await site.get(path);
  const right = answer.status === 200 && typed(answer, 'text/plain;charset=utf-8');
  if (!tally.check(`${name}: 200, text/plain in UTF-8`, right, `${answer.status} ${answer.headers['content-type']}`)) return;
  const text = squeeze(answer.text);
  tally.check(`${name}: an ETag, nosniff, no cookie`, Boolean(answer.headers.etag) && answer.headers['x-content-type-options'] === 'nosniff' && !answer.headers['set-cookie']);
  tally.check(`${name}: begins with the headline`, page.facts.h1.some((h) => text.slice(0, 600).includes(squeeze(h))), text.slice(0, 120));
  const missing = page.facts.paragraphs.map(squeeze).filter((p) => p.length > 120 && !text.includes(p));
  tally.none(`${name}: every paragraph of the page`, missing);
  tally.check(`${name}: no markup`, !/<\/?[a-z][^>]*>|&(amp|lt|gt|quot|nbsp);/i.test(answer.text), /<[^>]*>|&\w+;/.exec(answer.text)?.[0]);
  const address = /https?:\/\/\S+/g;
  tally.check(`${name}: says where it is from`, [...answer.text.matchAll(address)].some((m) => site.absolute(m[0])), 'no address of this site');
  tally.check(`${name}: isolates, if anything, and lines that end`, !EMBEDDINGS.test(answer.text) && !answer.text.includes('\r') && answer.text.endsWith('\n'));
  const indexed = /noindex/.test(answer.headers['x-robots-tag'] ?? '') || /rel="?canonical"?/.test(answer.headers.link ?? '');
  tally.check(`${name}: search engines take the page instead`, indexed, `x-robots-tag ${answer.headers['x-robots-tag']}, link ${answer.headers.link}`);
  tally.check(`${name}: the page leads to it`, page.links.some((link) => link.path === path));
}

/** Runs inside the browser: the pixels of a drawing, black on white, and what in it could act. */
async function readDrawing([source, side]) {
  const xml = new DOMParser().parseFromString(source, 'image/svg+xml');
  if (xml.querySelector('parsererror')) return { fault: 'not well-formed' };
  const active = [...xml.querySelectorAll('script, foreignObject, image, use, a, animate, style')].map((e) => e.localName);
  const handlers = [...xml.querySelectorAll('*')].flatMap((e) => e.getAttributeNames().filter((n) => n.startsWith('on') || n.endsWith('href')));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.drawImage(image, 0, 0, side, side);
  // One letter a pixel: a list of numbers takes seconds on its way out of the browser.
  const { data } = context.getImageData(0, 0, side, side);
  const dark = Array.from({ length: side * side }, (_, i) => (data[i * 4] < 128 ? '1' : '0')).join('');
  return { root: xml.documentElement.localName, active: [...active, ...handlers], dark };
}

async function checkQr(tally, site, page) {
  const path = `${page.path}/qr.svg`;
  const name = decodeURI(path);
  const answer = await site.get(path);
  if (!tally.check(`${name}: 200, image/svg+xml`, answer.status === 200 && /^image\/svg\+xml/.test(answer.headers['content-type']), `${answer.status} ${answer.headers['content-type']}`)) return;
  const drawing = await site.reader.evaluate(readDrawing, [answer.text, SIDE]);
  if (!tally.check(`${name}: a well-formed drawing`, !drawing.fault && drawing.root === 'svg', drawing.fault)) return;
  tally.none(`${name}: nothing but a drawing`, drawing.active);
  const pixels = Uint8ClampedArray.from([...drawing.dark].flatMap((bit) => (bit === '1' ? [0, 0, 0, 255] : [255, 255, 255, 255])));
  const code = jsQR(pixels, SIDE, SIDE);
  const leads = code ? site.local(code.data) : null;
  let target = leads === null ? null : await site.get(leads);
  if (target && [301, 308].includes(target.status)) target = { path: site.local(target.headers.location ?? null) };
  else if (target) target = { path: leads };
  tally.check(`${name}: leads to the article`, site.absolute(code?.data) && target?.path === page.path, code?.data ?? 'cannot be read');
  tally.check(`${name}: an ETag, nosniff`, Boolean(answer.headers.etag) && answer.headers['x-content-type-options'] === 'nosniff');
}

async function iconFaults(site, icons, from) {
  const faults = [];
  if (!Array.isArray(icons) || icons.length === 0) return ['no icons'];
  for (const icon of icons) {
    const path = site.local(icon.src ?? null, from);
    const answer = path ? await site.get(path) : null;
    const type = answer?.headers['content-type'] ?? '';
    if (answer?.status !== 200) faults.push(`${icon.src}: ${answer?.status ?? 'not of this site'}`);
    else if (icon.type && !type.startsWith(icon.type)) faults.push(`${icon.src}: ${type}, not ${icon.type}`);
    if (icon.sizes && !/^(any|\d+x\d+( \d+x\d+)*)$/.test(icon.sizes)) faults.push(`${icon.src}: sizes ${icon.sizes}`);
    if (icon.purpose && !/^(any|maskable|monochrome)( (any|maskable|monochrome))*$/.test(icon.purpose)) faults.push(`${icon.src}: purpose ${icon.purpose}`);
  }
  return faults;
}

async function checkManifest(tally, site, edition) {
  const path = `/${edition}/site.webmanifest`;
  const answer = await site.get(path);
  const right = answer.status === 200 && /^application\/manifest\+json/.test(answer.headers['content-type']);
  if (!tally.check(`${path}: 200, application/manifest+json`, right, `${answer.status} ${answer.headers['content-type']}`)) return;
  let data = null;
  try {
    data = JSON.parse(answer.text);
  } catch (error) {
    tally.check(`${path}: JSON`, false, error.message);
    return;
  }
  tally.check(`${path}: a name`, Boolean(data.name?.trim()) && (data.short_name === undefined || Boolean(data.short_name.trim())), JSON.stringify([data.name, data.short_name]));
  const start = site.local(data.start_url ?? null, path);
  const scope = site.local(data.scope ?? '.', path);
  tally.check(`${path}: starts at the edition's front page, within its scope`, start?.split('?')[0] === `/${edition}/` && start.startsWith(scope), `${data.start_url}, ${data.scope}`);
  tally.check(`${path}: language and direction`, (data.lang ?? '').split('-')[0] === edition && data.dir === directionOf(edition), `${data.lang}, ${data.dir}`);
  tally.check(`${path}: a display mode`, ['browser', 'minimal-ui', 'standalone'].includes(data.display ?? 'browser'), data.display);
  const colours = ['theme_color', 'background_color'].filter((key) => data[key] !== undefined);
  tally.none(`${path}: colours that every browser reads`, colours.filter((key) => !/^#[0-9a-f]{6}$/i.test(data[key])).map((key) => `${key} ${data[key]}`));
  tally.none(`${path}: its icons`, await iconFaults(site, data.icons, path));
  const without = site.html(edition).filter((page) => page.facts.manifests.map((href) => site.local(href, page.path)).join() !== path);
  tally.none(`${path}: every page names it`, without.map((page) => `${decodeURI(page.path)}: ${page.facts.manifests}`));
}

export async function checkFiles(tally, site, roles) {
  for (const edition of EDITIONS) {
    await checkManifest(tally, site, edition);
    for (const page of site.articles(edition)) await checkText(tally, site, page);
  }
  for (const page of roles.filter(({ role }) => ['article', 'withdrawn article', 'corrected article'].includes(role))) await checkQr(tally, site, page);
}
