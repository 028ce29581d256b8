import '../styles/audit.css';
import { type UseInfiniteQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuditPage } from '../../server/audit/read.ts';
import type { SignInPage } from '../../server/audit/sign-ins.ts';
import type { AuditInput } from '../../shared/audit/ask.ts';
import { AUDIT_WORDS } from '../../shared/i18n/audit.ts';
import { can } from '../../shared/roles.ts';
import { client, trpc } from '../api.ts';
import { errorOf } from '../failure.ts';
import { Filters, useAsked } from '../features/audit/filters.tsx';
import { Lines } from '../features/audit/lines.tsx';
import { SignIns } from '../features/audit/sign-ins.tsx';
import { Download } from '../features/tables/download.tsx';
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

function Trail() {
  const { today } = useSession();
  const first = useRecordSince() ?? today;
  const words = useRoomWords(AUDIT_WORDS);
  const { asked, signIns } = useAsked();
  const people = useQuery(trpc.audit.people.queryOptions());
  return (
    <div className="page audit-page">
      <header className="page-head">
        <h1>{words.title}</h1>
        {!signIns && (
          <Download
            list="audit"
            params={{
              by: asked.by,
              kind: asked.kind,
              stream: asked.stream,
              since: asked.from,
              until: asked.to,
            }}
          />
        )}
      </header>
      <p className="muted">{words.hint}</p>
      <Filters people={people.data ?? []} first={first} />
      {signIns ? <SignInTrail asked={asked} /> : <LogTrail asked={asked} />}
    </div>
  );
}

const afterLast = ({ lines, more }: AuditPage) => {
  const last = lines.at(-1);
  return more && last ? { at: last.recordedAt, stream: last.stream, seq: last.seq } : undefined;
};

function LogTrail({ asked }: { asked: AuditInput }) {
  const words = useRoomWords(AUDIT_WORDS);
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query({ ...asked, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined as ReturnType<typeof afterLast>,
    getNextPageParam: afterLast,
  });
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <Pages query={query} isEmpty={lines.length === 0} none={words.none}>
      <Lines lines={lines} />
    </Pages>
  );
}

const afterLastSignIn = ({ lines, more }: SignInPage) => {
  const last = lines.at(-1);
  return more && last ? { at: last.at, id: last.id } : undefined;
};

function SignInTrail({ asked: { by, from, to } }: { asked: AuditInput }) {
  const words = useRoomWords(AUDIT_WORDS);
  const asked = { ...(by ? { by } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const query = useInfiniteQuery({
    queryKey: ['audit.signIns', asked],
    queryFn: ({ pageParam, signal }) =>
      client.audit.signIns.query({ ...asked, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined as ReturnType<typeof afterLastSignIn>,
    getNextPageParam: afterLastSignIn,
  });
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <Pages query={query} isEmpty={lines.length === 0} none={words.noSignIns}>
      <SignIns lines={lines} />
    </Pages>
  );
}

interface PagesProps {
  query: Pick<
    UseInfiniteQueryResult,
    'isPending' | 'isError' | 'isSuccess' | 'error' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  isEmpty: boolean;
  none: string;
  children: ReactNode;
}

/** What is there so far, and the way to what is older. */
function Pages({ query, isEmpty, none, children }: PagesProps) {
  const { t } = useLanguage();
  const words = useRoomWords(AUDIT_WORDS);
  return (
    <>
      {query.isPending && <Skeleton lines={10} label={words.loading} />}
      {query.isError && <Notice tone="error" title={t.readError[errorOf(query.error).code]} />}
      {query.isSuccess && isEmpty && (
        <div className="empty">
          <p>{none}</p>
        </div>
      )}
      {children}
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
    </>
  );
}
