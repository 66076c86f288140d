// Requests without a client's own ideas: nothing followed, nothing decompressed, bytes as they came.

import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const TIMEOUT = 20_000;

// The demo listens on 127.0.0.1; `localhost` may mean ::1 to a resolver.
const address = (url) => (url.hostname === 'localhost' ? '127.0.0.1' : url.hostname);

/** One request; resolves to { status, headers, body, text }. `headers` are lower-cased. */
export async function request(target, options = {}) {
  try {
    return await attempt(target, options);
  } catch (error) {
    if (!error.stale) throw error;
    return attempt(target, options); // the server had just closed a kept connection: its right
  }
}

function attempt(target, { method = 'GET', headers = {}, body }) {
  const url = new URL(target);
  return new Promise((resolve, reject) => {
    const call = http.request(
      {
        agent: body === undefined ? agent : false, // a refused body ends its connection
        method,
        host: address(url),
        port: url.port || 80,
        path: url.pathname + url.search,
        headers: { host: url.host, ...headers },
        timeout: TIMEOUT,
      },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: bytes,
            get text() {
              return bytes.toString('utf8');
            },
          });
        });
      },
    );
    call.on('timeout', () => call.destroy(new Error(`no answer in ${TIMEOUT} ms: ${method} ${target}`)));
    call.on('error', (error) => reject(Object.assign(error, { stale: call.reusedSocket && error.code === 'ECONNRESET' })));
    call.end(body);
  });
}

/** Bytes written to the socket as they stand; resolves to { status, text } of whatever came back. */
export function raw(base, bytes) {
  const url = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(url.port || 80), address(url));
    const parts = [];
    const done = () => {
      const text = Buffer.concat(parts).toString('latin1');
      resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('no answer')));
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (part) => parts.push(part));
    socket.on('close', done);
    socket.on('error', (error) => (parts.length > 0 ? done() : reject(error)));
  });
}

/** The body as it was before its Content-Encoding. */
export function decoded(answer) {
  switch (answer.headers['content-encoding'] ?? 'identity') {
    case 'br':
      return zlib.brotliDecompressSync(answer.body);
    case 'gzip':
      return zlib.gunzipSync(answer.body);
    default:
      return answer.body;
  }
}

/** Runs `work` over `items`, at most `width` at a time; results in order. */
export async function each(items, width, work) {
  const list = [...items];
  const results = new Array(list.length);
  let next = 0;
  const lane = async () => {
    while (next < list.length) {
      const at = next++;
      results[at] = await work(list[at], at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, lane));
  return results;
}
