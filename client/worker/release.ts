import { isAway, isPart, outdated } from './what.ts';

/** Of the release that this worker belongs to; written in when it is built (vite.config.ts). */
declare const RELEASE: {
  /** Of all its parts together. */
  id: string;
  /** The program's first file: by it a page knows whether it is of the same release (client/offline/versions.ts). */
  entry: string;
  parts: string[];
};

const PREFIX = 'ccn-release-';
const OWN = PREFIX + RELEASE.id;
/** server/http/page.ts. */
const SHELL = '/shell';

export const { entry } = RELEASE;

/** All of it or nothing: a release with a part missing is no release. What an earlier one has is not fetched again. */
export async function keepRelease(): Promise<void> {
  const own = await caches.open(OWN);
  const shell = await fetch(SHELL, { cache: 'no-store' });
  if (!shell.ok || !(await shell.clone().text()).includes(RELEASE.entry)) throw new Error('not this release');
  for (const part of RELEASE.parts) {
    const answer = (await kept(part)) ?? (await fetch(part));
    if (!isPart({ ok: answer.ok, type: answer.headers.get('content-type') })) throw new Error(`no ${part}`);
    await own.put(part, answer);
  }
  await own.put(SHELL, shell);
}

export async function dropOutdated(): Promise<void> {
  // In the order in which they were made.
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(outdated(names, OWN).map((name) => caches.delete(name)));
}

/** Of whichever release: names carry a hash of what is in them. */
const kept = (url: string): Promise<Response | undefined> => caches.match(url, { ignoreVary: true });

export const partOf = async (request: Request): Promise<Response> =>
  (await kept(request.url)) ?? fetch(request);

/** Longer than this nobody waits for a page whose program is there. */
const PATIENCE_MS = 3_000;

/** The server's page with its words and answers; where it does not come, the one that begins with nothing. */
export async function pageFrom(answer: Promise<Response>): Promise<Response> {
  const fromServer = answer.then(
    (page) => (isAway(page) ? null : page),
    () => null,
  );
  const soon = await Promise.race([fromServer, new Promise<null>((go) => setTimeout(go, PATIENCE_MS, null))]);
  return soon ?? (await (await caches.open(OWN)).match(SHELL, { ignoreVary: true })) ?? answer;
}
