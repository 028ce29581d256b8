import type { ReactNode } from 'react';
import type { Day } from '../../../shared/day.ts';
import { lastDay } from '../../../shared/edtf.ts';
import { formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { percentWords } from '../../../shared/i18n/works-words.ts';
import type { Provenance as Ground } from '../../../shared/register.ts';
import type { Component, Figures } from '../../../shared/works/components.ts';
import type { Plan, PlannedComponent } from '../../../shared/works/events.ts';
import {
  approvedOf,
  disbursedByComponent,
  disbursedOf,
  plannedAt,
  weightsOf,
} from '../../../shared/works/plan.ts';
import { aheadOf, type Progress, progressOn } from '../../../shared/works/progress.ts';
import type { Standing } from '../../../shared/works/standing.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

interface Props {
  plan: Plan;
  standing: Standing;
  /** The day of which the last report speaks, or the day looked at where there is none: what is planned is of that day. */
  on: Day;
  /** The photographs of one of them. */
  renderPhotos: (component: Component) => ReactNode;
  /** What holds for all of them is said once above. */
  ground: Ground | null;
}

/** What stands, component by component: weight, plan and progress, capital; and all of them together. */
export function Stands(props: Props) {
  const { t } = useLanguage();
  const { head, unit } = t.works;
  const columns = [
    [head.weight, unit.weight],
    [head.planned, unit.percent],
    [head.actual, unit.percent],
    [head.difference, unit.points],
    [head.approved, unit.money],
    [head.disbursed, unit.money],
  ];
  const weights = weightsOf(props.plan);
  return (
    <table className="works-stands">
      <thead>
        <tr>
          <th scope="col">{head.component}</th>
          {columns.map(([name, of]) => (
            <th key={name} scope="col" className="number">
              {name} <small>{of}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.plan.components.map((planned) => (
          <ComponentRow
            key={planned.component}
            planned={planned}
            weight={weights.get(planned.component) ?? 0}
            {...props}
          />
        ))}
      </tbody>
      <tfoot>
        <TotalRow {...props} />
      </tfoot>
    </table>
  );
}

function ComponentRow({
  planned: { component, points, approvedVndBn },
  weight,
  plan,
  standing,
  on,
  ground,
  renderPhotos,
}: Props & { planned: PlannedComponent; weight: number }) {
  const { t, lang } = useLanguage();
  const { figures, dates, grounds, sources } = standing;
  const figure = `${component}.progress` as const;
  const [actual, planned] = [figures[figure] ?? null, plannedAt(points, on)];
  const [date, own] = [dates[figure], grounds[figure]];
  const inTotal = isToldInTotal(plan, figures);
  return (
    <tr>
      <th scope="row">
        {t.works.component[component]} {renderPhotos(component)}
        {date !== undefined && lastDay(date) < on && (
          <small className="muted">{t.works.lastTold(formatEdtf(date, lang))}</small>
        )}
      </th>
      <Cell name={t.works.head.weight}>{percentWords(weight, lang)}</Cell>
      <Cell name={t.works.head.planned}>{percentWords(planned, lang)}</Cell>
      <Cell name={t.works.head.actual}>
        {actual === null ? (
          <Missing words={t.works.notSaid} />
        ) : (
          <strong>{percentWords(actual, lang)}</strong>
        )}{' '}
        {own && own !== ground && <Provenance provenance={own} source={sources[figure]} />}
      </Cell>
      <Cell name={t.works.head.difference}>
        <Ahead progress={{ actual, planned }} />
      </Cell>
      <Money
        approved={approvedVndBn}
        disbursed={figures[`${component}.disbursed`] ?? null}
        isAsked={!inTotal}
      />
    </tr>
  );
}

/** All components together; where not all are reported on, of how much of the works the per cents are. */
function TotalRow({ plan, standing, on }: Props) {
  const { t, lang } = useLanguage();
  const progress = progressOn(plan, standing.figures, on);
  const { actual, covered, planned, plannedOfAll } = progress;
  const isPart = actual !== null && covered < 100;
  const due = isPart ? planned : plannedOfAll;
  return (
    <tr>
      <th scope="row">{isPart ? t.works.totalPart(percentWords(covered, lang)) : t.works.total}</th>
      <Cell name={t.works.head.weight}>{percentWords(isPart ? covered : 100, lang)}</Cell>
      <Cell name={t.works.head.planned}>{due !== null && percentWords(due, lang)}</Cell>
      <Cell name={t.works.head.actual}>
        {actual === null ? <Missing words={t.works.notSaid} /> : percentWords(actual, lang)}
      </Cell>
      <Cell name={t.works.head.difference}>
        <Ahead progress={progress} />
      </Cell>
      <TotalMoney plan={plan} figures={standing.figures} />
    </tr>
  );
}

/** What was paid is told of all together and of no component: then none of them is said to be missing. */
const isToldInTotal = (plan: Plan, figures: Figures): boolean =>
  figures.disbursed !== undefined && disbursedByComponent(plan, figures).told === 0;

/** Where not every component is told, what is told, and of how many of them. */
function TotalMoney({ plan, figures }: { plan: Plan; figures: Figures }) {
  const { t } = useLanguage();
  const { vndBn, told, of } = disbursedByComponent(plan, figures);
  const all = disbursedOf(plan, figures);
  const isPart = all === null && told > 0;
  return (
    <Money approved={approvedOf(plan)} disbursed={isPart ? vndBn : all} isAsked>
      {isPart && <small className="muted">{t.works.ofComponents(told, of)}</small>}
      {isToldInTotal(plan, figures) && <small className="muted">{t.works.inTotal}</small>}
    </Money>
  );
}

interface MoneyProps {
  approved: number | null;
  disbursed: number | null;
  /** Whether it is missed where it is not told. */
  isAsked: boolean;
  children?: ReactNode;
}

function Money({ approved, disbursed, isAsked, children }: MoneyProps) {
  const { t, lang } = useLanguage();
  const isOver = approved !== null && disbursed !== null && disbursed > approved;
  return (
    <>
      <Cell name={t.works.head.approved} unit={t.works.unit.money}>
        {approved === null ? <Missing words={t.works.notGiven} /> : formatNumber(approved, lang)}
      </Cell>
      <Cell name={t.works.head.disbursed} unit={t.works.unit.money}>
        {disbursed === null ? isAsked && <Missing words={t.works.notSaid} /> : formatNumber(disbursed, lang)}
        {children}
        {isOver && <small className="is-late">{t.works.over}</small>}
      </Cell>
    </>
  );
}

/** A number under its heading; on a phone the heading, and the unit of money, stand beside it. */
function Cell({ name, unit, children }: { name: string; unit?: string; children: ReactNode }) {
  return (
    <td className="number" data-name={name} data-unit={unit}>
      <span>{children}</span>
    </td>
  );
}

const Missing = ({ words }: { words: string }) => <span className="muted works-missing">{words}</span>;

/** Ahead of the plan or behind it, in words; nothing where there is nothing to compare. */
export function Ahead({ progress }: { progress: Pick<Progress, 'actual' | 'planned'> }) {
  const { t, lang } = useLanguage();
  const ahead = aheadOf(progress);
  if (ahead === null) return null;
  if (ahead === 0) return t.works.even;
  const points = formatNumber(Math.abs(ahead), lang, 1);
  return ahead < 0 ? <span className="is-late">{t.works.slower(points)}</span> : t.works.faster(points);
}
