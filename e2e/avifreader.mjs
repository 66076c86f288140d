// Reads the boxes of an AVIF file (ISO base media, HEIF): its size, and what else lies in it.

/** Boxes in `bytes` from `at` to `end`: [{ type, from, to }] of their contents. */
function boxes(bytes, at, end) {
  const found = [];
  while (at + 8 <= end) {
    let size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    let head = 8;
    if (size === 1) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) size = end - at;
    if (size < head || at + size > end) throw new Error(`box ${type} at byte ${at} does not fit`);
    found.push({ type, from: at + head, to: at + size });
    at += size;
  }
  return found;
}

/** { brands, width, height, items } where `items` are types such as av01, Exif or mime; throws on anything else. */
export function readAvif(bytes) {
  const top = boxes(bytes, 0, bytes.length);
  if (top[0]?.type !== 'ftyp') throw new Error('does not begin with ftyp');
  const brands = bytes.toString('latin1', top[0].from, top[0].to).match(/.{4}/gs);
  const meta = top.find(({ type }) => type === 'meta');
  if (!meta) throw new Error('no meta box');
  const inMeta = boxes(bytes, meta.from + 4, meta.to);
  const inside = (list, type, skip = 0) => {
    const box = list.find((b) => b.type === type);
    return box ? boxes(bytes, box.from + skip, box.to) : [];
  };
  const sizes = inside(inside(inMeta, 'iprp'), 'ipco')
    .filter(({ type }) => type === 'ispe')
    .map(({ from }) => ({ width: bytes.readUInt32BE(from + 4), height: bytes.readUInt32BE(from + 8) }));
  if (sizes.length === 0) throw new Error('no size');
  const table = inMeta.find(({ type }) => type === 'iinf');
  const skip = table && bytes[table.from] === 0 ? 6 : 8;
  const entries = inside(inMeta, 'iinf', skip).filter(({ type }) => type === 'infe');
  // version 2: id of two bytes, protection of two, then the type; version 3 has an id of four
  const items = entries.map(({ from }) => bytes.toString('latin1', from + (bytes[from] === 3 ? 10 : 8), from + (bytes[from] === 3 ? 14 : 12)));
  const widest = sizes.reduce((a, b) => (b.width > a.width ? b : a));
  return { brands, ...widest, items };
}
