import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AreaStanding, shareOf } from '../../../shared/area.ts';
import { NO_GROUNDS } from '../../../shared/ground.ts';
import { areaFinding, lateWords } from '../../../shared/i18n/area-words.ts';
import { MESSAGES } from '../../../shared/i18n/messages.ts';
import { AREA_COLUMNS, FIRST_ORDER, inOrder, type NamedArea, nextOrder } from './order.ts';

const standing = (late: number, scheduled: number, more: Partial<AreaStanding> = {}): AreaStanding => ({
  clusters: scheduled,
  scheduled,
  late,
  lateGrounds: NO_GROUNDS,
  lateShare: shareOf(late, scheduled),
  noPlan: 0,
  stale: 0,
  ...more,
});
const area = (name: string, late: number, scheduled: number): NamedArea => ({
  code: name,
  name,
  standing: standing(late, scheduled),
});
const { vi, en } = MESSAGES;

describe('what is said of an area', () => {
  test('late of those with a schedule, never of all', () => {
    const some = standing(3, 4, { clusters: 7 });
    expect(areaFinding(some, vi)).toBe('3 trong 4 cụm có tiến độ bị chậm');
    expect(areaFinding(some, en)).toBe('3 of 4 clusters with a schedule are late');
    expect(areaFinding(standing(0, 4, { clusters: 7 }), vi)).toBe(
      'không cụm nào chậm trong 4 cụm có tiến độ',
    );
  });

  test('without a schedule: that there is none, or that all is done, or that nothing lies there', () => {
    const none = (more: Partial<AreaStanding>) => areaFinding(standing(0, 0, more), vi);
    expect(none({ clusters: 5, noPlan: 2 })).toBe('2 trong 5 cụm chưa có tiến độ được duyệt');
    expect(none({ clusters: 5 })).toBe('5 cụm, đã hoàn thành theo dõi tiến độ');
    expect(none({ clusters: 0 })).toBe('chưa có cụm công nghiệp');
  });

  test('regression: “100 %” of two clusters stood beside “80 %” of five', () => {
    expect(lateWords(standing(2, 2), vi, 'vi')).toBe('2 trong 2');
    expect(lateWords(standing(2, 3), vi, 'vi')).toBe('2 trong 3 · 67%');
    expect(lateWords(standing(4, 5), en, 'en')).toBe('4 of 5 · 80%');
  });
});

describe('the order of areas', () => {
  const names = (areas: readonly NamedArea[]) => areas.map(({ name }) => name);
  const areas = [area('Đông Anh', 3, 4), area('Ba Vì', 0, 0), area('Ứng Hòa', 2, 2), area('Phúc Thọ', 4, 5)];

  test('the most late first', () => {
    expect(names(inOrder(areas, FIRST_ORDER))).toEqual(['Phúc Thọ', 'Đông Anh', 'Ứng Hòa', 'Ba Vì']);
  });

  test('by name as Vietnamese sorts: Đ after B and before P', () => {
    expect(names(inOrder(areas, { by: 'name', direction: 'up' }))).toEqual([
      'Ba Vì',
      'Đông Anh',
      'Phúc Thọ',
      'Ứng Hòa',
    ]);
  });

  test('what has no share comes last, whichever way', () => {
    for (const direction of ['up', 'down'] as const) {
      expect(names(inOrder(areas, { by: 'share', direction })).slice(2)).toEqual(['Ba Vì', 'Ứng Hòa']);
    }
    expect(names(inOrder(areas, { by: 'share', direction: 'up' }))[0]).toBe('Đông Anh');
  });

  test('a column pressed again turns round', () => {
    const once = nextOrder(FIRST_ORDER, 'stale');
    expect([once.direction, nextOrder(once, 'stale').direction]).toEqual(['down', 'up']);
    expect(nextOrder(FIRST_ORDER, 'name').direction).toBe('up');
  });

  test('nothing is lost or doubled by any order', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(6), fc.nat(6))
        .map(([a, b], i = 0) => area(`${a}${b}${i}`, Math.min(a, b), Math.max(a, b))),
    );
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...AREA_COLUMNS),
        fc.constantFrom('up' as const, 'down' as const),
        (all, by, direction) => {
          expect(names(inOrder(all, { by, direction })).sort()).toEqual(names(all).sort());
        },
      ),
    );
  });
});
