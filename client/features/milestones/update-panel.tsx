import { useState } from 'react';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { ActualForm } from './actual-form.tsx';
import { ForecastForm } from './forecast-form.tsx';
import type { MilestoneSubject } from './subject.ts';

/** Two verbs for one milestone. While looking at another day nothing can be changed. */
export function UpdatePanel({ subject }: { subject: MilestoneSubject }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [open, setOpen] = useState<'forecast' | 'actual' | null>(null);
  if (!isToday) return <p className="muted">{t.asOf.readOnly}</p>;
  const done = () => setOpen(null);
  if (open === 'forecast') return <ForecastForm subject={subject} onDone={done} />;
  if (open === 'actual') return <ActualForm subject={subject} onDone={done} />;
  return (
    <div className="form-actions">
      <button type="button" className="button button-main" onClick={() => setOpen('forecast')}>
        {t.form.forecast}
      </button>
      <button type="button" className="button" onClick={() => setOpen('actual')}>
        {t.form.actual}
      </button>
    </div>
  );
}
