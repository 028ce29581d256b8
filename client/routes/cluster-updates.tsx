import { useState } from 'react';
import type { ClusterDetail } from '../../server/clusters/detail.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { usePinned } from '../commands/use-pinned.ts';
import { milestoneSubject } from '../features/milestones/subject.ts';
import { UpdatePanel } from '../features/milestones/update-panel.tsx';
import { useLanguage } from '../i18n.tsx';
import { later } from '../later.tsx';
import { useAsOf } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../ui/use-narrow.ts';

const ReadDocument = later(
  async () => (await import('../features/documents/read-document.tsx')).ReadDocument,
);
const ReviewForm = later(async () => (await import('../features/milestones/review-form.tsx')).ReviewForm, {
  lines: 1,
  beside: true,
});
const TakeBackForm = later(async () => (await import('../features/milestones/take-back.tsx')).TakeBackForm);

/** What this person may do here: update an open milestone, or review what was reported. */
export function Updates({ detail }: { detail: ClusterDetail }) {
  const { t } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  const { row, open, can, milestones } = detail;
  // Pinned: what others change meanwhile must not take a half-written form, or its receipt, off the screen.
  const [chosen, setChosen] = useState<MilestoneCode | null>(row.gate ?? open[0] ?? null);
  const choices = chosen === null || open.includes(chosen) ? open : [chosen, ...open];
  const subjectOf = (code: MilestoneCode) => {
    const line = milestones.find((candidate) => candidate.milestone === code);
    return milestoneSubject(row.code, line ?? { milestone: code });
  };
  const waiting = usePinned(
    milestones.filter((line) => line.actualState === 'reported'),
    ({ milestone }) => milestone,
  );
  return (
    <>
      {can.review &&
        waiting.shown.map((line) => (
          <div key={line.milestone} className="card">
            <h3>
              {t.milestone[line.milestone]}: {t.cluster.unconfirmed}
            </h3>
            <ReviewForm
              subject={subjectOf(line.milestone)}
              date={line.actual ?? ''}
              document={line.actualEntry?.document ?? null}
              onOpen={() => waiting.pin(line)}
              onClose={() => waiting.letGo(line)}
            />
          </div>
        ))}
      {can.forecast && chosen !== null && (
        <Fold title={t.status.update} open={!narrow} className="card update-card">
          <label className="update-choice">
            {t.form.choose}
            <select value={chosen} onChange={(event) => setChosen(event.target.value as MilestoneCode)}>
              {choices.map((code) => (
                <option key={code} value={code}>
                  {t.ahead[code]}
                </option>
              ))}
            </select>
          </label>
          <UpdatePanel
            key={chosen}
            subject={subjectOf(chosen)}
            renderReading={(onTake) => <ReadDocument code={row.code} onTake={onTake} />}
          />
        </Fold>
      )}
      {can.takeBack && <TakeBack detail={detail} />}
    </>
  );
}

/** A confirmed actual that turns out wrong: the department may take it back. */
function TakeBack({ detail }: { detail: ClusterDetail }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [chosen, setChosen] = useState<MilestoneCode | null>(null);
  const confirmed = detail.milestones.filter((line) => line.actualState === 'confirmed');
  const line = confirmed.find(({ milestone }) => milestone === chosen);
  if (!isToday || confirmed.length === 0) return null;
  if (chosen !== null && line) {
    return (
      <div className="card">
        <TakeBackForm subject={milestoneSubject(detail.row.code, line)} onDone={() => setChosen(null)} />
      </div>
    );
  }
  return (
    <details className="take-back">
      <summary>{t.cluster.takeBack}</summary>
      <div className="form-actions">
        {confirmed.map(({ milestone }) => (
          <button
            key={milestone}
            type="button"
            className="button button-small"
            onClick={() => setChosen(milestone)}
          >
            {t.milestone[milestone]}
          </button>
        ))}
      </div>
    </details>
  );
}
