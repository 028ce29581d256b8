import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';
import { unfold } from '../ui/unfold.ts';
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
  const { conflict, problem, saving, kept } = command;
  const actions = useFirstWrong(problem);
  const giveUp = () => {
    command.forget();
    onDone();
  };
  return (
    <>
      {conflict && (
        <ConflictChoice
          theirs={conflict}
          mine={mine}
          onKeep={giveUp}
          onRecord={() => onRecord(conflict.version)}
        />
      )}
      {/* Of the last try, and not of the one that is on its way. */}
      {!saving && <Trouble command={command} verb={verb} />}
      <div ref={actions} className="form-actions">
        <button
          type="submit"
          className="button button-main"
          disabled={saving || command.session === 'foreign'}
        >
          {kept ? t.outbox.sending : saving ? t.form.saving : verb}
        </button>
        <button type="button" className="button" onClick={giveUp}>
          {t.form.cancel}
        </button>
      </div>
    </>
  );
}

/** What went wrong with what was sent; where it was the session, the way back in. */
export function Trouble({ command, verb }: Pick<Props, 'command' | 'verb'>) {
  const { t } = useLanguage();
  const { conflict, problem, session, errorAt } = command;
  if (session === 'foreign') return <Notice tone="warn" title={t.again.foreign} />;
  if (problem === null || conflict) return null;
  if (problem.code !== 'UNAUTHENTICATED') {
    return <Notice tone="error" title={errorAt('key') ?? errorAt('request') ?? t.error[problem.code]} />;
  }
  if (session === 'there') return <Notice tone="info" title={t.again.back(verb)} />;
  return (
    <Notice
      tone="error"
      title={t.error.UNAUTHENTICATED}
      action={
        <button type="button" className="button" onClick={command.signIn}>
          {t.again.open}
        </button>
      }
    />
  );
}

/** What is no field (a file, where there is one) says by a name of its own that it is wrong. */
const WRONG = '[aria-invalid="true"], [data-refused]';

/** A form longer than the screen: what is wrong is brought into sight, out of every fold, the first of it first. */
function useFirstWrong(problem: CommandState['problem']) {
  const actions = useRef<HTMLDivElement>(null);
  useEffect(
    function bringIntoSight() {
      if (problem === null) return;
      const form = actions.current?.closest('form');
      const all = [...(form?.querySelectorAll<HTMLElement>(WRONG) ?? [])];
      for (const one of all) unfold(one);
      const [wrong] = all;
      wrong?.scrollIntoView({ block: 'center' });
      wrong?.focus({ preventScroll: true });
    },
    [problem],
  );
  return actions;
}
