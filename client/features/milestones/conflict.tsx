import type { ConflictVersion } from '../../../server/milestones/write.ts';
import { formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import type { EntryKind, Reason } from '../../../shared/milestone.ts';
import { useLanguage } from '../../i18n.tsx';

interface Props {
  theirs: ConflictVersion;
  mine: { date: string; words: string };
  onKeep: () => void;
  onRecord: () => void;
}

/** Two people changed the same milestone: both versions, and a choice. Nothing is overwritten in silence. */
export function ConflictChoice({ theirs, mine, onKeep, onRecord }: Props) {
  const { t, lang } = useLanguage();
  return (
    <div className="conflict" role="alert">
      <h3>{t.form.conflictTitle}</h3>
      <div className="conflict-versions">
        <div>
          <h4>{t.form.theirs}</h4>
          <Standing version={theirs} />
          <button type="button" className="button" onClick={onKeep}>
            {t.form.keepTheirs}
          </button>
        </div>
        <div>
          <h4>{t.form.yours}</h4>
          <p>
            <strong>{formatEdtf(mine.date, lang)}</strong>
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

/** What stands now for a milestone, and who said so last. */
export function Standing({ version: { entry } }: { version: ConflictVersion }) {
  const { t, lang } = useLanguage();
  if (!entry) return null;
  return (
    <>
      <p>
        {t.entryKind[entry.kind as EntryKind]} <strong>{formatEdtf(entry.date, lang)}</strong>
        {entry.reason && ` · ${t.reason[entry.reason as Reason]}`}
      </p>
      {entry.note && <p lang="vi">{entry.note}</p>}
      <p className="muted">
        {entry.by ?? t.cluster.system}, {formatInstant(entry.recordedAt, lang)}
      </p>
    </>
  );
}
