import { hashKey } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { DELAYS_AT_ONCE, readListing } from '../shared/delay-list.ts';
import { readFilter } from '../shared/filter.ts';
import { trpc } from './api.ts';
import { keyOf } from './first.ts';

test('the list of delays is asked for as an address without any choice asks for it', () => {
  const { filter, listing } = {
    filter: readFilter(new URLSearchParams()),
    listing: readListing(new URLSearchParams(), '2025-03-31'),
  };
  const asked = trpc.clusters.delays.queryKey({ filter, ...listing, limit: DELAYS_AT_ONCE });
  const told = keyOf('clusters.delays', { filter: {}, limit: DELAYS_AT_ONCE });
  expect(hashKey(asked)).toBe(hashKey(told));
});

test('what the server has answered is kept under the key by which the screens ask', () => {
  expect(keyOf('session.current', null)).toEqual(trpc.session.current.queryOptions().queryKey);
  expect(keyOf('units.list', {})).toEqual(trpc.units.list.queryOptions({}).queryKey);
  const asOf = '2024-06-30';
  expect(keyOf('clusters.detail', { code: 'HN-058', asOf })).toEqual(
    trpc.clusters.detail.queryOptions({ code: 'HN-058', asOf }).queryKey,
  );
  expect(keyOf('programmes.list', { asOf })).toEqual(trpc.programmes.list.queryOptions({ asOf }).queryKey);
});
