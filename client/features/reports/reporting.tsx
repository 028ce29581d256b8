import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterReports, OpenPeriod } from '../../../server/reports/read.ts';
import { periodName } from '../../../shared/i18n/period-words.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { NothingNew } from './nothing-new.tsx';
import { stoodWords } from './words.ts';

const ReportForm = later(async () => (await import('./report-form.tsx')).ReportForm);

/** How the periods stand that a cluster can be reported for, each with its verbs. */
export function Periods({ periods, ...rest }: { periods: readonly OpenPeriod[] } & Reporter) {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  return (
    <ul className="report-periods">
      {periods.map((period) => (
        <li key={period.code}>
          <p className={period.standing === 'overdue' ? 'report-rhythm is-late' : 'report-rhythm'}>
            {stoodWords(period, t, lang)}
          </p>
          {isToday && rest.may && <Verbs period={period} {...rest} />}
        </li>
      ))}
    </ul>
  );
}

interface Reporter {
  code: string;
  name: string;
  /** Whoever looks may report. */
  may: boolean;
}

/** Write it, or say that there is nothing to write; what is reported can be corrected. */
function Verbs({ code, name, period }: { period: OpenPeriod } & Reporter) {
  const { t, lang } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [pinned, setPinned] = useState(false);
  const isFiled = period.version > 0;
  if (isOpen) return <Writing code={code} period={period} onDone={() => setOpen(false)} />;
  return (
    <div className="due-verbs">
      {(pinned || period.on === null) && (
        <NothingNew
          code={code}
          name={name}
          period={period}
          onSend={() => setPinned(true)}
          onDone={() => setPinned(false)}
        />
      )}
      <button
        type="button"
        className="button"
        aria-label={`${isFiled ? t.report.correct : t.report.open}: ${name}, ${periodName(period, t, lang)}`}
        onClick={() => setOpen(true)}
      >
        {isFiled ? t.report.correct : t.report.open}
      </button>
    </div>
  );
}

/** What the form begins from is asked for when it is opened. */
function Writing({ code, period, onDone }: { code: string; period: OpenPeriod; onDone: () => void }) {
  const query = useQuery(trpc.reports.of.queryOptions({ code }));
  return (
    <QueryState query={query} lines={6}>
      {(known: ClusterReports) => <ReportForm code={code} period={period} known={known} onDone={onDone} />}
    </QueryState>
  );
}
