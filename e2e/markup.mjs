// The Nu checker over the saved bodies of all pages: one Java process, any message is a finding.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

// Exit status 1 only says that there are errors; the report is what counts.
function nu(files) {
  const args = ['-jar', jar, '--format', 'json', '--stdout', ...files];
  return new Promise((resolve, reject) => {
    execFile('java', args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).messages);
      } catch {
        reject(error ?? new Error(`the Nu checker said: ${stderr.slice(0, 500)}`));
      }
    });
  });
}

export async function checkMarkup(tally, pages) {
  const folder = await mkdtemp(join(tmpdir(), 'bayan-nu-'));
  try {
    const names = new Map();
    for (const [index, page] of pages.entries()) {
      const file = join(folder, `${index}.html`);
      await writeFile(file, page.html);
      names.set(`file:${file}`, page.path);
    }
    const messages = await nu([...names.keys()].map((name) => name.slice('file:'.length)));
    for (const [file, path] of names) {
      const own = messages.filter((message) => message.url === file);
      tally.none(
        `${decodeURI(path)}: Nu checker`,
        own.map((m) => `${m.subType ?? m.type}, line ${m.lastLine}: ${m.message} ${(m.extract ?? '').replace(/\s+/g, ' ')}`),
      );
    }
    tally.none('no message outside the pages', messages.filter((m) => !names.has(m.url)).map((m) => m.message));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
