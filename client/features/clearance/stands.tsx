import {
  type Figure,
  pendingHa,
  pendingHouseholds,
  STEP_NAMES,
  STEPS,
  type Step,
  shareOf,
  type Unit,
  unitOf,
} from '../../../shared/clearance/figures.ts';
import type { Standing } from '../../../shared/clearance/standing.ts';
import { type Edtf, lastDay } from '../../../shared/edtf.ts';
import { amountWords, leftWords, shareWords } from '../../../shared/i18n/clearance-words.ts';
import { formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import type { Provenance as Ground } from '../../../shared/register.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

/** Counted in every step; organisations and graves stand in a line of their own. */
const UNITS: readonly Unit[] = ['ha', 'households', 'vndBn'];

interface Props {
  standing: Standing;
  /** The day of the last report: a figure that is older says so. */
  reportedFor: string;
  /** What holds for all of them is said once above. */
  ground: Ground | null;
}

/** What stands: the steps of clearance, each in hectares, households and money, each share with its denominator. */
export function Stands(props: Props) {
  const { t } = useLanguage();
  const { figures } = props.standing;
  const steps = STEP_NAMES.filter((step) => STEPS[step].some((figure) => figures[figure] !== undefined));
  return (
    <table className="clearance-stands">
      <thead>
        <tr>
          <th scope="col">{t.clearance.what}</th>
          {UNITS.map((unit) => (
            <th key={unit} scope="col" className="number">
              {t.clearance.unit[unit]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <StepRow key={step} step={step} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function StepRow({ step, ...props }: Props & { step: Step }) {
  const { t, lang } = useLanguage();
  const { figures } = props.standing;
  const others = STEPS[step].filter(
    (figure) => !UNITS.includes(unitOf(figure)) && figures[figure] !== undefined,
  );
  const olderFor = commonOlder(step, props);
  return (
    <tr>
      <th scope="row">
        {t.clearance.step[step]}
        {others.map((figure) => (
          <small key={figure} className="muted">
            <Amount figure={figure} {...props} dated={olderFor === null} whole />
          </small>
        ))}
        {olderFor !== null && (
          <small className="muted">{t.clearance.lastTold(formatEdtf(olderFor, lang))}</small>
        )}
      </th>
      {UNITS.map((unit) => {
        const figure = STEPS[step].find((one) => unitOf(one) === unit);
        return (
          <td key={unit} className="number">
            {figure !== undefined &&
              (figures[figure] === undefined ? (
                <span className="muted clearance-unsaid">{t.clearance.notSaid}</span>
              ) : (
                <Amount figure={figure} {...props} dated={olderFor === null} />
              ))}
          </td>
        );
      })}
    </tr>
  );
}

/** The day on which all that is known of a step was told, where that is older than the last report: said once for the step. */
function commonOlder(step: Step, { standing: { dates }, reportedFor }: Props): Edtf | null {
  const told = new Set(STEPS[step].flatMap((figure) => dates[figure] ?? []));
  const [date] = told;
  return told.size === 1 && date !== undefined && isOlder(date, reportedFor) ? date : null;
}

const isOlder = (date: Edtf, reportedFor: Edtf): boolean => lastDay(date) < lastDay(reportedFor);

interface AmountProps extends Props {
  figure: Figure;
  /** Whether an older figure says of when it is: not where its step says so. */
  dated: boolean;
  /** With its unit: it stands under no heading that says it. */
  whole?: boolean;
}

function Amount({ figure, standing, reportedFor, ground, dated, whole = false }: AmountProps) {
  const { t, lang } = useLanguage();
  const { figures, dates, grounds, sources } = standing;
  const [value, date, own] = [figures[figure], dates[figure], grounds[figure]];
  const share = shareOf(figure, figures);
  if (value === undefined) return null;
  return (
    <>
      <span className="clearance-amount" data-unit={whole ? undefined : t.clearance.unit[unitOf(figure)]}>
        {whole ? amountWords(figure, value, t, lang) : formatNumber(value, lang)}
      </span>{' '}
      {own && own !== ground && <Provenance provenance={own} source={sources[figure]} />}
      {share && <small className="muted">{shareWords(share, t, lang)}</small>}
      {dated && date !== undefined && isOlder(date, reportedFor) && (
        <small className="muted">{t.clearance.lastTold(formatEdtf(date, lang))}</small>
      )}
    </>
  );
}

/** What waits, by cause, and how much it is of what is left. */
export function PendingList({ standing, reportedFor }: Pick<Props, 'standing' | 'reportedFor'>) {
  const { t, lang } = useLanguage();
  const { pending, pendingDate, figures } = standing;
  const left = leftWords(figures, t, lang);
  return (
    <div className="clearance-pending">
      <h3>{t.clearance.pendingTitle}</h3>
      {left !== null && <p>{t.clearance.left(left)}</p>}
      {pending.length === 0 ? (
        <p className="muted">{t.clearance.pendingNone}</p>
      ) : (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.clearance.cause}</th>
                <th scope="col" className="number">
                  {t.clearance.unit.ha}
                </th>
                <th scope="col" className="number">
                  {t.clearance.unit.households}
                </th>
              </tr>
            </thead>
            <tbody>
              {pending.map(({ cause, ha, households }) => (
                <tr key={cause}>
                  <th scope="row">{causeWord(t, cause)}</th>
                  <td className="number">{ha !== undefined && formatNumber(ha, lang)}</td>
                  <td className="number">{households !== undefined && formatNumber(households, lang)}</td>
                </tr>
              ))}
            </tbody>
            {pending.length > 1 && (
              <tfoot>
                <tr>
                  <th scope="row">{t.clearance.total}</th>
                  <td className="number">{formatNumber(pendingHa(pending), lang)}</td>
                  <td className="number">{formatNumber(pendingHouseholds(pending), lang)}</td>
                </tr>
              </tfoot>
            )}
          </table>
          {pendingDate !== null && isOlder(pendingDate, reportedFor) && (
            <p className="muted">{t.clearance.reportedFor(formatEdtf(pendingDate, lang))}</p>
          )}
        </>
      )}
    </div>
  );
}
