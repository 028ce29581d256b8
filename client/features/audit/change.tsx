import { useQuery } from '@tanstack/react-query';
import type { Difference } from '../../../shared/audit/difference.ts';
import { AUDIT_WORDS } from '../../../shared/i18n/audit.ts';
import type { StreamId } from '../../../shared/log/stream.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { pathWords, recordWords, valueWords } from './words.ts';

/** What one line of the log changed, asked for when it is opened. */
export function Change({ stream, seq, what }: { stream: StreamId; seq: number; what: string }) {
  const words = useRoomWords(AUDIT_WORDS);
  const query = useQuery(trpc.audit.change.queryOptions({ stream, seq }));
  return (
    <section className="audit-change" aria-label={words.changeOf(what)}>
      <QueryState query={query} lines={2}>
        {(changes: Difference[]) =>
          changes.length === 0 ? <p className="muted">{words.same}</p> : <Table changes={changes} />
        }
      </QueryState>
    </section>
  );
}

function Table({ changes }: { changes: Difference[] }) {
  const { t, lang } = useLanguage();
  const room = useRoomWords(AUDIT_WORDS);
  const words = recordWords(room, t);
  return (
    <table className="audit-values">
      <thead>
        <tr>
          <th scope="col">{room.field}</th>
          <th scope="col">{room.before}</th>
          <th scope="col">{room.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path.join('/')}>
            <th scope="row">{pathWords(path, words)}</th>
            <td data-label={room.before}>{valueWords(before, words, lang)}</td>
            <td data-label={room.after}>{valueWords(after, words, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
