import type { ConflictVersion } from '../../../server/milestones/write.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import { issueOf } from './check.ts';
import { ConflictChoice } from './conflict.tsx';

interface Props {
  update: { saving: boolean; problem: ErrorShape | null; conflict: ConflictVersion | null };
  mine: { date: string; words: string };
  verb: string;
  /** Record this version although another stands: `version` is the one that was shown. */
  onRecord: (version: number) => void;
  onDone: () => void;
}

/** The end of every update form: what stands in the way, then the verbs. */
export function FormEnd({ update, mine, verb, onRecord, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { conflict, problem, saving } = update;
  return (
    <>
      {conflict && (
        <ConflictChoice
          theirs={conflict}
          mine={mine}
          onKeep={onDone}
          onRecord={() => onRecord(conflict.version)}
        />
      )}
      {problem && !conflict && (
        <Notice tone="error" title={issueOf(problem, 'milestone', t, lang) ?? t.error[problem.code]} />
      )}
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={saving}>
          {saving ? t.form.saving : verb}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t.form.cancel}
        </button>
      </div>
    </>
  );
}
