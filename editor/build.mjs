// node build.mjs           bundles the editor into the newsroom's files
// node build.mjs --check   fails when the committed bundle is not what the source gives

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILES = '../crates/render/desk/files/';

/** The licences of everything that is in the bundle. */
function licences(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name) packages.add(name);
  }
  const parts = [...packages].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(at(`node_modules/${name}/package.json`), 'utf8'));
    const text = readFileSync(at(`node_modules/${name}/LICENSE`), 'utf8').trim();
    return { title: `${name} ${version} (${license})`, text };
  });
  const texts = [...new Set(parts.map((part) => part.text))];
  const sections = texts.map((text) => `${parts.filter((part) => part.text === text).map((part) => part.title).join('\n')}\n\n${text}\n`);
  return `The newsroom's text editor (editor.js) is part of Bayan and contains these packages:\n\n${sections.join('\n----\n\n')}`;
}

const { outputFiles, metafile } = await build({
  absWorkingDir: at('.'),
  entryPoints: ['src/main.js'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  write: false,
  outfile: 'editor.js',
});
const made = { 'editor.js': outputFiles[0].text, 'LICENSE-editor.txt': licences(metafile) };

if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([name, text]) => !existsSync(at(FILES + name)) || readFileSync(at(FILES + name), 'utf8') !== text);
  for (const [name] of stale) console.error(`${name} is not what the source gives: node editor/build.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of Object.entries(made)) writeFileSync(at(FILES + name), text);
  const bytes = Buffer.from(made['editor.js']);
  console.log(`editor.js: ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${brotliCompressSync(bytes).length}`);
}
