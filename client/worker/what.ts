/** What the page asks for, as far as the worker has to know. */
export interface Asked {
  method: string;
  mode: string;
  url: string;
}

/**
 * What the worker has a part in: whole pages, and the parts of the program. Everything else, and above all every answer
 * of the server's, passes it by: no answer of a signed-in person is ever in its keeping.
 */
export function kindOf({ method, mode, url }: Asked, origin: string): 'page' | 'part' | 'other' {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || pathname.startsWith('/api/')) return 'other';
  if (mode === 'navigate') return /\.\w+$/.test(pathname) ? 'other' : 'page';
  return pathname.startsWith('/assets/') ? 'part' : 'other';
}

/** A server that is restarting answers by its proxy: as good as none. */
const AWAY = new Set([502, 503, 504]);
export const isAway = ({ status }: { status: number }): boolean => AWAY.has(status);

/** A network that one has to sign in to answers everything with a page of its own. */
export const isPart = ({ ok, type }: { ok: boolean; type: string | null }): boolean =>
  ok && type !== null && !type.startsWith('text/html');

/** What is kept of earlier releases: a tab that was opened under one of them still asks for its parts. */
const EARLIER_KEPT = 2;

/** Of the releases kept, the oldest first, those that nobody needs any more. */
export const outdated = (kept: readonly string[], own: string): string[] => {
  const others = kept.filter((name) => name !== own);
  return others.slice(0, Math.max(0, others.length - EARLIER_KEPT));
};
