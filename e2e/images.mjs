// Pictures: every candidate is there, as wide as it says, and holds nothing but pixels.

import { each } from './http.mjs';
import { readJpeg } from './jpeg.mjs';

const METADATA = ['APP1', 'APP13', 'COM']; // Exif and XMP, IPTC, comments
const TOLERANCE = 0.02;

/** `/a.jpg 480w, /b.jpg 960w` → [{ path, width }]. */
export function candidates(site, image, from) {
  return (image.srcset ?? '')
    .split(/,\s+/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [href, descriptor] = part.trim().split(/\s+/);
      return { path: site.local(href, from), width: Number(/^(\d+)w$/.exec(descriptor ?? '')?.[1] ?? NaN) };
    });
}

function elementFaults(site, page) {
  const faults = [];
  for (const image of page.facts.images) {
    const say = (what) => faults.push(`${image.src}: ${what}`);
    if (!(Number(image.width) > 0 && Number(image.height) > 0)) say('no width and height');
    if (image.alt === null) say('no alt');
    if (site.local(image.src, page.path) === null) say('not of this site');
    if (/\.jpe?g$/.test(image.src ?? '') && candidates(site, image, page.path).length === 0) say('no srcset');
    if (image.srcset && !image.sizes) say('srcset without sizes');
  }
  return faults;
}

export async function checkImages(tally, site, pages) {
  const wanted = new Map(); // path → { width promised, ratio of the element }
  for (const page of pages) {
    tally.none(`${decodeURI(page.path)}: pictures have size, alt and candidates`, elementFaults(site, page));
    // Drawings have no widths; what they are is looked at in `files`.
    for (const image of page.facts.images.filter(({ src }) => !/\.svg$/.test(src ?? ''))) {
      const ratio = Number(image.width) / Number(image.height);
      for (const { path, width } of candidates(site, image, page.path)) wanted.set(path, { width, ratio });
      const source = site.local(image.src, page.path);
      if (!wanted.has(source)) wanted.set(source, { width: null, ratio });
    }
  }
  wanted.delete(null);
  tally.check('there are pictures', wanted.size > 0);
  const most = Math.max(0, ...[...wanted.values()].map(({ width }) => width ?? 0));
  tally.check('the widest candidate is at least 1200 px', most >= 1200, `${most} px`);
  await each(wanted, 4, async ([path, { width, ratio }]) => {
    const answer = await site.get(path);
    const type = answer.headers['content-type'];
    if (!tally.check(`${path}: 200, image/jpeg`, answer.status === 200 && type === 'image/jpeg', `${answer.status} ${type}`)) return;
    const jpeg = readJpeg(answer.body);
    if (width !== null) tally.check(`${path}: really ${width} px wide`, jpeg.width === width, `${jpeg.width} px`);
    const off = Math.abs(jpeg.width / jpeg.height / ratio - 1);
    tally.check(`${path}: has the proportions of its element`, off < TOLERANCE, `${jpeg.width}×${jpeg.height}, element ${ratio.toFixed(3)}`);
    const extra = jpeg.segments.filter((segment) => METADATA.includes(segment));
    tally.none(`${path}: no metadata`, extra);
  });
}
