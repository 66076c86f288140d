// node e2e/office.mjs PROGRAM
// A small office from its first start, in a browser: a site is made, the first administrator comes in by the link that
// the server says, writes, publishes and is read; what is typed while the server is dead is kept; what was scheduled
// for a moment at which it was dead is published once. BAYAN_DATABASE names a database; without it there is a file.
// The last line is `N passed, N failed`.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { launch, WIDE } from './browser.mjs';
import { accessible } from './reading.mjs';
import { Tally } from './tally.mjs';
import { begin, deed, saved, write } from './writing.mjs';

const SITE = `name = "office"
hosts = ["localhost"]
zone = "Asia/Damascus"
default_edition = "ar"
two_person_rule = false

[[editions]]
key = "ar"
language = "ar"
name = "العربية"
institution = "نقابة عمال الميناء"
[[editions.sections]]
key = "news"
name = "الأخبار"
`;
const HEADLINE = 'النقابة تبدأ عملها (2024-2026) مع ILO';
const PASSWORD = 'قارب بين نورسين وموجة';

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** A server of our own, in a folder of its own. */
class Office {
  #process = null;
  said = '';

  constructor(program, folder, port) {
    this.program = resolve(program);
    this.folder = folder;
    this.base = `http://localhost:${port}`;
    writeFileSync(join(folder, 'bayan.toml'), `listen = '127.0.0.1:${port}'\norigins = { office = '${this.base}' }\n`);
    writeFileSync(join(folder, 'site.toml'), SITE);
    const made = spawnSync(this.program, ['init', '--site', 'site.toml'], { cwd: folder, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
  }

  url(path) {
    return this.base + path;
  }

  async start() {
    this.#process = spawn(this.program, ['serve'], { cwd: this.folder, stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: this.#process.stdout })) {
      this.said += `${line}\n`;
      if (line.startsWith('listening on')) return;
    }
    throw new Error(`the server did not start: ${this.said}`);
  }

  /** As a power cut ends it. */
  async kill() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((done) => { this.#process.once('exit', done); });
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** What is scheduled was so for a moment long ago: nobody waits for a clock. */
  pastMoments() {
    const sql = "UPDATE documents SET work_at = 0 WHERE work = 'scheduled'";
    const database = process.env.BAYAN_DATABASE;
    const done = database
      ? spawnSync('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', database, '-c', sql], { encoding: 'utf8' })
      : spawnSync('python3', ['-c', 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1]) as base: base.execute(sys.argv[2])', join(this.folder, 'bayan-data/bayan.db'), sql], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  }
}

/** Asks until it is so, half a minute long; answers whether it became so. */
async function becomes(ask) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await ask().catch(() => false)) return true;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  return false;
}

const sizeOfLog = async (office) => Number((await (await fetch(office.url('/log/checkpoint'))).text()).split('\n')[1]);
const status = async (office, id) => (await fetch(office.url(`/ar/a/${id}`))).status;

async function firstText(tally, office, page, reader) {
  await page.goto(office.said.match(/http:\S+\/desk\/welcome\/\S+/)[0]);
  await accessible(tally, page, 'office, the first account');
  await page.fill('#f-name', 'سلمى');
  await page.fill('#f-email', 'salma@union.example');
  await page.fill('#f-password', PASSWORD);
  await page.locator('main form button').click();
  await page.waitForURL('**/desk*');
  tally.check('the first administrator comes in by the link of the first start', await page.locator('a[href="/desk/first-steps"]').first().isVisible());
  await page.goto(office.url('/desk/first-steps'));
  await accessible(tally, page, 'office, first steps');
  tally.check('steps lead to the first text', await page.locator('.steps a[href="/desk/texts/new"]').isVisible());
  const id = await begin(page, office, HEADLINE);
  await write(page, 'نصّ أول بيان للنقابة، كُتب في 2024 مع ILO.');
  await saved(page);
  tally.check('nobody outside sees a draft', (await status(office, id)) === 404);
  tally.check('it is published', (await deed(page, office, id, 'publish')) === 'publish');
  await reader.goto(office.url('/'));
  await reader.locator('a', { hasText: 'النقابة تبدأ عملها' }).first().click();
  const seen = await reader.locator('main').innerText();
  tally.check('a reader without a script finds it on the front page and reads it, right to left', seen.includes('كُتب في 2024') && (await reader.getAttribute('html', 'dir')) === 'rtl', seen);
  await page.goto(office.url('/desk/first-steps'));
  tally.check('the steps say that it is done', await page.locator('main a', { hasText: /./ }).last().isVisible() && (await page.locator('.steps a[href="/desk/texts/new"]').count()) === 0);
}

async function deadServer(tally, office, page) {
  const id = await begin(page, office, 'يُكتب والخادم متوقف');
  await write(page, 'قبل الانقطاع.');
  await saved(page);
  await office.kill();
  await write(page, ' وفي أثنائه.');
  await page.waitForFunction(() => !/^حُفظ \d/.test(document.getElementById('save-state').textContent), null, { timeout: 15_000 });
  await office.start();
  tally.check('what is typed while the server is dead is saved when it is back', await becomes(async () => {
    const answer = await page.request.get(office.url(`/desk/texts/${id}`));
    return (await answer.text()).includes('وفي أثنائه');
  }));
  await page.reload();
  tally.check('and stands in the editor', (await page.locator('.writing').innerText()).includes('قبل الانقطاع. وفي أثنائه.'));

  // The browser is gone too, before anything could be sent.
  await office.kill();
  await write(page, ' ثم مات المتصفح.');
  await page.waitForFunction(() => !/^حُفظ \d/.test(document.getElementById('save-state').textContent), null, { timeout: 15_000 });
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('ثم مات المتصفح'));
  const next = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await office.start();
  await next.goto(office.url(`/desk/texts/${id}/edit`));
  tally.check('what a browser kept that died is there when the text is opened again', await becomes(async () => (await next.locator('.writing').innerText()).includes('ثم مات المتصفح')));
  await saved(next);
  return next;
}

async function missedMoment(tally, office, page) {
  const id = await begin(page, office, 'بيان موعده غدًا');
  await write(page, 'نص البيان.');
  await saved(page);
  const done = await deed(page, office, id, 'schedule', async (form) => {
    await form.locator('[name=day]').fill('2099-01-01');
    await form.locator('[name=time]').fill('10:00');
  });
  tally.check('a text is scheduled, and not public', done === 'schedule' && (await status(office, id)) === 404, String(done));
  const before = await sizeOfLog(office);
  await office.kill();
  office.pastMoments();
  await office.start();
  tally.check('what was scheduled for a moment at which the server was dead is published at its start', await becomes(async () => (await status(office, id)) === 200));
  await office.kill();
  await office.start();
  // Whatever else is due is done before this one, which comes after it.
  const next = await begin(page, office, 'بيان بعد البدء');
  await write(page, 'نص.');
  await saved(page);
  await deed(page, office, next, 'publish');
  tally.check('once', (await status(office, id)) === 200 && await becomes(async () => (await status(office, next)) === 200) && (await sizeOfLog(office)) === before + 2, `${before} ${await sizeOfLog(office)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'bayan-office.'));
const [tally, browser] = [new Tally(), await launch()];
let office;
try {
  await tally.group(process.env.BAYAN_DATABASE ? 'office on PostgreSQL' : 'office on SQLite', async () => {
    office = new Office(process.argv[2], folder, await freePort());
    await office.start();
    const page = await (await browser.newContext({ locale: 'ar', viewport: WIDE })).newPage();
    const reader = await (await browser.newContext({ locale: 'ar', viewport: { width: 320, height: 640 }, javaScriptEnabled: false })).newPage();
    await firstText(tally, office, page, reader);
    await missedMoment(tally, office, await deadServer(tally, office, page));
  });
} finally {
  await browser.close();
  await office?.kill().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = tally.close();
