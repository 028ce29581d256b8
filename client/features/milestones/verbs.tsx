import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import type { ReadingSlot } from './actual-form.tsx';
import type { MilestoneSubject } from './subject.ts';

const ActualForm = later(async () => (await import('./actual-form.tsx')).ActualForm);
const ForecastForm = later(async () => (await import('./forecast-form.tsx')).ForecastForm);

type Verb = 'actual' | 'forecast';

interface Props {
  subject: MilestoneSubject;
  /** The day has come: that it is done is what one most likely has to say. */
  isDue?: boolean;
  /** What the verbs are about, for those who hear them one after the other. */
  describedBy?: string;
  next?: ReactNode;
  /** What proposes the document of an actual. */
  renderReading?: ReadingSlot;
  onOpen?: () => void;
  onClose?: () => void;
}

/** The two things one can say of a milestone, each one press away, and the form of the one that was chosen. */
export function Verbs({ subject, isDue = false, describedBy, next, renderReading, onOpen, onClose }: Props) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [open, setOpen] = useState<Verb | null>(null);
  if (!isToday) return null;
  const choose = (verb: Verb) => () => {
    setOpen(verb);
    onOpen?.();
  };
  const done = () => {
    setOpen(null);
    onClose?.();
  };
  if (open !== null) {
    const form = { subject, next, onDone: done };
    return (
      <div className="due-form">
        {open === 'actual' ? (
          <ActualForm {...form} {...(renderReading && { renderReading })} />
        ) : (
          <ForecastForm {...form} />
        )}
      </div>
    );
  }
  return (
    <div className="due-verbs">
      <button
        type="button"
        className={isDue ? 'button button-main' : 'button'}
        aria-describedby={describedBy}
        onClick={choose('actual')}
      >
        {t.form.actual}
      </button>
      <button type="button" className="button" aria-describedby={describedBy} onClick={choose('forecast')}>
        {t.form.forecast}
      </button>
    </div>
  );
}
