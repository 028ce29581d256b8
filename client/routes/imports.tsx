import { useState } from 'react';
import { IMPORT_WORDS } from '../../shared/i18n/imports.ts';
import { can } from '../../shared/roles.ts';
import { ChooseFile } from '../features/imports/choose-file.tsx';
import { ImportSheet } from '../features/imports/import-sheet.tsx';
import type { OpenedFile } from '../features/imports/open-file.ts';
import { PastImports } from '../features/imports/past.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where the department enters a table: nothing is recorded before it was seen. */
export function ImportsRoute() {
  const words = useRoomWords(IMPORT_WORDS);
  const { actor } = useSession();
  const [at, setAt] = useState<{ opened: OpenedFile; file: File } | null>(null);
  useTitle(words.title);
  if (!can(actor, 'import.use').yes) return <NoRight title={words.title} role={actor.role} />;
  return (
    <div className="page imports-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      {at === null ? (
        <ChooseFile words={words} onOpened={(opened, file) => setAt({ opened, file })} />
      ) : (
        <ImportSheet key={at.opened.sha256} words={words} {...at} onAnother={() => setAt(null)} />
      )}
      <PastImports words={words} />
    </div>
  );
}
