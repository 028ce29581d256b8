import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditPage } from '../../server/audit/read.ts';
import { AUDIT_WORDS } from '../../shared/i18n/audit.ts';
import { can } from '../../shared/roles.ts';
import { client } from '../api.ts';
import { errorOf } from '../failure.ts';
import { Filters, useAsked } from '../features/audit/filters.tsx';
import { Lines } from '../features/audit/lines.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useRecordSince, useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Notice, Skeleton } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Who did what when. Always the whole record: it has no day that one looks at. */
export function AuditRoute() {
  const { actor } = useSession();
  const words = useRoomWords(AUDIT_WORDS);
  useTitle(words.title);
  return can(actor, 'audit.read').yes ? <Trail /> : <NoRight title={words.title} role={actor.role} />;
}

const afterLast = ({ lines, more }: AuditPage) => {
  const last = lines.at(-1);
  return more && last ? { at: last.recordedAt, stream: last.stream, seq: last.seq } : undefined;
};

function Trail() {
  const { t } = useLanguage();
  const words = useRoomWords(AUDIT_WORDS);
  const { today } = useSession();
  const first = useRecordSince() ?? today;
  const asked = useAsked();
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query({ ...asked, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined as ReturnType<typeof afterLast>,
    getNextPageParam: afterLast,
  });
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <div className="page audit-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <Filters people={query.data?.pages[0]?.people ?? []} first={first} />
      {query.isPending && <Skeleton lines={10} label={words.loading} />}
      {query.isError && <Notice tone="error" title={t.readError[errorOf(query.error).code]} />}
      {query.isSuccess && lines.length === 0 && (
        <div className="empty">
          <p>{words.none}</p>
        </div>
      )}
      <Lines lines={lines} />
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? words.loading : words.more}
        </button>
      )}
    </div>
  );
}
