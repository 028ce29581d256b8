import { screen, within } from '@testing-library/react';
import type { DryRun, PlanLine } from '../../server/imports/dry-run.ts';
import type { ImportLine } from '../../server/imports/list.ts';
import type { ColumnAsked } from '../../shared/imports/asked.ts';
import type { Role } from '../../shared/roles.ts';
import type { ImportField } from '../../shared/tables/fields.ts';
import type { OpenedFile } from '../features/imports/open-file.ts';
import { openApp } from './render.tsx';
import { RECEIPT, sessionOf } from './samples.ts';
import { type Server, serve } from './server.ts';

export const asked = (field: ImportField | null): ColumnAsked => ({ field, answers: {}, sameAsAbove: false });
export const sheet = (name: string, fields: (ImportField | null)[], names: string[]) => ({
  name,
  isHidden: false,
  rows: 5,
  hiddenRows: 0,
  hiddenColumns: [],
  merged: 0,
  formulas: 0,
  identity: [],
  head: { top: 0, bottom: 0 },
  columns: names.map((column, i) => ({ name: column, sample: ['x'], asked: asked(fields[i] ?? null) })),
  remembered: false,
  kind: 'clusters' as const,
  statedFor: null,
});
export const FILE: OpenedFile = {
  ok: true,
  sha256: 'a'.repeat(64),
  name: 'danh-muc.xlsx',
  notes: [],
  sheets: [
    sheet('Danh sách', ['code', 'name', 'area_ha'], ['Mã', 'Tên cụm', 'Diện tích']),
    sheet('Bổ sung', ['name', null], ['Tên cụm', 'Ghi chú']),
  ],
};

export const BLANK = {
  changes: [],
  cells: [],
  faults: [],
  suspects: [],
  stands: 0,
} satisfies Partial<PlanLine>;
export const LINES: PlanLine[] = [
  { ...BLANK, row: 1, is: 'new', code: 'HN-130', name: 'CCN Suối Hai', changes: [] },
  {
    ...BLANK,
    row: 2,
    is: 'change',
    code: 'HN-058',
    name: 'CCN Thiết Bình',
    stands: 7,
    changes: [{ field: 'area_ha', from: '9.5', to: '9.75' }],
  },
  {
    ...BLANK,
    row: 3,
    is: 'wrong',
    code: 'HN-061',
    name: 'CCN Đá Chông',
    cells: [{ column: 2, issue: 'not_a_number', shown: 'khoảng 12' }],
    faults: [{ field: 'code', issue: 'merged', detail: 'HN-044' }],
  },
];
export const PLAN: DryRun = {
  questions: [],
  investors: [],
  units: [],
  left: { total: 1 },
  counts: { new: 1, change: 1, same: 0, asked: 0, wrong: 1 },
  withFaults: 0,
  lines: LINES,
  total: 3,
  plain: { new: 1, change: 1 },
  acceptable: [
    { row: 1, stands: 0, isClean: true },
    { row: 2, stands: 7, isClean: true },
  ],
};
export const PAST: ImportLine = {
  id: '0195e5a0-0000-7000-8000-000000000001',
  at: '2025-03-30T03:00:00.000Z',
  by: 'p',
  byName: 'Người nhập',
  kind: 'clusters',
  file: 'cu.xlsx',
  sha256: 'b'.repeat(64),
  sheet: 'S',
  rows: 2,
  entered: 1,
  changed: 1,
  undone: false,
  paper: null,
};

export function open(answers: Parameters<typeof serve>[0] = {}, role: Role = 'department', file = FILE) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve(
    {
      'session.current': () => session,
      'imports.list': () => [PAST],
      'imports.check': () => PLAN,
      'imports.progress': () => null,
      'imports.enter': () => ({ ...RECEIPT, id: PAST.id }),
      'imports.undo': () => RECEIPT,
      ...answers,
    },
    ({ pathname }) => (pathname === '/api/import/open' ? Response.json(file) : undefined),
  );
  return { server, ...openApp({ at: '/manage/import', session }) };
}
export const inputOf = (server: Server, path: 'imports.check' | 'imports.enter' | 'imports.undo') =>
  server.callsOf(path).at(-1)?.input;

export async function chosen(user: ReturnType<typeof open>['user']) {
  await user.upload(await screen.findByLabelText('Chọn tệp .xlsx hoặc .csv'), new File(['x'], FILE.name));
  await screen.findByText('Cột nào là gì');
}
export async function previewed(user: ReturnType<typeof open>['user']) {
  await chosen(user);
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Suối Hai');
}
export const lineOf = (name: string) => {
  const row = screen.getByText(name).closest('tr');
  if (!row) throw new Error(`${name} has no row`);
  return within(row);
};
