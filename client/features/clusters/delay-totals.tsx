import type { MoverTotal } from '../../../server/clusters/delays.ts';
import { CAUSES, type Cause } from '../../../shared/cause.ts';
import type { Filter } from '../../../shared/filter.ts';
import { useLanguage } from '../../i18n.tsx';

interface Props {
  filter: Filter;
  /** Clusters of the list by cause of their open obstacles, and by whose move it is. */
  causes: Partial<Record<Cause, number>>;
  movers: readonly MoverTotal[];
  onChange: (filter: Filter) => void;
}

/** Agencies shown before one asks for more: the ones that most wait for. */
const SHOWN_FIRST = 6;

/** Why they are late and whom they wait for, as totals that filter the list. */
export function DelayTotals({ filter, causes, movers, onChange }: Props) {
  const { t, inLanguage } = useLanguage();
  const known = CAUSES.filter((cause) => causes[cause]).sort((a, b) => (causes[b] ?? 0) - (causes[a] ?? 0));
  const toggleCause = (cause: Cause) => {
    const chosen = filter.causes ?? [];
    const next = chosen.includes(cause) ? chosen.filter((other) => other !== cause) : [...chosen, cause];
    onChange({ ...filter, causes: next.length > 0 ? next : undefined });
  };
  const moverChip = (mover: MoverTotal) => (
    <button
      key={mover.organisation}
      type="button"
      className="chip"
      aria-pressed={filter.mover === mover.organisation}
      onClick={() =>
        onChange({
          ...filter,
          mover: filter.mover === mover.organisation ? undefined : mover.organisation,
        })
      }
    >
      {inLanguage(mover, 'name')} <b>{mover.clusters}</b>
    </button>
  );
  return (
    <div className="totals">
      {known.length > 0 && (
        <fieldset className="chip-set">
          <legend>{t.obstacle.causes}</legend>
          {known.map((cause) => (
            <button
              key={cause}
              type="button"
              className="chip"
              aria-pressed={filter.causes?.includes(cause) ?? false}
              onClick={() => toggleCause(cause)}
            >
              {t.reason[cause]} <b>{causes[cause]}</b>
            </button>
          ))}
        </fieldset>
      )}
      {movers.length > 0 && (
        <fieldset className="chip-set">
          <legend>{t.obstacle.movers}</legend>
          {movers.slice(0, SHOWN_FIRST).map(moverChip)}
          {movers.length > SHOWN_FIRST && (
            <details className="chip-more">
              <summary className="chip">{t.obstacle.more(movers.length - SHOWN_FIRST)}</summary>
              {movers.slice(SHOWN_FIRST).map(moverChip)}
            </details>
          )}
        </fieldset>
      )}
    </div>
  );
}
