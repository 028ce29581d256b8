import { LETTERS_COOKIE } from '../shared/first.ts';

/** Some of each file that the letters are kept in. */
const LETTERS = 'aế';
const WEIGHTS = [400, 600];

/**
 * The letters are asked for once the program has come, and not beside it: on a slow line they would keep it back. This is
 * the first of its modules to run (client/main.tsx, vite.config.ts), so that they come while the others do; until then the
 * server's words stand in the device's own.
 */
async function fetchLetters(): Promise<void> {
  const faces = await Promise.all(
    WEIGHTS.map((weight) => document.fonts.load(`${weight} 1em "Be Vietnam Pro"`, LETTERS)),
  );
  if (faces.some(({ length }) => length === 0)) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `${LETTERS_COOKIE}=1; path=/; max-age=31536000; samesite=lax`;
}

// Letters that do not come are no failure: the device's own stay.
fetchLetters().catch(() => undefined);
