import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DELAY_CHANGES,
  DELAY_GROUPS,
  DELAY_SORTS,
  type Listing,
  listingParams,
  listingSchema,
  pressed,
  readListing,
  UNRECORDED,
} from './delay-list.ts';

const AS_OF = '2025-03-31';
const read = (query: string) => {
  const given = new Map(query.split('&').map((part) => part.split('=') as [string, string]));
  return readListing({ get: (key) => given.get(key) ?? null }, AS_OF);
};

const anyListing: fc.Arbitrary<Listing> = fc
  .record({
    sort: fc.option(
      fc.record({ by: fc.constantFrom(...DELAY_SORTS), direction: fc.constantFrom('up', 'down') }),
      { nil: undefined },
    ),
    group: fc.constantFrom(undefined, ...DELAY_GROUPS),
    since: fc.constantFrom(undefined, '2024-12-31', '2025-03-30'),
    changed: fc.constantFrom(undefined, ...DELAY_CHANGES),
    none: fc.constantFrom(undefined, ...UNRECORDED),
  })
  .map(({ changed, ...listing }) => ({
    ...listing,
    changed: listing.since === undefined ? undefined : changed,
  }));

describe('the list in the address', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(anyListing, (listing) => {
        const params = Object.entries(listingParams(listing)).flatMap(([key, value]) =>
          value === null ? [] : [`${key}=${value}`],
        );
        expect(read(params.join('&'))).toEqual(listing);
        expect(listingSchema.parse(listing)).toEqual(listing);
      }),
    );
  });

  test('what is not known is dropped, and the rest still holds', () => {
    expect(read('sort=colour.down&group=moon&none=all&since=2025-13-45')).toEqual({});
    expect(read('sort=delay&group=area')).toEqual({ group: 'area' });
  });

  test('one compares with an earlier day only, and asks for changes only where one compares', () => {
    expect(read('since=2025-03-31&changed=newly')).toEqual({});
    expect(read('since=2025-04-01').since).toBeUndefined();
    expect(read('since=2025-03-30&changed=newly')).toMatchObject({ since: '2025-03-30', changed: 'newly' });
    expect(read('changed=recovered').changed).toBeUndefined();
  });
});

test('a column’s head asks for its own order, for the other way round, and for the usual one again', () => {
  expect(pressed('delay', undefined)).toEqual({ by: 'delay', direction: 'down' });
  expect(pressed('delay', { by: 'delay', direction: 'down' })).toEqual({ by: 'delay', direction: 'up' });
  expect(pressed('delay', { by: 'delay', direction: 'up' })).toBeUndefined();
  expect(pressed('name', { by: 'delay', direction: 'down' })).toEqual({ by: 'name', direction: 'up' });
});
