import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageWhenAdded, distanceFrom, kilometresBetween, placeFrom, takenFrom } from './place.ts';

const HANOI = { lat: 21.0285, lon: 105.8542 };
const site = (precision: 'surveyed' | 'commune' | 'district' | 'none') => ({ ...HANOI, precision });
/** So many kilometres to the north. */
const north = (km: number) => ({ lat: HANOI.lat + km / 111.195, lon: HANOI.lon });

describe('how far from the site', () => {
  test('is a number only as far as the site’s own position is known', () => {
    expect(distanceFrom(site('surveyed'), north(12))).toEqual({ kind: 'far', km: 12, uncertain: 0.5 });
    expect(distanceFrom(site('surveyed'), north(1.23))).toEqual({ kind: 'far', km: 1.2, uncertain: 0.5 });
    expect(distanceFrom(site('surveyed'), north(0.2))).toEqual({ kind: 'near', within: 0.5 });
    expect(distanceFrom(site('commune'), north(3))).toEqual({ kind: 'near', within: 5 });
    expect(distanceFrom(site('district'), north(12))).toEqual({ kind: 'near', within: 15 });
    expect(distanceFrom(site('district'), north(40))).toEqual({ kind: 'far', km: 40, uncertain: 15 });
  });

  test('is unknown where the photograph or the site does not say, which is another thing than near', () => {
    expect(distanceFrom(site('surveyed'), null)).toEqual({ kind: 'unknown', why: 'photo' });
    expect(distanceFrom(site('none'), north(0))).toEqual({ kind: 'unknown', why: 'site' });
    expect(distanceFrom({ lat: null, lon: null, precision: 'commune' }, north(0))).toEqual({
      kind: 'unknown',
      why: 'site',
    });
  });

  test('is the same there and back, and nothing from a place to itself', () => {
    const place = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(kilometresBetween(a, b)).toBeCloseTo(kilometresBetween(b, a), 6);
        expect(kilometresBetween(a, a)).toBeCloseTo(0, 6);
        expect(kilometresBetween(a, b)).toBeLessThanOrEqual(20_016);
      }),
    );
  });
});

describe('when it was taken', () => {
  test('is the device’s own clock; a zone that is not written is not made up', () => {
    expect(takenFrom('2025:03:20 14:05:09', undefined)).toEqual({ at: '2025-03-20T14:05:09', offset: null });
    expect(takenFrom('2025:03:20 14:05:09', '+07:00')).toEqual({
      at: '2025-03-20T14:05:09',
      offset: '+07:00',
    });
    expect(takenFrom('2025:03:20 14:05', 'Z')).toEqual({ at: '2025-03-20T14:05:00', offset: null });
  });

  test.each([
    '0000:00:00 00:00:00',
    '2025:02:30 10:00:00',
    '2025:03:20 25:00:00',
    '    :  :     :  :  ',
    5,
    null,
  ])('%j is no time', (time) => expect(takenFrom(time, '+07:00')).toBeNull());

  test('gives an age in days, which a clock that is ahead makes negative', () => {
    expect(ageWhenAdded({ at: '2025-03-20T23:59:59', offset: null }, '2025-03-31')).toBe(11);
    expect(ageWhenAdded({ at: '2026-03-31T00:00:00', offset: null }, '2025-03-31')).toBe(-365);
    expect(ageWhenAdded(null, '2025-03-31')).toBeNull();
  });
});

test('where it was taken is a place on earth; what devices write that have none is none', () => {
  expect(placeFrom(21.0285123, 105.8542456)).toEqual({ lat: 21.02851, lon: 105.85425 });
  for (const [lat, lon] of [
    [0, 0],
    [91, 0],
    [0, 181],
    [Number.NaN, 1],
    ['21', 105],
    [undefined, 105],
  ] as const) {
    expect(placeFrom(lat, lon)).toBeNull();
  }
});
