// Parts of a file: what players and broken downloads ask for (RFC 9110, 14).

const FAR = 10_000_000_000;

export async function checkRanges(tally, site) {
  const pictures = site.html().flatMap((page) => page.facts.images.map((image) => site.local(image.src, page.path)));
  const path = pictures.find((p) => p?.startsWith('/media/'));
  if (!tally.check('there is a file under /media/', path !== undefined)) return;
  const whole = await site.get(path);
  const size = whole.body.length;
  tally.check('Accept-Ranges: bytes', whole.headers['accept-ranges'] === 'bytes', whole.headers['accept-ranges']);
  const head = await site.get(path, { method: 'HEAD' });
  tally.check('HEAD says Accept-Ranges, too', head.headers['accept-ranges'] === 'bytes', head.headers['accept-ranges']);

  const part = async (range, from, to, extra = {}) => {
    const answer = await site.get(path, { headers: { range, ...extra } });
    const { headers } = answer;
    const name = `${range}${Object.keys(extra).map((key) => ` with ${key}`)}`;
    tally.check(`${name}: 206`, answer.status === 206, answer.status);
    tally.check(`${name}: Content-Range`, headers['content-range'] === `bytes ${from}-${to}/${size}`, headers['content-range']);
    tally.check(`${name}: those bytes`, answer.body.equals(whole.body.subarray(from, to + 1)), `${answer.body.length} bytes`);
    tally.check(`${name}: its length`, Number(headers['content-length']) === to - from + 1, headers['content-length']);
    tally.check(`${name}: ETag, type and caching of the whole`, ['etag', 'content-type', 'cache-control'].every((key) => headers[key] === whole.headers[key]));
  };
  await part('bytes=0-99', 0, 99);
  await part('bytes=100-100', 100, 100);
  await part(`bytes=${size - 10}-`, size - 10, size - 1);
  await part('bytes=-50', size - 50, size - 1);
  await part(`bytes=0-${FAR}`, 0, size - 1);
  await part(`bytes=-${FAR}`, 0, size - 1);
  if (whole.headers.etag && !whole.headers.etag.startsWith('W/')) await part('bytes=0-9', 0, 9, { 'if-range': whole.headers.etag });

  const beyond = await site.get(path, { headers: { range: `bytes=${size}-` } });
  tally.check('beyond the end: 416 with the size', beyond.status === 416 && beyond.headers['content-range'] === `bytes */${size}`, `${beyond.status} ${beyond.headers['content-range']}`);
  const nothing = await site.get(path, { headers: { range: 'bytes=-0' } });
  tally.check('the last 0 bytes: 416', nothing.status === 416, nothing.status);
  // What is not understood, or is of another version, is answered with the whole file.
  for (const [what, headers] of [
    ['another unit', { range: 'lines=0-9' }],
    ['nonsense', { range: 'bytes=9-0' }],
    ['no number', { range: 'bytes=a-b' }],
    ['If-Range of another version', { range: 'bytes=0-9', 'if-range': '"another"' }],
  ]) {
    const answer = await site.get(path, { headers });
    tally.check(`${what}: 200 and the whole file`, answer.status === 200 && answer.body.equals(whole.body), answer.status);
  }
  const many = await site.get(path, { headers: { range: `bytes=${Array.from({ length: 500 }, (_, i) => `${i}-${i}`)}` } });
  tally.check('500 parts at once are not multiplied', many.body.length <= size * 1.1 + 1000, `${many.status}, ${many.body.length} bytes of ${size}`);
  const fresh = await site.get(path, { headers: { range: 'bytes=0-9', 'if-none-match': whole.headers.etag } });
  tally.check('304 comes before a part', fresh.status === 304, fresh.status);
  const asked = await site.get(path, { method: 'HEAD', headers: { range: 'bytes=0-9' } });
  tally.check('HEAD has no parts', asked.status === 200 && asked.body.length === 0, asked.status);
}
