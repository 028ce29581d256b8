import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';
import { ConflictChoice, type Mine } from './conflict.tsx';
import type { CommandState } from './use-command.ts';

interface Props {
  command: CommandState;
  /** What was typed, in words, for the choice between two versions. */
  mine: Mine;
  verb: string;
  /** Record this version although another stands: `version` is the one that was shown. */
  onRecord: (version: number) => void;
  onDone: () => void;
}

/** The end of every form: what stands in the way, then the verbs. */
export function FormEnd({ command, mine, verb, onRecord, onDone }: Props) {
  const { t } = useLanguage();
  const { conflict, problem, saving, errorAt } = command;
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
        <Notice tone="error" title={errorAt('key') ?? errorAt('request') ?? t.error[problem.code]} />
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
