import { formatInstant } from '../../shared/i18n/format.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import type { Conflict } from '../../shared/log/command.ts';
import { useLanguage } from '../i18n.tsx';
import { SaidLine } from './said-line.tsx';

/** What somebody is about to say, in words. */
export interface Mine {
  title: string;
  words: string;
}

interface Props {
  theirs: Conflict;
  mine: Mine;
  onKeep: () => void;
  onRecord: () => void;
}

/** Two people changed the same thing: both versions, and a choice. Nothing is overwritten in silence. */
export function ConflictChoice({ theirs, mine, onKeep, onRecord }: Props) {
  const { t } = useLanguage();
  return (
    <div className="conflict" role="alert">
      <h3>{t.form.conflictTitle}</h3>
      <div className="conflict-versions">
        <div>
          <h4>{t.form.theirs}</h4>
          <LastWord conflict={theirs} />
          <button type="button" className="button" onClick={onKeep}>
            {t.form.keepTheirs}
          </button>
        </div>
        <div>
          <h4>{t.form.yours}</h4>
          <p>
            <strong>{mine.title}</strong>
          </p>
          <p lang="vi">{mine.words}</p>
          <button type="button" className="button button-main" onClick={onRecord}>
            {t.form.recordMine}
          </button>
        </div>
      </div>
    </div>
  );
}

/** What stands now, and who said so last. */
export function LastWord({ conflict: { last } }: { conflict: Conflict }) {
  const { t, lang } = useLanguage();
  if (!last) return null;
  return (
    <>
      {saidIn(last.event, t, lang).map((said) => (
        <SaidLine key={said.title} said={said} />
      ))}
      <p className="muted">
        {last.by ?? t.cluster.system}, {formatInstant(last.recordedAt, lang)}
      </p>
    </>
  );
}
