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
const said = (more: Partial<IdentitySaid>): IdentitySaid => ({
  nameVi: 'CCN A',
  place: null,
  kind: 'industrial',
  district: null,
  commune: null,
  position: null,
  ...more,
});
const place = (more: Partial<IdentitySaid>, today = '2026-01-05') => placed(said(more), UNITS, today);

test('a cluster of a unit is put into its middle, and said to be only there', () => {
  expect(place({ commune: '1' }).identity.position).toEqual({ lat: 21.2, lon: 105.3, precision: 'commune' });
  expect(place({ district: '271' }).identity.position).toEqual({
    lat: 21.1,
    lon: 105.4,
    precision: 'district',
  });
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

test('none follows from a name that is another district’s, from two names, or while the district is there', () => {
  const of = (words: string, today?: string) => place({ district: '271', place: words }, today).follows;
  expect([of('xã Cổ Đô'), of('xã Suối Hai, xã Vật Lại'), of('xã Suối Hai', '2025-03-31')]).toEqual([
    null,
    null,
    null,
  ]);
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
    placed(said({ district: '271', place: words }), [DISTRICT, whole, part], '2026-01-05');

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

  test('of another district is not this one', () => {
    expect(of('xã Tản Hồng').follows).toBeNull();
  });
});
