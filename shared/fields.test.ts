import { expect, test } from 'vitest';
import { documentDayField } from './fields.ts';

test('regression: a document of 1900 was taken; none is older than the first rules for clusters', () => {
  const issueOf = (day: string) => documentDayField.safeParse(day).error?.issues[0]?.message;
  expect(['1900-01-01', '1989-12-31', '1990-01-01', '2025-03-28'].map(issueOf)).toEqual([
    'date_impossible',
    'date_impossible',
    undefined,
    undefined,
  ]);
});
