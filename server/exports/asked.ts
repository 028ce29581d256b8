import { NO_AREA } from '../../shared/area.ts';
import type { Day } from '../../shared/day.ts';
import { isoInstant } from '../../shared/day.ts';
import { invalid } from '../../shared/errors.ts';
import { DOWNLOAD_WORDS } from '../../shared/i18n/download.ts';
import { type FilterNames } from '../../shared/i18n/filter-words.ts';
import { formatDay, formatInstant, inLanguage, type Lang } from '../../shared/i18n/format.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import { named } from '../../shared/i18n/named.ts';
import type { TableWords } from '../../shared/tables/cluster-columns.ts';
import { unitName } from '../../shared/unit-name.ts';
import type { Context } from '../context.ts';
import { namesFor } from '../snapshot/set-on.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { knownUnits } from '../units/read.ts';

/** What is asked of a list that is taken away: the parameters of the page's own address, its day, the language. */
export interface Asked {
  params: { get(key: string): string | null };
  asOf: Day;
  lang: Lang;
}

/** The words of a list, and what its codes are called on the day. */
export async function tellingOf(
  ctx: Context,
  { directory, targets, pastTargets, codes }: Snapshot,
  { asOf, lang }: Asked,
): Promise<TableWords> {
  const units = await knownUnits(ctx.db, ctx.provinceId, asOf);
  const unitNames = new Map(units.map(({ code, nameVi }) => [code, unitName(nameVi, lang)]));
  const all = [...targets, ...pastTargets()];
  const targetNames = new Map(all.map(({ target }) => [target.code, inLanguage(target, 'name', lang)]));
  return {
    t: named(MESSAGES[lang], namesFor(ctx, codes), lang),
    words: DOWNLOAD_WORDS[lang],
    names: {
      unit: (code) => unitNames.get(code) ?? code,
      target: (code) => targetNames.get(code) ?? code,
      organisation: (id) => {
        const known = directory.organisations.get(id);
        return known ? inLanguage(known, 'name', lang) : id;
      },
    },
  };
}

/** The longest that a page looks for. */
const LONGEST = 80;
export const lookedFor = ({ params }: Asked): string => (params.get('q') ?? '').slice(0, LONGEST).trim();

/** Of what is always as it stands now, another day would be a lie above the list. */
export function assertOfToday({ clock }: Context, { asOf }: Asked): void {
  if (asOf !== clock.today()) throw invalid('asOf', 'date_impossible');
}

export const filterNames = ({ names, t }: TableWords): FilterNames => ({
  unit: (code) => (code === NO_AREA ? t.area.nowhere : names.unit(code)),
  target: names.target,
  mover: names.organisation,
});

export const asOfLine = ({ words }: TableWords, { asOf, lang }: Asked): [string, string] => [
  words.about.asOf,
  formatDay(asOf, lang),
];

export const sourceLine = (ctx: Context, { t, words }: TableWords, { lang }: Asked): [string, string] => [
  words.about.source,
  words.taken(t.app.name, formatInstant(isoInstant(ctx.clock.now()), lang)),
];
