import { useQuery } from '@tanstack/react-query';
import type { ManagedTargets } from '../../../server/programmes/manage.ts';
import { isDay } from '../../../shared/day.ts';
import type { Telling } from '../../../shared/i18n/rule-words.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { PRECISIONS } from '../../../shared/register.ts';
import { compareVietnamese, shortName } from '../../../shared/text.ts';
import { COMMUNES_FROM, DISTRICTS_TO, levelOn } from '../../../shared/unit.ts';
import { mapQuery, trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import type { Item } from './picker.tsx';

/** What a rule can name: clusters, units of a day, investors, how well a position is known. */
export interface Choices {
  clusters: readonly Item[];
  investors: readonly Item[];
  positions: readonly Item[];
}

const byName = (a: Item, b: Item): number => compareVietnamese(a.name, b.name);

export function useChoices(investors: ManagedTargets['investors']): Choices {
  const { t, lang, inLanguage } = useLanguage();
  const { data } = useQuery(mapQuery(null));
  return {
    clusters: (data?.rows ?? [])
      .map(({ code, name }) => ({ id: code, name: `${shortName(name, lang)} (${code})` }))
      .sort(byName),
    investors: investors.map((one) => ({ id: one.id, name: inLanguage(one, 'name') })).sort(byName),
    positions: PRECISIONS.map((id) => ({ id, name: t.precision[id] })),
  };
}

/** The units that there were on a day: districts until 30 June 2025, communes since. */
export function useUnits(day: string): Item[] {
  const { inLanguage } = useLanguage();
  // The units of one level are the same on all its days.
  const asOf = isDay(day) && levelOn(day) === 'district' ? DISTRICTS_TO : COMMUNES_FROM;
  const { data = [] } = useQuery(trpc.units.list.queryOptions({ asOf }));
  return data.map((unit) => ({ id: unit.code, name: inLanguage(unit, 'name') })).sort(byName);
}
/** How rules are told in words on this page. */
export function useTelling(investors: ManagedTargets['investors']): Telling {
  const { t, lang, inLanguage } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  const units = new Map([...useUnits(DISTRICTS_TO), ...useUnits(COMMUNES_FROM)].map((u) => [u.id, u.name]));
  const builders = new Map(investors.map((one) => [one.id, inLanguage(one, 'name')]));
  return {
    t,
    words,
    lang,
    unitName: (code) => units.get(code) ?? code,
    investorName: (id) => builders.get(id) ?? id,
  };
}
