import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import type { MilestoneSubject } from './subject.ts';
import { Verbs } from './verbs.tsx';

/** Two verbs for one milestone. While looking at another day nothing can be changed. */
export function UpdatePanel({ subject }: { subject: MilestoneSubject }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  return isToday ? <Verbs subject={subject} /> : <p className="muted">{t.asOf.readOnly}</p>;
}
