// The page as it is on the server now: its token, and what an editor would start with. Read as text, never parsed as markup.

const START = /<script type="application\/json" id="editor-start">([\s\S]*?)<\/script>/;
const TOKEN = /name="token"[^>]*\svalue="([^"]+)"/;

/** What stands in the page, or null without a connection, which the saver finds out by itself. */
export async function pageNow() {
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin', redirect: 'manual' });
    const html = answer.ok ? await answer.text() : '';
    const json = START.exec(html)?.[1];
    return { ...(json ? JSON.parse(json) : {}), token: TOKEN.exec(html)?.[1] };
  } catch {
    return null;
  }
}
