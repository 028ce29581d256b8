import '../styles/reading.css';
import '../styles/imports.css';
import { useState } from 'react';
import { IMPORT_WORDS, PEOPLE_IMPORT_WORDS } from '../../shared/i18n/imports.ts';
import { kindsFor } from '../../shared/imports/rights.ts';
import { can } from '../../shared/roles.ts';
import type { ImportKind } from '../../shared/tables/fields.ts';
import { ChooseFile } from '../features/imports/choose-file.tsx';
import { ImportSheet } from '../features/imports/import-sheet.tsx';
import type { OpenedFile } from '../features/imports/open-file.ts';
import { PastImports } from '../features/imports/past.tsx';
import type { Kept } from '../features/imports/use-plan.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where the department enters tables of clusters, and an administrator lists of people: nothing is recorded before it was seen. */
export function ImportsRoute() {
  const words = useRoomWords(IMPORT_WORDS);
  const peopleWords = useRoomWords(PEOPLE_IMPORT_WORDS);
  const wordsOf = (kind: ImportKind) => (kind === 'people' ? peopleWords : words);
  const { actor } = useSession();
  const kinds = kindsFor(actor);
  const [at, setAt] = useState<{ opened: OpenedFile; file: File } | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  useTitle(words.title);
  if (!can(actor, 'import.use').yes) return <NoRight title={words.title} role={actor.role} />;
  return (
    <div className="page imports-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      {kinds.length === 1 && kinds[0] === 'people' && <p className="muted">{peopleWords.only}</p>}
      {at === null ? (
        <ChooseFile words={words} onOpened={(opened, file) => setAt({ opened, file })} />
      ) : (
        <ImportSheet
          key={at.opened.sha256}
          wordsOf={wordsOf}
          kinds={kinds}
          kept={kept}
          {...at}
          onAnother={(before) => {
            setKept(before);
            setAt(null);
          }}
        />
      )}
      <PastImports wordsOf={wordsOf} />
    </div>
  );
}
