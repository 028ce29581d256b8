import { issueOf } from '../../commands/check.ts';
import { sizeWords } from '../../commands/size-words.ts';
import { useLanguage } from '../../i18n.tsx';
import type { Sender, Sending } from './sender.ts';
import { isLost } from './sender.ts';

interface Props {
  lines: readonly Sending[];
  sender: Sender;
  most: number;
}

/** Each file by itself: how far it is, what is wrong with it, and what can be done. */
export function SendingList({ lines, sender, most }: Props) {
  const { t } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <ul className="sending plain-list" aria-label={t.evidence.chosen}>
      {lines.map((line) => (
        <SendingLine key={line.id} line={line} sender={sender} most={most} />
      ))}
    </ul>
  );
}

function SendingLine({ line, sender, most }: { line: Sending } & Pick<Props, 'sender' | 'most'>) {
  const { t, lang } = useLanguage();
  const { id, name, bytes, sent, state, sha256 } = line;
  const problem = useProblem(line, most);
  const isMoving = ['waiting', 'kept', 'sending', 'recording'].includes(state);
  return (
    <li className={`sending-line is-${state}`}>
      <span className="sending-name" lang="vi">
        {name}
      </span>
      <span className="muted">
        {sizeWords(bytes, lang)} · {t.evidence.state[state]}
        {state === 'done' && sha256 && ` · ${t.evidence.confirmed(sha256.slice(0, 12))}`}
      </span>
      {isMoving && <progress value={sent} max={bytes} aria-label={t.evidence.progress(name)} />}
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
      <span className="sending-actions">
        {state === 'failed' && line.problem !== 'unreadable' && (
          <button type="button" className="button button-small" onClick={() => sender.retry(id)}>
            {t.evidence.retry}
          </button>
        )}
        {state !== 'done' && state !== 'recording' && (
          <button type="button" className="button button-small" onClick={() => sender.cancel(id)}>
            {isMoving ? t.evidence.cancel : t.evidence.remove}
          </button>
        )}
      </span>
    </li>
  );
}

/** What went wrong, in words; a file too large is told before anything of it is sent. */
function useProblem({ problem, bytes, state }: Sending, most: number): string | null {
  const { t, lang } = useLanguage();
  if (problem === 'unreadable') return t.evidence.unreadable;
  if (problem !== null) {
    if (isLost(problem)) return t.evidence.lostLine;
    const field = problem.fields[0]?.field;
    return (field && issueOf(problem, field, t, lang)) ?? t.error[problem.code];
  }
  return state === 'ready' && bytes > most ? `${t.issue.file_too_large} ${sizeWords(most, lang)}` : null;
}
