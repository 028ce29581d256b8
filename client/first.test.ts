import { expect, test } from 'vitest';
import { trpc } from './api.ts';
import { keyOf } from './first.ts';

test('what the server has answered is kept under the key by which the screens ask', () => {
  expect(keyOf('session.current', null)).toEqual(trpc.session.current.queryOptions().queryKey);
  expect(keyOf('units.list', {})).toEqual(trpc.units.list.queryOptions({}).queryKey);
  const asOf = '2024-06-30';
  expect(keyOf('clusters.detail', { code: 'HN-058', asOf })).toEqual(
    trpc.clusters.detail.queryOptions({ code: 'HN-058', asOf }).queryKey,
  );
  expect(keyOf('programmes.list', { asOf })).toEqual(trpc.programmes.list.queryOptions({ asOf }).queryKey);
});
