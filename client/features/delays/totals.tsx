import { useState } from 'react';
import type { DelayTotal } from '../../../server/clusters/delay-tally.ts';
import type { ToldCause } from '../../../shared/cause.ts';
import { isDelayed, LATENESS } from '../../../shared/delay.ts';
import type { Unrecorded } from '../../../shared/delay-list.ts';
import { formatLength } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { Conditions } from './conditions.ts';
import type { DelayData, Naming } from './words.ts';

interface Props {
  data: DelayData;
  asked: Conditions;
  names: Naming;
  onChange: (next: Conditions) => void;
}

/** Where, why and whose move, as bars that filter the list: the longest says it at a glance. */
export function DelayTotals({ data, asked, names, onChange }: Props) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const { filter, listing } = asked;
  const choose = (none: Unrecorded, key: string | null, next: Conditions['filter']) => {
    const isChosen = key === null && listing.none === none;
    const keepsOther = listing.none !== none ? listing.none : undefined;
    onChange({
      filter: next,
      listing: { ...listing, none: key === null ? (isChosen ? undefined : none) : keepsOther },
    });
  };
  const unlessChosen = (chosen: string | undefined, key: string | null) =>
    key === null || chosen === key ? undefined : key;
  if (data.areas.length + data.causes.length + data.movers.length === 0) return null;
  return (
    <section className={open ? 'totals is-open' : 'totals'} aria-label={t.late.why}>
      <button
        type="button"
        className="button totals-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t.late.why} <span aria-hidden="true">▾</span>
      </button>
      <div className="totals-body">
        <Pareto
          title={t.late.group.area}
          totals={data.areas}
          nameOf={names.area}
          isChosen={(key) => (key === null ? listing.none === 'area' : filter.unit === key)}
          onChoose={(key) => choose('area', key, { ...filter, unit: unlessChosen(filter.unit, key) })}
        />
        <Pareto
          title={t.late.group.cause}
          note={
            data.causes.reduce((sum, { clusters }) => sum + clusters, 0) > data.total
              ? t.late.manyCauses
              : null
          }
          totals={data.causes}
          nameOf={names.cause}
          isChosen={(key) =>
            key === null ? listing.none === 'cause' : (filter.causes?.includes(key as ToldCause) ?? false)
          }
          onChoose={(key) => choose('cause', key, { ...filter, causes: toggled(filter.causes, key) })}
        />
        <Pareto
          title={t.late.group.mover}
          totals={data.movers}
          nameOf={names.mover}
          isChosen={(key) => (key === null ? listing.none === 'mover' : filter.mover === key)}
          onChoose={(key) => choose('mover', key, { ...filter, mover: unlessChosen(filter.mover, key) })}
        />
        <p className="totals-key muted">
          {KEY.map((name) => (
            <span key={name}>
              <i className={`tone-${name}`} aria-hidden="true" /> {t.lateness[name]}
            </span>
          ))}
        </p>
      </div>
    </section>
  );
}

function toggled(causes: readonly ToldCause[] | undefined, key: string | null): ToldCause[] | undefined {
  if (key === null) return undefined;
  const cause = key as ToldCause;
  const next = causes?.includes(cause)
    ? causes.filter((other) => other !== cause)
    : [...(causes ?? []), cause];
  return next.length > 0 ? next : undefined;
}

/** What the parts of a bar are. */
const KEY = LATENESS.filter(isDelayed);

/** Lines shown before one asks for more. */
const SHOWN_FIRST = 4;

interface ParetoProps {
  title: string;
  note?: string | null;
  totals: readonly DelayTotal[];
  nameOf: (key: string | null) => string;
  isChosen: (key: string | null) => boolean;
  onChoose: (key: string | null) => void;
}

function Pareto({ title, note = null, totals, nameOf, isChosen, onChoose }: ParetoProps) {
  const { t, lang } = useLanguage();
  const most = Math.max(1, ...totals.map(({ clusters }) => clusters));
  const bar = ({ key, clusters, late, critical, worst }: DelayTotal) => {
    const share = (n: number) => ({ width: `${(100 * n) / most}%` });
    const told = [
      t.late.clusters(clusters),
      t.late.ofThese(late, critical),
      ...(worst !== null && worst > 0 ? [t.late.longest(formatLength(worst, lang))] : []),
    ].join(', ');
    return (
      <li key={key}>
        <button
          type="button"
          className={key === null ? 'pareto-bar is-none' : 'pareto-bar'}
          title={`${nameOf(key)}: ${told}`}
          aria-pressed={isChosen(key)}
          onClick={() => onChoose(key)}
        >
          <span className="pareto-name">{nameOf(key)}</span> <b>{clusters}</b>
          <span className="pareto-stack" aria-hidden="true">
            <i className="tone-critical" style={share(critical)} />
            <i className="tone-late" style={share(late - critical)} />
            <i className="tone-at_risk" style={share(clusters - late)} />
          </span>
        </button>
      </li>
    );
  };
  const first = totals.slice(0, SHOWN_FIRST);
  const rest = totals.slice(SHOWN_FIRST);
  if (totals.length === 0) return null;
  return (
    <section className="pareto">
      <h2>{title}</h2>
      <ul>{first.map(bar)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t.late.moreOfThem(rest.length)}</summary>
          <ul>{rest.map(bar)}</ul>
        </details>
      )}
      {note && <p className="muted">{note}</p>}
    </section>
  );
}
