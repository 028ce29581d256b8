import type { DelayTotal } from '../../../server/clusters/delay-tally.ts';
import { formatLength } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { DelayData, Naming } from './words.ts';

interface Props {
  gravest: NonNullable<DelayData['gravest']>;
  names: Naming;
  /** Its whole name, for a sentence. */
  areaName: string;
  /** It is the only one listed, because it was chosen. */
  chosen: boolean;
  onChoose: () => void;
}

/** Of the area where it stands worst: why, and whose move it is. The answer before anybody asks. */
export function Gravest({ gravest: { area, causes, movers }, names, areaName, chosen, onChoose }: Props) {
  const { t, lang } = useLanguage();
  return (
    <section className="card gravest">
      <h2>
        {chosen ? (
          t.late.whyHere(areaName)
        ) : (
          <button type="button" className="door" onClick={onChoose}>
            {t.late.worst(areaName)}
          </button>
        )}
      </h2>
      <p>
        {t.late.ofThese(area.late, area.critical)}
        {area.worst !== null && area.worst > 0 && `, ${t.late.longest(formatLength(area.worst, lang))}`}
      </p>
      <dl>
        <dt>{t.late.because}</dt>
        <dd>
          <Counted totals={causes} nameOf={names.cause} />
        </dd>
        <dt>{t.late.waitsFor}</dt>
        <dd>
          <Counted totals={movers} nameOf={names.mover} />
        </dd>
      </dl>
    </section>
  );
}

/** The most frequent of them. */
const TOLD = 3;

function Counted({
  totals,
  nameOf,
}: {
  totals: readonly DelayTotal[];
  nameOf: (key: string | null) => string;
}) {
  return (
    <ul>
      {totals.slice(0, TOLD).map(({ key, clusters }) => (
        <li key={key} className={key === null ? 'muted' : undefined}>
          <span>{nameOf(key)}</span> <b>{clusters}</b>
        </li>
      ))}
    </ul>
  );
}
