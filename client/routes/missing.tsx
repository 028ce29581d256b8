import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { formatDay } from '../../shared/i18n/format.ts';
import { errorOf } from '../failure.ts';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { useAsOf } from '../session.ts';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

interface Props<T> {
  query: UseQueryResult<T, unknown>;
  /** What was looked for, in words: 'Không tìm thấy cụm HN-999'. */
  missing: string;
  children: (data: T) => ReactNode;
}

/** A page about one thing. Where there is no such thing, trying again does not help: other ways on do. */
export function PageOf<T>({ query, missing, children }: Props<T>) {
  const gone = query.isError && ['NOT_FOUND', 'INVALID'].includes(errorOf(query.error).code);
  if (gone && query.data === undefined) {
    const merged = errorOf(query.error).fields.find(({ issue }) => issue === 'merged');
    return merged?.detail ? <MergedAway title={missing} into={merged.detail} /> : <Missing title={missing} />;
  }
  return (
    <QueryState query={query} lines={14}>
      {children}
    </QueryState>
  );
}

/** A second entry leads to the cluster that it is. */
function MergedAway({ title, into }: { title: string; into: string }) {
  const { t } = useLanguage();
  useTitle(title);
  return (
    <section className="missing">
      <h1>
        {t.issue.merged} {into}
      </h1>
      <div className="form-actions">
        <Go to={paths.cluster(into)} className="button button-main">
          {t.cluster.mergedInto(into)}
        </Go>
      </div>
    </section>
  );
}

function Missing({ title }: { title: string }) {
  const { t, lang } = useLanguage();
  const { day, isToday } = useAsOf();
  const { pathname } = useLocation();
  useTitle(title);
  return (
    <section className="missing">
      <h1>{title}</h1>
      <p>{isToday ? t.status.missing.why : t.status.missing.whyOnDay(formatDay(day, lang))}</p>
      <div className="form-actions">
        {!isToday && (
          <Link to={pathname} className="button button-main">
            {t.status.missing.today}
          </Link>
        )}
        <Go to={paths.home} className={isToday ? 'button button-main' : 'button'}>
          {t.status.missing.search}
        </Go>
      </div>
    </section>
  );
}
