import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { show } from '../../testing/render.tsx';
import { rowOf } from '../../testing/samples.ts';
import { useMapCards } from './map-cards.tsx';
import { RowList } from './row-list.tsx';

const AHEAD = { lateness: 'late', slip: 100 } as const;
const DONE = { stage: 'operating', gate: null, lateness: 'done', slip: null } as const;

function Card({ row }: { row: ClusterRow }) {
  return useMapCards({ rows: [row], labels: undefined, unitName: String })({
    kind: 'cluster',
    code: row.code,
  });
}

describe.each([
  ['a line of a list', (row: ClusterRow) => <RowList rows={[row]} />],
  ['the card on the map', (row: ClusterRow) => <Card row={row} />],
])('regression: dates that were made up stood unmarked among official ones: %s', (_where, of) => {
  test.each([
    [
      'a lateness that was made up',
      { ...AHEAD, lateGround: 'illustrative', stageGround: 'sourced' },
      'minh họa',
    ],
    ['a lateness that follows by a rule', { ...AHEAD, lateGround: 'derived' }, 'suy ra'],
    [
      'what is late by its sources, whatever its stage',
      { ...AHEAD, lateGround: 'sourced', stageGround: 'illustrative' },
      null,
    ],
    [
      'of what is done, a stage that was made up',
      { ...DONE, lateGround: null, stageGround: 'illustrative' },
      'minh họa',
    ],
    [
      'of what is done, a stage that a source states',
      { ...DONE, lateGround: 'illustrative', stageGround: 'sourced' },
      null,
    ],
  ] as const)('%s', (_what, row, mark) => {
    show(of(rowOf({ code: 'HN-001', ...row })));
    const said = within(document.body).queryByText(/^(minh họa|suy ra)$/);
    expect(said?.textContent ?? null).toBe(mark);
    screen.getByText(/Bãi Sậy/);
  });
});
