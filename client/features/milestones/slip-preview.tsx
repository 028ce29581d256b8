import type { Day } from '../../../shared/day.ts';
import { latenessOf, slipDays } from '../../../shared/delay.ts';
import { requestOf } from '../../../shared/discipline/request.ts';
import { parseEdtf } from '../../../shared/edtf.ts';
import { formatEdtf, formatLength, formatSlip } from '../../../shared/i18n/format.ts';
import { overtakenBy } from '../../../shared/milestone.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Notice } from '../../ui/parts.tsx';
import type { MilestoneSubject } from './subject.ts';

interface Props {
  date: string;
  kind: 'forecast' | 'actual';
  subject: MilestoneSubject;
  today: Day;
}

/** What the change will mean, by the very rule the server uses, before anything is sent. */
export function SlipPreview({ date, kind, subject, today }: Props) {
  const { t, lang } = useLanguage();
  const { thresholds } = useSession();
  const { baseline, forecast: before, expected } = subject;
  const said = parseEdtf(date) ? date : null;
  if (said === null) return <p className="preview muted">{t.form.previewNone}</p>;
  const overtaken = (
    <Overtaken
      names={overtakenBy(said, expected).map(({ milestone, date: promised }) =>
        t.form.expectation(t.ahead[milestone], formatEdtf(promised, lang)),
      )}
    />
  );
  if (baseline === null) {
    return (
      <>
        <p className="preview muted">{t.form.previewNoPlan}</p>
        {overtaken}
      </>
    );
  }
  const slipWith = (forecast: string | null, actual: string | null) =>
    slipDays({ baseline, forecast, actual }, today);
  const slip = kind === 'forecast' ? slipWith(said, null) : slipWith(null, said);
  const old = slipWith(before, null);
  const lateness =
    kind === 'forecast' ? latenessOf({ baseline, forecast: said, actual: null }, today, thresholds) : null;
  return (
    <>
      <output className={`preview tone-box-${lateness ?? 'done'}`}>
        <strong>{t.form.preview}: </strong>
        {formatEdtf(said, lang)}
        {slip !== null && <> — {t.cluster.vsDecision(formatSlip(slip, lang))}</>}
        {lateness && <> ({t.lateness[lateness].toLowerCase()})</>}
        {old !== null && <span className="muted"> · {t.form.was(formatSlip(old, lang))}</span>}
      </output>
      {kind === 'forecast' && <WillAsk date={said} subject={subject} />}
      {overtaken}
    </>
  );
}

/** Far behind the original schedule: it is recorded all the same, and somebody higher is asked. */
function WillAsk({ date, subject: { original, baseline } }: Pick<Props, 'date' | 'subject'>) {
  const { t, lang } = useLanguage();
  const { thresholds } = useSession();
  if (original === null || baseline === null) return null;
  // What was approved before is not known here: whoever asks twice for the same is told once too often.
  const dates = { baseline0: original, baseline, forecast: date };
  const request = requestOf('established', dates, { decided: [], thresholds });
  if (request === null) return null;
  const length = formatLength(request.days, lang);
  const approver = t.discipline.approver[request.approver];
  return <Notice tone="info" title={t.discipline.willAsk(length, approver)} />;
}

/** Later milestones that are still expected before this one: a warning, because those dates are others' to move. */
function Overtaken({ names }: { names: readonly string[] }) {
  const { t } = useLanguage();
  return names.length > 0 && <Notice tone="warn" title={t.form.overtakes(names.join('; '))} />;
}
