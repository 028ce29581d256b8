import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { AwayLine, LeaveLine } from '../../server/leaves/read.ts';
import { AppError } from '../../shared/errors.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, rowOf, sessionOf, workOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => Promise.all([import('./assignments.tsx'), import('./work.tsx')]));

const LEAVE: LeaveLine = {
  id: '018f0000-0000-7000-8000-000000000001',
  from: '2025-03-25',
  until: '2025-04-10',
  endedOn: null,
  substitute: { id: 'binh', name: 'Trần Văn Bình' },
  note: 'Nghỉ phép năm',
  standing: 'now',
  helpless: false,
};
const away = (id: string, name: string, more: Partial<AwayLine> = {}): AwayLine => ({
  id,
  name,
  mayStandIn: true,
  leaves: [],
  version: 7,
  ...more,
});
const managerOf = ({ id, name }: AwayLine) => ({
  id,
  name,
  titleVi: '',
  titleEn: '',
  account: 'open' as const,
  mayReceive: true,
  clusters: [
    { code: 'HN-058', name: 'Cụm công nghiệp Liên Hà 2', unit: '017', stage: 'construction' as const },
  ],
  version: 7,
});

function open(lines: AwayLine[], more: Parameters<typeof serve>[0] = {}) {
  const session = sessionOf({ id: 'p', role: 'department', unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'assignments.list': () => ({ managers: lines.map(managerOf), orphans: [] }),
    'leaves.list': () => lines,
    'leaves.record': () => RECEIPT,
    'leaves.end': () => RECEIPT,
    ...more,
  });
  return { server, ...openApp({ at: '/assignments', session }) };
}
const AN = away('an', 'Đỗ Thị An');
const BINH = away('binh', 'Trần Văn Bình');

test('a leave is recorded with its days and who stands in, chosen among those who can', async () => {
  const { server, user } = open([AN, BINH, away('chi', 'Lê Thị Chi', { mayStandIn: false })]);
  await user.click(await screen.findByRole('button', { name: 'Ghi vắng mặt của Đỗ Thị An' }));
  const form = await screen.findByRole('form', { name: 'Ghi vắng mặt của Đỗ Thị An' });
  const names = within(form).getAllByRole('option');
  expect(names.map(({ textContent }) => textContent)).toEqual(['Chọn người thay', 'Trần Văn Bình']);
  await user.type(within(form).getByLabelText('Đến hết ngày'), '10/04/2025');
  await user.selectOptions(within(form).getByLabelText('Người thay'), 'binh');
  await user.click(within(form).getByRole('button', { name: 'Ghi vắng mặt' }));
  await screen.findByText('Đỗ Thị An vắng mặt từ 31/03/2025 đến hết 10/04/2025; Trần Văn Bình thay.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'leaves.record',
    stream: 'person:an',
    key: 'leave',
    expected: 7,
    said: { from: '2025-03-31', until: '2025-04-10', substitute: 'binh', note: '' },
  });
});

test('what is refused stands beside its field, with the days that are meant', async () => {
  const taken = [{ field: 'from', issue: 'leave_overlaps' as const, detail: '2025-04-01/2025-04-10' }];
  const { user } = open([AN, BINH], {
    'leaves.record': () => {
      throw new AppError('INVALID', { fields: taken });
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Ghi vắng mặt của Đỗ Thị An' }));
  const form = await screen.findByRole('form', { name: 'Ghi vắng mặt của Đỗ Thị An' });
  await user.type(within(form).getByLabelText('Đến hết ngày'), '10/04/2025');
  await user.selectOptions(within(form).getByLabelText('Người thay'), 'binh');
  await user.click(within(form).getByRole('button', { name: 'Ghi vắng mặt' }));
  const field = within(form).getByLabelText('Vắng từ ngày');
  const error = await within(form).findByText(/01\/04\/2025 – 10\/04\/2025$/);
  expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(error.id);
});

test('one that runs is ended by a day, and says where nobody can stand in', async () => {
  const { server, user } = open([away('an', 'Đỗ Thị An', { leaves: [{ ...LEAVE, helpless: true }] }), BINH]);
  await screen.findByText(
    'Trần Văn Bình hiện không đăng nhập được nên không ai thay. Kết thúc và chọn người khác.',
  );
  await user.click(screen.getByRole('button', { name: /^Kết thúc thời gian vắng mặt/ }));
  const form = await screen.findByRole('form', { name: /^Kết thúc thời gian vắng mặt/ });
  await user.click(within(form).getByRole('button', { name: 'Kết thúc sớm' }));
  await screen.findByText('Trần Văn Bình thay Đỗ Thị An đến hết 31/03/2025.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'leaves.end',
    stream: 'person:an',
    said: { leave: LEAVE.id, until: '2025-03-31' },
  });
});

test('the page of work of who stands in says for whom, and marks what is theirs', async () => {
  const instead = [{ id: 'an', name: 'Đỗ Thị An', until: '2025-04-10', clusters: ['HN-061'] }];
  const actor = {
    id: 'binh',
    role: 'project_manager' as const,
    unit: null,
    clusters: ['HN-058', 'HN-061'],
    instead,
  };
  const session = sessionOf(actor);
  const rows = [
    rowOf({ code: 'HN-058', name: 'Cụm công nghiệp Liên Hà 2' }),
    rowOf({ code: 'HN-061', name: 'Cụm công nghiệp Nguyên Khê' }),
  ];
  serve({ 'session.current': () => session, 'work.mine': () => workOf({ rows }) });
  openApp({ at: '/work', session });
  await screen.findByText('Thay Đỗ Thị An đến hết 10/04/2025: 1 cụm');
  const marks = screen.getAllByText('thay Đỗ Thị An');
  expect(marks.map((mark) => mark.closest('li')?.textContent)).toEqual([
    expect.stringContaining('Nguyên Khê'),
  ]);
});
