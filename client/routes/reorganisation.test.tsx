import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { DistrictLine, PassingLine, PassingPlan } from '../../server/reorganisation/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./reorganisation.tsx'));

const cluster = (code: string, name: string, more: Partial<PassingLine> = {}): PassingLine => ({
  code,
  name,
  stage: 'construction',
  stated: '00454',
  candidates: ['00454', '00475'],
  signed: null,
  ...more,
});
const LIEN_HA = cluster('HN-058', 'Cụm công nghiệp Liên Hà 2');
const NGUYEN_KHE = cluster('HN-061', 'Cụm công nghiệp Nguyên Khê', { stated: null });
const DONG_ANH: DistrictLine = {
  code: '017',
  nameVi: 'Huyện Đông Anh',
  nameEn: 'Dong Anh District',
  accounts: [
    { id: 'huyen', name: 'Đỗ Văn Huyện', username: 'donganh', until: null, ends: false, postEnds: false },
  ],
  clusters: [LIEN_HA, NGUYEN_KHE],
  open: 2,
};
const SOC_SON: DistrictLine = {
  ...DONG_ANH,
  code: '016',
  nameVi: 'Huyện Sóc Sơn',
  accounts: [],
  clusters: [],
  open: 0,
};
const taker = (id: string, name: string, unit: string, hasAccount = true) => ({ id, name, unit, hasAccount });
const PLAN: PassingPlan = {
  day: '2025-07-01',
  days: ['2025-07-01'],
  since: '2025-07-01',
  districts: [DONG_ANH, SOC_SON],
  takers: [
    taker('lam', 'Lê Thị Lâm', '00454'),
    taker('thu', 'Trần Văn Thư', '00475', false),
    taker('an', 'Phạm Thị An', '00475'),
  ],
  communes: [
    { code: '00454', nameVi: 'Xã Đông Anh', nameEn: 'Dong Anh Commune' },
    { code: '00475', nameVi: 'Xã Phúc Thịnh', nameEn: 'Phuc Thinh Commune' },
  ],
  signings: [],
  version: 0,
};

function open(
  more: Partial<PassingPlan> = {},
  answers: Parameters<typeof serve>[0] = {},
  role: Role = 'department',
) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'reorganisation.plan': () => ({ ...PLAN, ...more }),
    'reorganisation.sign': () => RECEIPT,
    'reorganisation.cancel': () => RECEIPT,
    ...answers,
  });
  return { server, ...openApp({ at: '/manage/handover', session }) };
}
type User = ReturnType<typeof open>['user'];

async function typeDocument(user: User) {
  await user.type(screen.getByLabelText('Số văn bản'), '12/KH-SCT');
  await user.type(screen.getByLabelText('Ngày văn bản'), '20/03/2025');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Sở Công Thương');
}
const rows = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));

test('what changes stands there as it is and as it will be, before it is signed by its document', async () => {
  const { server, user } = open();
  await screen.findByRole('heading', { level: 1, name: /còn 2 cụm chưa có người nhận$/ });
  await user.click(screen.getByRole('checkbox', { name: 'Ký cho Huyện Đông Anh' }));
  // One alone is proposed; between communes, and between two officers, it is asked.
  expect(screen.getByText('1 cụm chưa xác định người nhận, vẫn ở trong danh sách để ký sau.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Xã, phường nhận cụm Nguyên Khê'), '00475');
  await user.selectOptions(screen.getByLabelText('Người nhận cụm Nguyên Khê'), 'thu');
  expect(rows()).toEqual([
    ['Cụm, tài khoản', 'Đang', 'Thành'],
    ['Liên Hà 2', 'Huyện Đông Anh – Đỗ Văn Huyện', 'Xã Đông Anh – Lê Thị Lâm'],
    ['Nguyên Khê', 'Huyện Đông Anh – Đỗ Văn Huyện', 'Xã Phúc Thịnh – Trần Văn Thư'],
    ['Tài khoản của Đỗ Văn Huyện', 'còn dùng', 'hết hạn sau 30/06/2025'],
  ]);
  await typeDocument(user);
  await user.click(screen.getByRole('button', { name: 'Ký: 2 cụm, 1 tài khoản' }));
  await screen.findByText('Đã ký chuyển giao 2 cụm; 1 tài khoản hết hạn. Có hiệu lực từ 01/07/2025.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'reorganisation.sign',
    stream: 'reorganisation:2025-07-01',
    key: 'plan',
    expected: 0,
    said: {
      districts: ['017'],
      passings: [
        { cluster: 'HN-058', commune: '00454', to: 'lam' },
        { cluster: 'HN-061', commune: '00475', to: 'thu' },
      ],
      document: { number: '12/KH-SCT', day: '2025-03-20', issuer: 'Sở Công Thương' },
    },
  });
});

test('regression: an account whose term ends earlier was said to end with the unit', async () => {
  const [officer] = DONG_ANH.accounts;
  if (!officer) throw new Error('no officer');
  const accounts = [{ ...officer, until: '2025-05-01', ends: true }];
  const { user } = open({ districts: [{ ...DONG_ANH, clusters: [], open: 0, accounts }] });
  await screen.findByText('Đỗ Văn Huyện: tài khoản dùng đến hết 01/05/2025');
  // The post is ended all the same.
  await user.click(screen.getByRole('checkbox', { name: 'Ký cho Huyện Đông Anh' }));
  expect(rows().slice(1)).toEqual([
    ['Nhiệm vụ của Đỗ Văn Huyện', 'đang phụ trách', 'kết thúc sau 30/06/2025'],
  ]);
});

const SOC_SON_WITH: DistrictLine = {
  ...SOC_SON,
  clusters: [cluster('HN-070', 'Cụm công nghiệp CN2'), cluster('HN-071', 'Cụm công nghiệp CN3')],
  open: 2,
};
const foldOf = (name: string) =>
  screen.getByRole('region', { name }).querySelector('details') as HTMLDetailsElement;
const summaryOf = (name: string) => foldOf(name).querySelector('summary')?.textContent;

test('units with something to decide come first and open, then those to sign, apart from them what is done', async () => {
  const ended = { ...SOC_SON, code: '001', nameVi: 'Quận Ba Đình' };
  open({ districts: [ended, SOC_SON_WITH, DONG_ANH] });
  await screen.findByText('2 đơn vị còn việc phải ký; 1 cụm chưa xác định người nhận.');
  const names = screen
    .getAllByRole('region')
    .map((region) => region.getAttribute('aria-label'))
    .filter(Boolean);
  expect(names.slice(0, 2)).toEqual(['Huyện Đông Anh', 'Huyện Sóc Sơn']);
  expect(summaryOf('Huyện Đông Anh')).toBe(
    'Huyện Đông Anh2 cụm chưa ký · 1 cụm chưa xác định người nhận · 1 người kết thúc nhiệm vụ',
  );
  expect(summaryOf('Huyện Sóc Sơn')).toBe('Huyện Sóc Sơn2 cụm chưa ký');
  expect([foldOf('Huyện Đông Anh').open, foldOf('Huyện Sóc Sơn').open]).toEqual([true, false]);
  // What has nothing to sign has nothing to tick, and is behind one title with the others.
  const done = screen.getByText('1 đơn vị không còn gì phải ký').closest('details') as HTMLDetailsElement;
  expect(done.open).toBe(false);
  expect(within(done).getByText('Quận Ba Đình')).toBeTruthy();
  expect(screen.getAllByRole('checkbox', { name: /^Ký cho/ })).toHaveLength(2);
});

test('the next cluster without anybody is jumped to, out of its fold, until each has somebody', async () => {
  const asked = { ...SOC_SON_WITH, clusters: [cluster('HN-070', 'CN2', { stated: null })], open: 1 };
  const { user } = open({ districts: [DONG_ANH, asked] });
  await screen.findByRole('button', { name: 'Đến cụm tiếp theo chưa xác định (2)' });
  await user.click(screen.getByText('Huyện Sóc Sơn'));
  expect(foldOf('Huyện Sóc Sơn').open).toBe(false);
  const next = () => screen.getByRole('button', { name: /^Đến cụm tiếp theo/ });
  const [first, second] = ['Nguyên Khê', 'CN2'].map((name) =>
    screen.getByLabelText(`Xã, phường nhận cụm ${name}`),
  );
  await user.click(next());
  expect(document.activeElement).toBe(first);
  await user.click(next());
  expect(document.activeElement).toBe(second);
  expect(foldOf('Huyện Sóc Sơn').open).toBe(true);
  await user.click(next());
  expect(document.activeElement).toBe(first);
  // With the commune its only officer; a unit does not close or move away while it is worked on.
  await user.selectOptions(first as HTMLElement, '00454');
  await user.click(screen.getByRole('button', { name: 'Đến cụm tiếp theo chưa xác định (1)' }));
  expect(document.activeElement).toBe(second);
  await user.selectOptions(second as HTMLElement, '00454');
  expect(screen.queryByRole('button', { name: /^Đến cụm tiếp theo/ })).toBeNull();
  expect(foldOf('Huyện Đông Anh').open).toBe(true);
});

test('regression: what was refused in a folded unit stayed behind its title', async () => {
  const refuse = () => {
    throw new AppError('INVALID', { fields: [{ field: 'passings.1.to', issue: 'not_a_choice' }] });
  };
  const { user } = open({ districts: [SOC_SON_WITH] }, { 'reorganisation.sign': refuse });
  await user.click(await screen.findByRole('checkbox', { name: 'Ký cho Huyện Sóc Sơn' }));
  expect(screen.getByText(/^Ký cho 1 đơn vị: chuyển giao 2 cụm; 0 tài khoản hết hạn/)).toBeTruthy();
  await typeDocument(user);
  expect(foldOf('Huyện Sóc Sơn').open).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Ký: 2 cụm, 0 tài khoản' }));
  const field = screen.getByLabelText('Người nhận cụm CN3');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(foldOf('Huyện Sóc Sơn').open).toBe(true);
  expect(document.activeElement).toBe(field);
});

test('what is refused of a cluster stands beside its field', async () => {
  const { user } = open(
    {},
    {
      'reorganisation.sign': () => {
        throw new AppError('INVALID', { fields: [{ field: 'passings.0.to', issue: 'not_a_choice' }] });
      },
    },
  );
  await user.click(await screen.findByRole('checkbox', { name: 'Ký cho Huyện Đông Anh' }));
  await typeDocument(user);
  await user.click(screen.getByRole('button', { name: 'Ký: 1 cụm, 1 tài khoản' }));
  const field = screen.getByLabelText('Người nhận cụm Liên Hà 2');
  const line = field.closest('li') as HTMLElement;
  expect((await within(line).findByRole('alert')).textContent).not.toBe('');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('what is signed is told, and open again where who was signed for can no more', async () => {
  const to = { id: 'lam', name: 'Lê Thị Lâm' };
  const signed = { commune: '00454', to, since: '2025-07-01' };
  const clusters = [
    { ...LIEN_HA, signed: { ...signed, able: true } },
    { ...NGUYEN_KHE, signed: { ...signed, able: false } },
  ];
  open({ districts: [{ ...DONG_ANH, clusters, open: 1 }] });
  await screen.findByText('Đã ký: Xã Đông Anh, Lê Thị Lâm');
  expect(screen.queryByLabelText('Người nhận cụm Liên Hà 2')).toBeNull();
  await screen.findByText('Lê Thị Lâm không còn nhận được; chọn người khác.');
  expect(screen.getByLabelText('Người nhận cụm Nguyên Khê')).toBeTruthy();
});

test('a signing is taken back with the reason while its day has not come', async () => {
  const signing = {
    id: '018f0000-0000-7000-8000-000000000001',
    since: '2025-07-01',
    document: { number: '12/KH-SCT', day: '2025-03-20', issuer: 'Sở Công Thương' },
    cancelled: false,
    clusters: 2,
    accounts: 1,
    mayCancel: true,
  };
  const { server, user } = open({ signings: [signing], version: 5 });
  await user.click(await screen.findByRole('button', { name: 'Hủy lần ký theo văn bản số 12/KH-SCT' }));
  await user.type(screen.getByLabelText('Lý do hủy'), 'Ký nhầm');
  await user.click(screen.getByRole('button', { name: 'Hủy lần ký này' }));
  await screen.findByText('Đã hủy lần ký theo văn bản số 12/KH-SCT.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'reorganisation.cancel',
    expected: 5,
    said: { signing: signing.id, note: 'Ký nhầm' },
  });
});

test('it is not the administrator’s', async () => {
  const { server } = open({}, {}, 'administrator');
  await screen.findByRole('heading', { name: 'Chuyển giao địa bàn' });
  expect(server.callsOf('reorganisation.plan')).toEqual([]);
});
