import type { Files } from '../files/files.ts';
import { madeName, originalName } from '../files/store.ts';
import { makeSmaller } from './photo.ts';

/** A smaller picture of a photograph, made once, when it is first needed; false where the photograph is gone. */
export async function ensurePicture(files: Files, sha256: string, what: 'thumb' | 'view'): Promise<boolean> {
  const name = madeName(sha256, what);
  if (await files.store.has(name)) return true;
  await files.once(name, () =>
    files.heavy(() =>
      files.withTemporary(async (from) => {
        if (!(await files.fetch([originalName(sha256)], from))) return;
        await files.withTemporary(async (to) => {
          await makeSmaller(from, to, what);
          await files.store.put(name, to);
        });
      }),
    ),
  );
  return files.store.has(name);
}
