import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Root } from './roots.ts';

/**
 * The daily roots once more, in a file outside the database: one line of JSON each. Whoever rewrites the database
 * cannot rewrite this with it; copy it elsewhere, and nobody can.
 */
export interface Journal {
  path: string;
  read(): Root[];
  append(root: Root): void;
}

const line = z.object({ day: z.string(), streams: z.int(), root: z.string() });

export const journalAt = (path: string): Journal => ({
  path,
  read: () =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((text) => line.parse(JSON.parse(text)))
      : [],
  append: ({ day, streams, root }) => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendFileSync(path, `${JSON.stringify({ day, streams, root })}\n`, { mode: 0o600 });
  },
});
