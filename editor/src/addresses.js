// Where a link may lead. The server has the same rule and the last word.

const SCHEMES = /^(https?:\/\/[\p{L}\p{N}[]|mailto:.|tel:.)/iu;
const HIDING = /[\s\\"<>`{}|^\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** The address as it may stand in a link, or null. */
export function accepted(text) {
  const address = (text ?? '').trim();
  if (!address || address.length > 2048 || HIDING.test(address)) return null;
  if (SCHEMES.test(address)) return address;
  const path = address.startsWith('/') && !address.startsWith('//');
  return path || (address.startsWith('#') && address.length > 1) ? address : null;
}

/** What somebody typed, completed where there is no doubt what is meant. */
export function completed(text) {
  const address = (text ?? '').trim();
  if (accepted(address)) return address;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(address)) return accepted(`mailto:${address}`);
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(address)) return accepted(`https://${address}`);
  return null;
}

/** A pasted address: without the detour that Google's documents send links on, without places in the other document. */
export function pasted(text) {
  let address = text ?? '';
  try {
    const url = new URL(address);
    if (/(^|\.)google\.com$/.test(url.hostname) && url.pathname === '/url') address = url.searchParams.get('q') ?? address;
  } catch {
    // not absolute
  }
  const fine = accepted(address);
  return fine && /^(https?|mailto|tel):/i.test(fine) ? fine : null;
}
