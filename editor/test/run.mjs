// node editor/test/run.mjs [group …]
// The editor in Chromium, on a page and a server made for it. The last line is `N passed, N failed`.

import { Tally } from '../../e2e/tally.mjs';
import { launch, tab } from './browser.mjs';
import { checkBlocks, checkDirection, checkFind, checkSchema, checkTables, checkTyping } from './blocks.mjs';
import { checkKeyboard, checkLinks, checkLooks, checkPictures } from './parts.mjs';
import { checkPastes, checkPasting } from './pastes.mjs';
import { checkKeeping, checkSaving, checkTrouble } from './saving.mjs';
import { Desk } from './server.mjs';
import { checkWords } from './words.mjs';

const wanted = process.argv.slice(2);
const tally = new Tally();
const desk = await new Desk().listen();
const browser = await launch();
const GROUPS = {
  words: checkWords,
  schema: checkSchema,
  typing: checkTyping,
  direction: checkDirection,
  blocks: checkBlocks,
  tables: checkTables,
  find: checkFind,
  pastes: checkPastes,
  pasting: checkPasting,
  links: checkLinks,
  pictures: checkPictures,
  keyboard: checkKeyboard,
  saving: checkSaving,
  trouble: checkTrouble,
  keeping: checkKeeping,
  looks: checkLooks,
};
try {
  for (const [name, work] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await tally.group(name, async () => {
      const one = await tab(browser, desk);
      await work(tally, one, browser);
      tally.none('nothing in the console, no violation of the policy, nothing from elsewhere', one.wrong);
      await one.page.context().close();
    });
  }
} finally {
  await browser.close();
  await desk.close();
}
process.exitCode = tally.close();
