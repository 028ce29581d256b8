import { describe, expect, test } from 'vitest';
import { DOWNLOAD_WORDS } from '../i18n/download.ts';
import { LANGS, type Lang } from '../i18n/format.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { meaningOf } from './date-heads.ts';
import { FIELDS_OF, milestoneIn } from './fields.ts';
import { kindOfNames, proposedFields } from './heads.ts';
import { unitIn } from './read-number.ts';
import { registerColumns } from './register-columns.ts';
import { numberColumn, questionsOf } from './settle.ts';

const headsIn = (lang: Lang): string[] => {
  const names = {
    unit: (code: string) => code,
    organisation: (id: string) => id,
    target: (id: string) => id,
  };
  const told = { t: MESSAGES[lang], words: DOWNLOAD_WORDS[lang], names };
  return registerColumns([], told, lang).map(({ head }) => head);
};

describe.each(LANGS)('heads of the register that is taken away (%s)', (lang) => {
  const heads = headsIn(lang);
  const fields = proposedFields(heads);

  test('are known to an import, all that it reads are there, and none is taken for another in whatever order', () => {
    expect(kindOfNames(heads)).toBe('clusters');
    expect(new Set(fields)).toEqual(
      new Set([...FIELDS_OF.clusters.filter((field) => field !== 'order'), null]),
    );
    // What an import does not read: how exact a position is.
    expect(heads.filter((_h, i) => fields[i] === null)).toEqual([MESSAGES[lang].column.precision]);
    expect(proposedFields(heads.toReversed())).toEqual(fields.toReversed());
  });

  test('a date is known as that where its column stands alone, and says itself whether it is a plan', () => {
    const said = heads.flatMap((head) => {
      const [field] = proposedFields([head]);
      const milestone = field ? milestoneIn(field) : null;
      return milestone
        ? [[milestone, meaningOf(milestone, { head, dates: ['2099'], today: '2025-03-31' })]]
        : [];
    });
    expect(said).toHaveLength(fields.filter((field) => field !== null && milestoneIn(field) !== null).length);
    expect(said.filter(([, means]) => means === 'schedule').map(([milestone]) => milestone)).toEqual([
      'established',
      'construction_started',
      'infrastructure_completed',
      'expansion_started',
      'expansion_completed',
    ]);
    expect(said.filter(([, means]) => means === null)).toEqual([]);
  });

  test('name the unit of their numbers, so that nothing is asked', () => {
    const headOf = (field: (typeof fields)[number]) => heads[fields.indexOf(field)] ?? '';
    expect(unitIn(headOf('area_ha'), 'area')).toBe('ha');
    expect(unitIn(headOf('investment_vnd_bn'), 'money')).toBe('vnd_bn');
    const cells = [0.8, 80];
    const column = numberColumn('share', { head: headOf('occupancy_pct'), cells, answers: {} });
    expect(questionsOf(column, cells)).toEqual([]);
  });
});
