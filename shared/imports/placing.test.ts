import { describe, expect, test } from 'vitest';
import type { IdentitySaid } from '../register/identity.ts';
import { placed } from './placing.ts';
import { type NamedUnit, unitFinder } from './words.ts';

const DISTRICT: NamedUnit = {
  code: '271',
  level: 'district',
  nameVi: 'Huyện Ba Vì',
  validFrom: '2014-04-01',
  validTo: '2025-06-30',
  middle: { lat: 21.1, lon: 105.4 },
};
const commune = (code: string, nameVi: string, before: string[]): NamedUnit => ({
  code,
  level: 'commune',
  nameVi,
  validFrom: '2025-07-01',
  validTo: null,
  middle: { lat: 21.2, lon: 105.3 },
  before,
});
const SUOI_HAI = commune('1', 'Xã Suối Hai', ['271']);
const UNITS = [DISTRICT, SUOI_HAI, commune('2', 'Xã Vật Lại', ['271']), commune('3', 'Xã Cổ Đô', ['999'])];
/** It is told that its commune is not known: it was entered without a word. */
const NONE = { by: 'none', units: [] };
const said = (more: Partial<IdentitySaid>): IdentitySaid => ({
  nameVi: 'CCN A',
  place: null,
  kind: 'industrial',
  district: null,
  commune: null,
  position: null,
  ...more,
});
const place = (more: Partial<IdentitySaid>, today = '2026-01-05') => placed(said(more), UNITS, { today });

test('a cluster of a unit is put into its middle, and said to be only there', () => {
  expect(place({ commune: '1' }).identity.position).toEqual({ lat: 21.2, lon: 105.3, precision: 'commune' });
  expect(place({ district: '271' }).identity.position).toEqual({
    lat: 21.1,
    lon: 105.4,
    precision: 'district',
  });
});

test('regression: that the commune of a place does not follow was not told; where no place is said nothing is', () => {
  expect(place({ district: '271', place: 'Tản Hồng' }).follows).toEqual(NONE);
  expect(place({ district: '271' }).follows).toBeNull();
});

test('a position that is known stays', () => {
  const position = { lat: 21, lon: 105.5, precision: 'surveyed' as const };
  expect(place({ commune: '1', position }).identity.position).toEqual(position);
});

test('of a former district the unit of today is the one of its successors that the place names', () => {
  const found = place({ district: '271', place: 'thôn Đông, xã Suối Hai' });
  expect(found.follows).toEqual({ by: 'name', units: [SUOI_HAI] });
  expect([found.identity.commune, found.identity.position?.precision]).toEqual(['1', 'commune_from_name']);
});

test('none follows from a name that is another district’s, or while the district is there', () => {
  const of = (words: string, today?: string) => place({ district: '271', place: words }, today).follows;
  expect([of('xã Cổ Đô'), of('xã Suối Hai', '2025-03-31')]).toEqual([NONE, null]);
});

test('of two communes of today that a place names none is chosen', () => {
  const { follows, identity } = place({ district: '271', place: 'xã Suối Hai, xã Vật Lại' });
  expect(follows).toEqual({ by: 'many', units: [SUOI_HAI, UNITS[2]] });
  expect([identity.commune, identity.position?.precision]).toEqual([null, 'district']);
});

test('a district that a table gives another rank is the only one of its name; a commune is none', () => {
  const quan = { ...DISTRICT, code: '021', nameVi: 'Quận Bắc Từ Liêm' };
  const { find } = unitFinder([quan, commune('9', 'Xã Bắc Từ Liêm', [])]);
  expect([find('Huyện Bắc Từ Liêm'), find('Phường Bắc Từ Liêm'), find('Huyện Tây')]).toEqual([
    '021',
    '9',
    'unknown_unit',
  ]);
});

describe('a former commune', () => {
  const whole = {
    ...commune('4', 'Xã Quảng Oai', ['271']),
    formerly: [
      { name: 'Xã Tây Đằng', district: '271' },
      { name: 'Xã Vật Lại', district: '271' },
    ],
  };
  const part = {
    ...commune('5', 'Xã Vật Lại', ['271']),
    formerly: [
      { name: 'Xã Vật Lại', district: '271' },
      { name: 'Xã Tản Hồng', district: '269' },
    ],
  };
  const of = (words: string) =>
    placed(said({ district: '271', place: words }), [DISTRICT, whole, part], { today: '2026-01-05' });

  test('is the commune that took it over; the map tells that only this is known', () => {
    const { follows, identity } = of('thôn Tản Hồng, xã Tây Đằng, huyện Ba Vì');
    expect(follows).toEqual({ by: 'former', units: [whole] });
    expect([identity.commune, identity.position?.precision]).toEqual(['4', 'commune_from_name']);
  });

  test('that was divided is of neither, although one of them has its name: which is asked', () => {
    const { follows, identity } = of('xã Vật Lại');
    expect(follows).toEqual({ by: 'several', units: [whole, part] });
    expect([identity.commune, identity.position?.precision]).toEqual([null, 'district']);
  });

  test('that was divided is of the one that somebody has said, if it is one of those that have a part of it', () => {
    const asks: string[] = [];
    const answered = (is: string[]) =>
      placed(said({ district: '271', place: 'xã Vật Lại' }), [DISTRICT, whole, part, UNITS[1] as NamedUnit], {
        today: '2026-01-05',
        chosen: (place) => {
          asks.push(place);
          return is;
        },
      });
    const { follows, identity } = answered(['5']);
    expect(follows).toEqual({ by: 'chosen', units: [part] });
    expect([identity.commune, identity.position?.precision]).toEqual(['5', 'commune']);
    expect(answered(['1']).follows?.by).toBe('several');
    expect(asks).toEqual(['xã Vật Lại', 'xã Vật Lại']);
  });

  test('of another district is not this one', () => {
    expect(of('xã Tản Hồng').follows).toEqual(NONE);
  });
});

describe('a place that names several communes', () => {
  const dongAnh: NamedUnit = { ...DISTRICT, code: '017', nameVi: 'Huyện Đông Anh' };
  const from = (code: string, nameVi: string, names: string[]): NamedUnit => ({
    ...commune(code, nameVi, ['017']),
    formerly: names.map((name) => ({ name, district: '017' })),
  });
  const today = from('454', 'Xã Đông Anh', ['Thị trấn Đông Anh', 'Xã Cổ Loa', 'Xã Mai Lâm']);
  const thuLam = from('475', 'Xã Thư Lâm', ['Xã Liên Hà', 'Xã Vân Hà', 'Thị trấn Đông Anh']);
  const units = [dongAnh, today, thuLam];
  const of = (words: string) =>
    placed(said({ district: '017', place: words }), units, { today: '2026-01-05' });
  const many = { by: 'many', units: [thuLam, today] };

  test.each(['các xã Liên Hà, Cổ Loa', 'Các xã Liên Hà và Cổ Loa', 'thuộc địa bàn 2 xã Liên Hà, Cổ Loa'])(
    'regression: %j was given to the second alone, since “các xã” was no prefix',
    (words) => expect(of(words).follows).toEqual(many),
  );

  test('regression: “xã A, B” was given to A alone', () => {
    expect(of('xã Liên Hà, Cổ Loa').follows).toEqual(many);
    expect(of('thôn Mai Lâm, xã Liên Hà, khu Đồng Bùi').follows).toEqual({ by: 'former', units: [thuLam] });
  });

  test.each([
    'Liên Hà, Đông Anh',
    'Liên Hà, huyện Đông Anh',
    'Liên Hà - Đông Anh - Hà Nội',
    'xã Liên Hà, Đông Anh, TP Hà Nội',
  ])('regression: in %j the district was taken for its former town', (words) => {
    expect(of(words).follows).toEqual({ by: 'former', units: [thuLam] });
  });

  test('regression: a commune that is not known was given to the commune of today with the district’s name', () => {
    expect(of('Chàng Sơn, Đông Anh').follows).toEqual(NONE);
    expect(of('xã Chàng Sơn, huyện Đông Anh').follows).toEqual(NONE);
  });

  test('the town is meant where it is said to be one, or stands alone', () => {
    const divided = { by: 'several', units: [today, thuLam] };
    expect(of('thị trấn Đông Anh, Đông Anh').follows).toEqual(divided);
    expect(of('Đông Anh').follows).toEqual(divided);
  });

  test('regression: of communes that were not divided it was told that one was', () => {
    const { follows, identity } = of('xã Liên Hà, xã Cổ Loa');
    expect(follows).toEqual(many);
    expect([identity.commune, identity.position?.precision]).toEqual([null, 'district']);
  });

  test.each(['xã Phú Thị, xã Cổ Loa', 'xã Phú Thị, Cổ Loa', 'các xã Cổ Loa, Phú Thị'])(
    'in %j of which one is not known is no reason to choose the other one’s',
    (words) => expect(of(words).follows).toEqual({ by: 'many', units: [today] }),
  );

  test('that became one is that one', () => {
    expect(of('các xã Mai Lâm, Cổ Loa').follows).toEqual({ by: 'former', units: [today] });
  });
});
