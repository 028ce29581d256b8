import { CHOICE_NAMES } from '../../../shared/cluster-row.ts';
import type { Condition } from '../../../shared/delay-list.ts';
import { choiceWord } from '../../../shared/i18n/filter-words.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { type Conditions, conditionsIn, dropped } from './conditions.ts';
import type { DelayData, Naming } from './words.ts';

interface Props {
  asked: Conditions;
  names: Naming;
  onChange: (next: Conditions) => void;
}

/** The conditions that hold, each with its own way out. */
export function DelayChips({ asked, names, onChange }: Props) {
  const { t } = useLanguage();
  // What is typed stands in the field above.
  const chips = useChips(asked, names).filter(({ key }) => key !== 'search');
  if (chips.length === 0) return null;
  return (
    <ul className="chips">
      {chips.map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            aria-label={t.map.remove(text)}
            onClick={() => onChange(without)}
          >
            {text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {(chips.length > 1 || asked.filter.q) && (
        <li>
          <button type="button" className="chip chip-clear" onClick={() => onChange(cleared(asked))}>
            {t.late.dropAll}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Order and groups stay: they hide nothing. */
const cleared = ({ listing }: Conditions): Conditions => ({
  filter: {},
  listing: { ...listing, changed: undefined, none: undefined },
});

interface Chip {
  key: string;
  text: string;
  without: Conditions;
}

function useChips(asked: Conditions, names: Naming): Chip[] {
  const { t, lang } = useLanguage();
  const { filter, listing } = asked;
  const chips: Chip[] = [];
  const add = (key: Condition, text: string) => chips.push({ key, text, without: dropped(key, asked) });
  if (filter.q) add('search', `“${filter.q}”`);
  if (filter.unit) add('area', names.area(filter.unit));
  if (filter.mover) add('mover', names.mover(filter.mover));
  for (const name of CHOICE_NAMES) {
    const values: readonly string[] = filter[name] ?? [];
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      chips.push({
        key: `${name}-${value}`,
        text: choiceWord(t, name, value),
        without: { filter: { ...filter, [name]: rest.length > 0 ? rest : undefined }, listing },
      });
    }
  }
  if (filter.cohort) {
    chips.push({
      key: 'cohort',
      text: `${t.column.cohorts} ${filter.cohort}${filter.achieved ? `, ${t.map.achieved[filter.achieved]}` : ''}`,
      without: { filter: { ...filter, cohort: undefined, achieved: undefined }, listing },
    });
  }
  if (filter.only) {
    const without = { filter: { ...filter, only: undefined }, listing };
    chips.push({ key: 'only', text: t.map.only[filter.only], without });
  }
  if (listing.none) {
    chips.push({
      key: 'none',
      text: t.late.none[listing.none],
      without: { filter, listing: { ...listing, none: undefined } },
    });
  }
  if (listing.changed && listing.since) {
    add('change', `${t.late.changed[listing.changed]} ${t.late.sinceIs(formatDay(listing.since, lang))}`);
  }
  return chips;
}

/** Nothing is listed: which of the conditions to drop, and what there would be then. */
export function NothingLeft({ asked, without, onChange }: Omit<Props, 'names'> & Pick<DelayData, 'without'>) {
  const { t } = useLanguage();
  const held = conditionsIn(asked);
  const helpful = held.filter((condition) => without[condition] > 0).sort((a, b) => without[b] - without[a]);
  return (
    <div className="empty">
      <p>{held.length > 0 ? t.late.nothing : t.late.nothingHere}</p>
      <p className="page-actions">
        {helpful.map((condition) => (
          <button
            key={condition}
            type="button"
            className="button"
            onClick={() => onChange(dropped(condition, asked))}
          >
            {t.late.dropFor(t.late.condition[condition], without[condition])}
          </button>
        ))}
        {held.length > 1 && (
          <button type="button" className="button" onClick={() => onChange(cleared(asked))}>
            {t.late.dropAll}
          </button>
        )}
      </p>
    </div>
  );
}
