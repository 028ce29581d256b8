import type { SignInLine } from '../../../server/audit/sign-ins.ts';
import { AUDIT_WORDS } from '../../../shared/i18n/audit.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';

export function SignIns({ lines }: { lines: readonly SignInLine[] }) {
  const { lang } = useLanguage();
  const words = useRoomWords(AUDIT_WORDS);
  return (
    <ol className="audit-lines">
      {lines.map(({ id, at, person, name, outcome, network }) => (
        <li key={id} className="audit-line">
          <p className="audit-when muted">
            <time dateTime={at}>{formatInstant(at, lang)}</time>
          </p>
          <p className="audit-about">{name ?? person ?? words.noAccount}</p>
          <p>
            <strong>{words.outcome[outcome]}</strong>{' '}
            <span className="muted">{words.fromNetwork(network)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
