// A page like the newsroom's and a server behind it that can be told to be slow, to fail and to disagree.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(root + path);
const FILES = 'crates/render/desk/files/';
const ASSETS = 'crates/render/themes/default/assets/';

export const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'", "font-src 'self'",
  "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types ProseMirrorClipboard',
].join('; ');

/** The finished words of one language; the editor's words are plain messages. */
export function wordsOf(lang) {
  const words = {};
  for (const line of read(`crates/render/desk/locales/editor/${lang}.ftl`).toString().split('\n')) {
    const match = /^(editor-[a-z0-9-]+) = (.*)$/.exec(line);
    if (match) words[match[1]] = match[2].replace(/\{"([^"]*)"\}/g, '$1');
  }
  return words;
}

const PIXEL = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><rect width="960" height="640" fill="${colour}"/><circle cx="640" cy="260" r="120" fill="#ffffff55"/><path d="M0 520L300 300 520 480 700 380 960 560V640H0z" fill="#00000033"/></svg>`;
export const MEDIA = ['#31688e', '#8e5a31', '#4f8e31'].map((colour, index) => ({
  media: String(index + 1).repeat(64), src: `/media/${index + 1}.svg`, width: 960, height: 640,
  alt: index === 0 ? 'ميناء المدينة عند الفجر' : null, caption: index === 0 ? 'الميناء' : null, credit: index === 0 ? 'المكتب الإعلامي' : null, name: `صورة-${index + 1}.jpg`, colour,
}));

const TEXTS = [
  { headline: 'افتتاح الرصيف الجديد', lang: 'ar', dir: 'rtl', address: '/ar/articles/quay', state: 'منشور' },
  { headline: 'The quay reopens', lang: 'en', dir: 'ltr', address: '/en/articles/quay', state: 'draft' },
];

const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

function page({ ui, dir, start, fields, autosave }) {
  const field = (name, label, value = '') => `<p class="field"><label for="f-${name}">${label}</label><input id="f-${name}" name="${name}" value="${escape(value)}" lang="${start.lang}" dir="auto"></p>`;
  const labels = ui === 'ar' ? { headline: 'العنوان', standfirst: 'المقدمة', save: 'حفظ', send: 'إرسال للاعتماد', title: 'تحرير نص' } : { headline: 'Headline', standfirst: 'Standfirst', save: 'Save', send: 'Send for approval', title: 'Edit a text' };
  return `<!doctype html>
<html lang="${ui}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${labels.title}</title><link rel="icon" href="/desk/files/favicon.svg"><link rel="stylesheet" href="/desk/files/desk.css"></head>
<body class="trial"><main id="main" tabindex="-1"><h1>${labels.title}</h1>
<form id="text" method="post" action="/desk/texts/1/edit" data-autosave="${autosave}" data-here="/desk/texts/1/here">
<input type="hidden" name="token" value="t1"><input type="hidden" name="revision" value="${start.revision}">
${field('headline', labels.headline, fields.headline)}${field('standfirst', labels.standfirst, fields.standfirst)}
<p id="save-state" role="status" aria-live="polite"></p>
<div id="lead-place"></div><div id="editor-place"></div>
<div class="plain-text"><textarea name="markdown" aria-label="Markdown"></textarea></div>
<input type="hidden" name="doc" disabled><input type="hidden" name="lead" disabled>
<p class="acts"><button>${labels.save}</button><button name="then" value="submit" class="second">${labels.send}</button></p>
</form></main>
<script type="application/json" id="editor-start">${JSON.stringify(start).replace(/</g, '\\u003c')}</script>
<script type="module" src="/desk/files/editor.js"></script></body></html>`;
}

const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2', html: 'text/html; charset=utf-8', json: 'application/json' };

export class Desk {
  revision = 1;
  saved = []; // bodies of successful autosaves
  requests = []; // paths of everything asked for
  posted = null; // the last ordinary form
  behaviour = () => null; // what an autosave answers instead: { status, data, delay, drop }
  others = [];
  problems = [];
  start = {};
  fields = { headline: '', standfirst: '' };
  ui = 'ar';
  media = [...MEDIA];
  remembers = false;

  /** What the next page starts with. */
  give(doc, more = {}) {
    const { ui = 'ar', fields = {}, ...start } = more;
    this.ui = ui;
    this.fields = { headline: '', standfirst: '', ...fields };
    this.saved = [];
    this.posted = null;
    this.remembers = false;
    this.behaviour = () => null;
    this.others = [];
    this.problems = [];
    const lang = start.lang ?? ui;
    this.start = { doc, lead: null, lang, dir: lang.startsWith('ar') ? 'rtl' : 'ltr', numerals: 'latn', document: `d${Math.random().toString(36).slice(2, 8)}`, today: '30 تشرين الثاني/ نوفمبر 2026', may_edit: true, words: wordsOf(ui), media: '/desk/media.json', upload: '/desk/media/upload', texts: '/desk/texts.json', style: '/desk/files/editor.css', ...start };
  }

  listen() {
    this.server = createServer((request, response) => this.#answer(request, response));
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => {
      this.base = `http://127.0.0.1:${this.server.address().port}`;
      resolve(this);
    }));
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  async #answer(request, response) {
    const url = new URL(request.url, 'http://x');
    this.requests.push(url.pathname);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const send = (status, type, content) => {
      response.writeHead(status, { 'Content-Type': TYPES[type], ...(type === 'html' ? { 'Content-Security-Policy': POLICY } : {}) });
      response.end(content);
    };
    const json = (status, data) => send(status, 'json', JSON.stringify(data));
    const { pathname } = url;
    if (pathname === '/desk/texts/1/edit' && request.method === 'GET') {
      const start = { revision: `r${this.revision}`, fields: this.fields, ...this.start };
      return send(200, 'html', page({ ui: this.ui, dir: this.ui === 'ar' ? 'rtl' : 'ltr', start, fields: this.fields, autosave: '/desk/texts/1/autosave' }));
    }
    if (pathname === '/desk/texts/1/autosave') return this.#autosave(JSON.parse(body), response, json);
    if (pathname === '/desk/texts/1/here') return json(200, { others: this.others });
    if (request.method === 'POST' && /\/(edit|conflict)$/.test(pathname)) {
      this.posted = { path: pathname, fields: Object.fromEntries(new URLSearchParams(body.toString())) };
      return send(200, 'html', '<!doctype html><title>posted</title><p id="posted">posted</p>');
    }
    if (pathname === '/desk/texts.json') return json(200, TEXTS.filter((text) => text.headline.includes(url.searchParams.get('q'))));
    if (pathname === '/desk/media.json') return json(200, { media: this.media.map(({ colour, ...one }) => one), more: false });
    if (pathname === '/desk/media/upload') {
      const name = url.searchParams.get('name');
      if (request.headers['x-bayan-token'] !== 't1') return json(403, {});
      if (name.startsWith('wrong')) return json(415, { text: 'ليس هذا ملف صورة.' });
      const one = { ...this.media[1], media: 'ab'.repeat(32), src: '/media/2.svg', alt: null, caption: null, credit: null, name };
      return json(200, one);
    }
    try {
      if (pathname.startsWith('/media/')) return send(200, 'svg', PIXEL(MEDIA[Number(pathname[7]) - 1].colour));
      if (pathname === '/desk/files/desk.css') return send(200, 'css', `${this.#css('crates/render/desk/desk.css')}\n.trial { display: block }`);
      if (pathname.endsWith('.css')) return send(200, 'css', this.#css(FILES + pathname.split('/').pop()));
      if (pathname.endsWith('.js')) return send(200, 'js', read(FILES + pathname.split('/').pop()));
      if (pathname.startsWith('/assets/') || pathname.endsWith('.svg')) return send(200, pathname.split('.').pop(), read(ASSETS + pathname.split('/').pop()));
    } catch {
      // falls through to 404
    }
    return send(404, 'html', 'not here');
  }

  #css(path) {
    return read(path).toString().replace(/asset\(([^)]+)\)/g, '/assets/$1');
  }

  async #autosave(body, response, json) {
    const told = this.behaviour(body);
    if (told?.delay) await new Promise((resolve) => setTimeout(resolve, told.delay));
    if (told?.drop) return response.destroy();
    if (told?.status) return json(told.status, told.data ?? {});
    const lost = told?.lost;
    if (body.revision !== `r${this.revision}`) return json(409, { revision: `r${this.revision}`, person: 'Omar', at: '19:17', url: '/desk/texts/1/conflict' });
    this.revision += 1;
    this.saved.push(body);
    // What was saved is what the page shows from now on.
    if (this.remembers) Object.assign(this, { fields: body.fields, start: { ...this.start, doc: body.doc, lead: body.lead } });
    if (lost) return response.destroy();
    const ids = body.doc.content.map((block, index) => block.attrs.id ?? `n${this.revision}x${index}`);
    return json(200, { revision: `r${this.revision}`, saved: '19:18', others: this.others, problems: this.problems, ids, ...told?.data });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const desk = new Desk();
  const { SAMPLE } = await import('./sample.mjs');
  desk.give(SAMPLE, { ui: process.argv[2] ?? 'ar', fields: { headline: 'افتتاح الرصيف الجديد' } });
  await desk.listen();
  console.log(`${desk.base}/desk/texts/1/edit`);
}
