import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { viImports } from '../../../shared/i18n/vi-imports.ts';
import type { ColumnAsked } from '../../../shared/imports/asked.ts';
import { show } from '../../testing/render.tsx';
import { Mapping } from './mapping.tsx';

const HEADS = ['Khởi công · Theo QĐ', 'Khởi công · Thực tế', 'Khởi công', 'Tên cụm'];
const started: ColumnAsked = { field: 'date_construction_started', answers: {}, sameAsAbove: false };

test('regression: of two columns of one milestone nothing said which is taken as the plan and which as what has happened', () => {
  const columns: ColumnAsked[] = [
    started,
    started,
    { ...started, answers: { dates: 'done' } },
    { ...started, field: 'name' },
  ];
  const look = {
    name: 'Biểu',
    isHidden: false,
    rows: 2,
    hiddenRows: 0,
    hiddenColumns: [],
    merged: 0,
    formulas: 0,
    identity: [],
    head: { top: 0, bottom: 1 },
    kind: 'clusters' as const,
    statedFor: null,
    columns: HEADS.map((name, i) => ({ name, sample: ['2024'], asked: columns[i] ?? started })),
    remembered: false,
  };
  show(
    <Mapping
      words={viImports}
      kind="clusters"
      look={look}
      columns={columns}
      questions={[]}
      onChange={() => undefined}
    />,
  );
  const { done, schedule } = viImports.mapping.answer;
  const taken = HEADS.map((head) => {
    const line = screen.getByRole('rowheader', { name: head }).closest('tr');
    const told = line ? within(line).queryAllByText((text) => text === done || text === schedule) : [];
    return told.filter(({ tagName }) => tagName !== 'OPTION').map(({ textContent }) => textContent);
  });
  // What was answered stands in its own choice.
  expect(taken).toEqual([[schedule], [done], [], []]);
});
