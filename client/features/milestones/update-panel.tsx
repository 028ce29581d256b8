import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import type { ReadingSlot } from './actual-form.tsx';
import type { MilestoneSubject } from './subject.ts';
import { Verbs } from './verbs.tsx';

/** Two verbs for one milestone. While looking at another day nothing can be changed. */
export function UpdatePanel({
  subject,
  renderReading,
}: {
  subject: MilestoneSubject;
  renderReading?: ReadingSlot;
}) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  return isToday ? (
    <Verbs subject={subject} {...(renderReading && { renderReading })} />
  ) : (
    <p className="muted">{t.asOf.readOnly}</p>
  );
}
