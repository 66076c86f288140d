// What was kept in this browser when the page was left: taken up again, or offered where the text went on without it.

import { saysTheSame } from './document.js';
import { say } from './words.js';

const only = ({ fields, doc, lead }) => ({ fields, doc, lead });

/** `put(state)` shows a state in the page; throws when it is none. */
export function recover(session, notices, put) {
  const { keeper } = session;
  const now = session.present();
  const kept = keeper.read();
  if (kept && saysTheSame(only(kept), now)) keeper.drop();
  else if (kept?.revision === session.revision) {
    try {
      put(only(kept));
      session.mayHaveArrived(only(kept));
      notices.show('restored', say('restored'), [[say('drop'), () => put(now)]]);
    } catch {
      keeper.setAside(); // not for this editor, but not ours to throw away
    }
  } else if (kept) keeper.setAside();

  const older = keeper.readOlder();
  if (!older) return;
  if (saysTheSame(only(older), now)) {
    keeper.dropOlder();
    return;
  }
  notices.show('older', say('older'), [
    [say('conflict-show'), () => session.showBoth(undefined, older)],
    [say('drop'), () => keeper.dropOlder()],
  ], { lasting: true });
}
