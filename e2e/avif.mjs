// AVIF: made in the background, then offered before JPEG: the same picture, smaller, with nothing but pixels.

import { candidates } from './images.mjs';
import { readAvif } from './avifreader.mjs';
import { each } from './http.mjs';

const PATIENCE = 60_000; // the demo's pictures wait in one queue
const TOLERANCE = 0.02;

const offers = (image) => image.sources.filter((source) => source.type === 'image/avif');
const photographs = (page) => page.facts.images.filter((image) => /\.jpe?g$/.test(image.src ?? ''));

/** The pages as they are once their pictures have AVIF, or as they are when patience ends. */
async function waitForAvif(site, paths) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const pages = await each(paths, 4, (path) => site.read(path));
    const ready = pages.every((page) => page.status !== 200 || photographs(page).every((image) => offers(image).length > 0));
    if (ready || Date.now() > end) return pages;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function pairs(site, page, image, seen) {
  const jpegs = new Map(candidates(site, image, page.path).map(({ path, width }) => [width, path]));
  for (const source of offers(image)) {
    for (const { path, width } of candidates(site, source, page.path)) {
      if (path) seen.set(path, { width, jpeg: jpegs.get(width), ratio: Number(image.width) / Number(image.height) });
    }
  }
}

function sourceFaults(site, page) {
  const faults = [];
  for (const image of photographs(page)) {
    const [offer, ...more] = offers(image);
    if (!offer) faults.push(`${image.src}: none yet`);
    else if (more.length > 0) faults.push(`${image.src}: ${more.length + 1} times`);
    else {
      const widths = (from) => JSON.stringify(candidates(site, from, page.path).map(({ width }) => width));
      if (widths(offer) !== widths(image)) faults.push(`${image.src}: widths ${widths(offer)}, as JPEG ${widths(image)}`);
      if (offer.sizes !== image.sizes) faults.push(`${image.src}: sizes ${offer.sizes}, as JPEG ${image.sizes}`);
    }
  }
  return faults;
}

export async function checkAvif(tally, site, roles) {
  const paths = roles.filter((page) => page.facts && photographs(page).length > 0).map((page) => page.path);
  const pages = await waitForAvif(site, paths);
  const seen = new Map();
  for (const page of pages) {
    tally.none(`${decodeURI(page.path)}: every photograph as AVIF, in the widths of JPEG`, sourceFaults(site, page));
    for (const image of photographs(page)) pairs(site, page, image, seen);
  }
  if (!tally.check('there are AVIF files', seen.size > 0)) return;
  const bytes = { avif: 0, jpeg: 0 };
  await each(seen, 4, async ([path, { width, jpeg, ratio }]) => {
    const answer = await site.get(path);
    const type = answer.headers['content-type'];
    if (!tally.check(`${path}: 200, image/avif`, answer.status === 200 && type === 'image/avif', `${answer.status} ${type}`)) return;
    const faults = [];
    try {
      const read = readAvif(answer.body);
      if (!read.brands.includes('avif')) faults.push(`brands ${read.brands}`);
      if (read.width !== width) faults.push(`${read.width} px wide, not ${width}`);
      if (Math.abs(read.width / read.height / ratio - 1) > TOLERANCE) faults.push(`${read.width}×${read.height}, element ${ratio.toFixed(3)}`);
      const extra = read.items.filter((item) => item !== 'av01');
      if (extra.length > 0) faults.push(`holds ${extra}`);
    } catch (error) {
      faults.push(error.message);
    }
    if (!/immutable/.test(answer.headers['cache-control'] ?? '')) faults.push(`cache-control ${answer.headers['cache-control']}`);
    tally.none(`${path}: an AVIF of that width, without metadata, kept for ever`, faults);
    const other = jpeg ? await site.get(jpeg) : null;
    bytes.avif += answer.body.length;
    bytes.jpeg += other?.body.length ?? 0;
  });
  tally.check('AVIF is a quarter smaller than JPEG, in all', bytes.avif < bytes.jpeg * 0.75, `${bytes.avif} and ${bytes.jpeg} bytes`);
}
