import { isDelayed, LATENESS, type Lateness } from '../../../shared/delay.ts';
import type { Filter } from '../../../shared/filter.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';

interface Props {
  filter: Filter;
  counts: Partial<Record<Lateness, number>>;
  onChange: (filter: Filter) => void;
}

/** Classes one can ask for; "done" has nothing to rank. */
const CLASSES = LATENESS.filter((lateness) => lateness !== 'done');

/** How many are how late, as one bar whose parts are chosen. A class of which there is none is left out. */
export function ClassBar({ filter, counts, onChange }: Props) {
  const { t } = useLanguage();
  const { thresholds } = useSession();
  const isChosen = (name: Lateness) => filter.lateness?.length === 1 && filter.lateness[0] === name;
  const there = CLASSES.filter((name) => (counts[name] ?? 0) > 0 || isChosen(name));
  const delayed = CLASSES.filter(isDelayed).reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  return (
    <fieldset className="class-bar">
      <legend className="visually-hidden">{t.delays.classes}</legend>
      <button
        type="button"
        aria-pressed={filter.lateness === undefined}
        onClick={() => onChange({ ...filter, lateness: undefined })}
      >
        <b>{delayed}</b> <span>{t.delays.all}</span>
      </button>
      {there.map((name) => (
        <button
          key={name}
          type="button"
          className={`tone-${name}`}
          style={{ flexGrow: counts[name] ?? 0 }}
          title={t.latenessRule[name](thresholds)}
          aria-pressed={isChosen(name)}
          onClick={() => onChange({ ...filter, lateness: isChosen(name) ? undefined : [name] })}
        >
          <b>{counts[name] ?? 0}</b> <span>{t.lateness[name]}</span>
        </button>
      ))}
    </fieldset>
  );
}
