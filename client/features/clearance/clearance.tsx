import { useState } from 'react';
import type { ClearanceShown } from '../../../server/clearance/read.ts';
import { shareOf } from '../../../shared/clearance/figures.ts';
import { type Standing, standingOf } from '../../../shared/clearance/standing.ts';
import type { Day } from '../../../shared/day.ts';
import { weakest } from '../../../shared/ground.ts';
import { shareWords } from '../../../shared/i18n/clearance-words.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { GroundMark } from '../../ui/grounds.tsx';
import { ClearanceCurve } from './curve.tsx';
import { Grants } from './grants.tsx';
import { PendingList, Stands } from './stands.tsx';

const GrantForm = later(async () => (await import('./grant-form.tsx')).GrantForm);
const ReportForm = later(async () => (await import('./report-form.tsx')).ReportForm);

interface Props {
  stream: string;
  clearance: ClearanceShown;
  /** The day by whose knowledge the page is judged. */
  judgedOn: Day;
  mayWrite: boolean;
  /** Whether it is open to begin with; its finding stands in its title. */
  open?: boolean;
}

/** Site clearance: what stands, how it came to that, why the rest waits, and the land by tranche. */
export function Clearance({ stream, clearance, judgedOn, mayWrite, open = true }: Props) {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  const [form, setForm] = useState<'report' | 'grant' | null>(null);
  const { reports, tranches } = clearance;
  const standing = standingOf(reports);
  const reportedFor = reports.at(-1)?.date ?? judgedOn;
  const share =
    shareOf('handedOverHa', standing.figures) ?? shareOf('handedOverHouseholds', standing.figures);
  const isEmpty = reports.length === 0 && tranches.length === 0;
  const close = () => setForm(null);
  return (
    <Fold
      className="card clearance"
      open={open}
      title={
        <>
          <h2>{t.clearance.title}</h2>
          {share && (
            <span className="clearance-finding">{t.clearance.finding(shareWords(share, t, lang))}</span>
          )}
        </>
      }
    >
      {mayWrite && isToday && form === null && (
        <div className="form-actions">
          <button type="button" className="button button-small" onClick={() => setForm('report')}>
            {t.clearance.report}
          </button>
          <button type="button" className="button button-small" onClick={() => setForm('grant')}>
            {t.clearance.grant}
          </button>
        </div>
      )}
      {form === 'report' && <ReportForm stream={stream} clearance={clearance} onDone={close} />}
      {form === 'grant' && <GrantForm stream={stream} clearance={clearance} onDone={close} />}
      {isEmpty && <p className="muted">{t.clearance.none}</p>}
      {isEmpty && mayWrite && isToday && <p className="muted">{t.clearance.noneFirst}</p>}
      {reports.length > 0 && <Told standing={standing} reportedFor={reportedFor} />}
      <ClearanceCurve reports={reports} until={judgedOn} />
      {reports.length > 0 && <PendingList standing={standing} reportedFor={reportedFor} />}
      {!isEmpty && <Grants tranches={tranches} />}
    </Fold>
  );
}

/** For which day it was told, and what stands. */
function Told({ standing, reportedFor }: { standing: Standing; reportedFor: string }) {
  const { t, lang } = useLanguage();
  const ground = weakest(Object.values(standing.grounds));
  return (
    <>
      <p className="muted">
        {t.clearance.reportedFor(formatEdtf(reportedFor, lang))} <GroundMark ground={ground} />
      </p>
      <Stands standing={standing} reportedFor={reportedFor} ground={ground} />
      <p className="muted clearance-note">{t.clearance.cumulative}</p>
    </>
  );
}
