import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { AuditLine, AuditPage } from '../../server/audit/read.ts';
import type { SignInLine } from '../../server/audit/sign-ins.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./audit.tsx'));

const RENAMED: AuditLine = {
  stream: streamOf('cluster', 'HN-058'),
  seq: 12,
  recordedAt: '2025-03-31T02:30:00.000Z',
  recordedOn: '2025-03-31',
  byId: 'p-dep',
  by: 'Lê Thị Sở',
  inPlaceOf: null,
  subject: 'Cụm công nghiệp Liên Hà 2',
  event: {
    type: 'register.corrected',
    identity: { nameVi: 'Cụm công nghiệp Liên Hà 2' },
    units: [],
  },
};
const ACCOUNT: AuditLine = {
  ...RENAMED,
  stream: streamOf('person', 'p-an'),
  seq: 2,
  byId: null,
  by: null,
  subject: 'Đỗ Thị An',
  event: { type: 'person.account', username: 'an', change: 'closed' },
};

const SIGN_INS: SignInLine[] = [
  {
    id: 's2',
    at: '2025-03-31T01:00:00.000Z',
    person: 'p-an',
    name: 'Đỗ Thị An',
    outcome: 'signed_in',
    network: '203.0.113.0/24',
  },
  {
    id: 's1',
    at: '2025-03-31T00:59:00.000Z',
    person: null,
    name: null,
    outcome: 'wrong',
    network: '198.51.100.0/24',
  },
];

function open({ role = 'department', at = '/manage/audit' }: { role?: Role; at?: string } = {}) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const page: AuditPage = { lines: [RENAMED, ACCOUNT], more: false };
  const server = serve({
    'session.current': () => session,
    'audit.list': () => page,
    'audit.people': () => [{ id: 'p-dep', name: 'Lê Thị Sở' }],
    'audit.signIns': () => ({ lines: SIGN_INS, more: false }),
    'audit.change': () => [
      { path: ['nameVi'], before: 'Cụm công nghiệp Liên Hà', after: 'Cụm công nghiệp Liên Hà 2' },
    ],
  });
  return { server, ...openApp({ at, session }) };
}

test('each line says who, when and what; what nobody recorded is the system’s', async () => {
  open();
  const [first, second] = await screen
    .findAllByRole('listitem')
    .then((items) => items.filter((item) => item.className === 'audit-line'));
  expect(first?.textContent).toContain('09:30 ngày 31/03/2025');
  expect(first?.textContent).toContain('Lê Thị Sở');
  expect(within(first as HTMLElement).getByRole('link', { name: 'Cụm công nghiệp Liên Hà 2' })).toBeTruthy();
  expect(second?.textContent).toContain('Hệ thống');
  expect(second?.textContent).toContain('Đỗ Thị An');
});

test('before stands under before and after under after', async () => {
  const { user } = open();
  const [button] = await screen.findAllByRole('button', { name: /^Trước và sau/ });
  await user.click(button as HTMLElement);
  const table = await screen.findByRole('table');
  const heads = within(table)
    .getAllByRole('columnheader')
    .map((cell) => cell.textContent);
  const cells = within(table)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(heads.slice(1)).toEqual(['Trước', 'Sau']);
  expect(cells).toEqual(['Cụm công nghiệp Liên Hà', 'Cụm công nghiệp Liên Hà 2']);
});

test('what the address asks for is asked of the server, and can be taken back at once', async () => {
  const { server, user } = open({
    at: '/manage/audit?by=p-dep&kind=cluster&since=2025-01-01&stream=cluster:HN-058',
  });
  await screen.findAllByRole('button', { name: /^Trước và sau/ });
  expect(server.callsOf('audit.list')[0]?.input).toEqual({
    by: 'p-dep',
    kind: 'cluster',
    from: '2025-01-01',
    stream: 'cluster:HN-058',
  });
  await user.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
  await screen.findAllByRole('button', { name: /^Trước và sau/ });
  expect(server.callsOf('audit.list').at(-1)?.input).toEqual({});
});

test('a code that is none is said so beside its field, and not asked', async () => {
  const { server, user } = open();
  await user.type(await screen.findByLabelText('Mã cụm'), 'Liên Hà{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Mã cụm có dạng HN-058.');
  expect(server.callsOf('audit.list').map(({ input }) => input)).toEqual([{}]);
});

test('an administrator is not offered clusters', async () => {
  open({ role: 'administrator' });
  await screen.findAllByRole('button', { name: /^Trước và sau/ });
  expect(screen.queryByLabelText('Mã cụm')).toBeNull();
  expect(screen.queryByRole('option', { name: 'Cụm công nghiệp' })).toBeNull();
});

test('a project manager sees nothing of it, and nothing is asked', async () => {
  const { server } = open({ role: 'project_manager' });
  await screen.findByRole('heading', { level: 1, name: 'Nhật ký thay đổi' });
  expect(server.callsOf('audit.list')).toEqual([]);
});

test('sign-ins stand apart, with how each ended and from where; of no account there is no name', async () => {
  const { server, user } = open();
  await screen.findAllByRole('button', { name: /^Trước và sau/ });
  await user.selectOptions(screen.getByLabelText('Đối tượng'), 'Đăng nhập');
  expect(await screen.findByText('đã đăng nhập')).toBeTruthy();
  const lines = screen.getAllByRole('listitem').filter((item) => item.className === 'audit-line');
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/08:00 ngày 31\/03\/2025.*Đỗ Thị An.*đã đăng nhập.*203\.0\.113\.0\/24/),
    expect.stringMatching(/07:59 ngày 31\/03\/2025.*không có tài khoản này.*sai tên hoặc mật khẩu/),
  ]);
  expect(screen.queryByLabelText('Mã cụm')).toBeNull();
  expect(server.callsOf('audit.signIns').map(({ input }) => input)).toEqual([{}]);
});

test('what is taken away is what is asked for', async () => {
  open({ at: '/manage/audit?by=p-dep&since=2025-01-01' });
  await screen.findAllByRole('button', { name: /^Trước và sau/ });
  const excel = (await screen.findByRole('link', { name: 'Tải Excel' })).getAttribute('href') ?? '';
  const asked = new URL(excel, 'http://here').searchParams;
  expect([asked.get('by'), asked.get('since'), asked.get('lang')]).toEqual(['p-dep', '2025-01-01', 'vi']);
});
