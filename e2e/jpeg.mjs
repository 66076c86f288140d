// Reads the marker segments of a JPEG file: its size, and what else lies in it.

const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const ALONE = (marker) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** { width, height, segments } where `segments` are names such as APP1 or COM; throws on anything else. */
export function readJpeg(bytes) {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) throw new Error('not a JPEG file');
  const found = { width: 0, height: 0, segments: [] };
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error(`no marker at byte ${at}`);
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (ALONE(marker)) {
      at += 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break; // picture data: nothing but pixels from here
    if (FRAMES.has(marker)) {
      found.height = bytes.readUInt16BE(at + 5);
      found.width = bytes.readUInt16BE(at + 7);
    }
    if (marker >= 0xe0 && marker <= 0xef) found.segments.push(`APP${marker - 0xe0}`);
    if (marker === 0xfe) found.segments.push('COM');
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  if (found.width === 0) throw new Error('no frame header');
  return found;
}
