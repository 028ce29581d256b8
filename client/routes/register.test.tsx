import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { RegisterChoices } from '../../server/register/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reading } from '../../shared/reading/reading.ts';
import type { Role } from '../../shared/roles.ts';
import { commandsTo, theCommandTo } from '../testing/commands.ts';
import { paperLine, UPLOAD } from '../testing/papers.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./register.tsx'));

const CHOICES: RegisterChoices = {
  nextCode: 'HN-130',
  units: [
    {
      code: '017',
      level: 'district',
      nameVi: 'Huyện Đông Anh',
      validFrom: '2014-04-01',
      validTo: '2025-06-30',
    },
    { code: '00454', level: 'commune', nameVi: 'Xã Đông Anh', validFrom: '2025-07-01', validTo: null },
  ],
  investors: [{ id: 'investor-1', nameVi: 'Công ty hạ tầng A' }],
};

const PAPER = '0195e2f4-0000-4000-8000-000000000001';

/** As from the clipboard: a form of this size is drawn again with every key. */
async function put(user: UserEvent, box: HTMLElement, text: string) {
  await user.click(box);
  await user.paste(text);
}

function open(role: Role = 'department', door?: (url: URL) => Response | undefined) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve(
    {
      'session.current': () => session,
      'register.list': () => ({ total: 0, lines: [] }),
      'register.choices': () => CHOICES,
      'register.suspects': () => [],
      'register.enter': () => RECEIPT,
      'papers.file': () => ({ ...RECEIPT, paper: PAPER, known: false }),
      'papers.named': () => ({
        name: 'quyet-dinh.pdf',
        bytes: 8,
        withdrawn: null,
        open: true,
        document: null,
      }),
    },
    door,
  );
  return { server, ...openApp({ at: '/manage/register', session }) };
}

test('a cluster is entered under the next code, with its units, its area as it is typed, and its decision', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Thêm cụm' }));
  const form = await screen.findByRole('form', { name: 'Thêm cụm vào danh mục' });
  const at = (label: string | RegExp) => within(form).getByLabelText(label);
  await put(user, at('Tên cụm'), 'Cụm công nghiệp Thôn Mới');
  await user.selectOptions(at(/^Quận, huyện/), '017');
  await user.selectOptions(at(/^Xã, phường/), '00454');
  await user.click(at('Có tọa độ'));
  await put(user, at(/^Vĩ độ/), '21,14123');
  await put(user, at(/^Kinh độ/), '105,85');
  await put(user, at(/^Diện tích/), '31,5');
  await user.selectOptions(at('Chủ đầu tư hạ tầng kỹ thuật'), 'investor-1');
  await put(user, at('Số quyết định'), '12/QĐ-UBND');
  await user.click(within(form).getByRole('button', { name: 'Ghi vào danh mục' }));
  await screen.findByText('Cụm công nghiệp Thôn Mới đã có trong danh mục, mã HN-130.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'register.enter',
    stream: 'cluster:HN-130',
    key: 'register',
    expected: 0,
    said: {
      nameVi: 'Cụm công nghiệp Thôn Mới',
      place: null,
      kind: 'industrial',
      district: '017',
      commune: '00454',
      position: { lat: 21.14123, lon: 105.85, precision: 'commune' },
      areaHa: 31.5,
      investor: 'investor-1',
      establishes: true,
      document: { kind: 'decision', number: '12/QĐ-UBND', day: '2025-03-31' },
    },
  });
});

test('the decision is read before anything is on file: what is taken over fills its field and is marked until it is typed over', async () => {
  const at = <T,>(value: T) => ({
    value,
    places: [{ page: 1, box: { x: 1, y: 1, width: 9, height: 9 } }],
    how: 'text' as const,
    confidence: 1,
  });
  const reading: Reading = {
    ok: true,
    kind: 'decision',
    pageCount: 1,
    pages: [{ number: 1, width: 500, height: 800, turn: 0, how: 'text' }],
    fields: {
      number: at('12/QĐ-UBND'),
      subject: at('Về việc thành lập Cụm công nghiệp Thôn Mới, xã Đông Anh, thành phố Hà Nội'),
      area: at(31.5),
      investor: at('Công ty chưa ai biết'),
      clusters: [],
    },
  };
  paperLine.sent = [];
  const { server, user } = open('department', ({ pathname }) => {
    if (pathname === '/api/reading') return Response.json(reading);
    return pathname === '/api/reading/page' ? Response.json({ picture: null }) : undefined;
  });
  await user.click(await screen.findByRole('button', { name: 'Thêm cụm' }));
  const file = new File(['%PDF-1.7'], 'quyet-dinh.pdf', { type: 'application/pdf' });
  await user.upload(
    await screen.findByLabelText('Đọc từ quyết định (PDF, ảnh)', { selector: 'input' }),
    file,
  );
  for (const field of ['Số', 'Trích yếu', 'Diện tích', 'Chủ đầu tư']) {
    await user.click(await screen.findByRole('button', { name: new RegExp(`^Xem chỗ đã đọc: ${field}:`) }));
    await user.click(screen.getByRole('button', { name: `Đưa vào biểu mẫu: ${field}` }));
  }
  const box = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
  expect(box('Tên cụm').value).toBe('Cụm công nghiệp Thôn Mới');
  expect(box(/^Xã, phường/).value).toBe('00454');
  expect(box(/^Diện tích/).value).toBe('31,5');
  expect(box('Số quyết định').value).toBe('12/QĐ-UBND');
  screen.getByText(/“Công ty chưa ai biết” chưa có trong danh sách chủ đầu tư/);
  const marks = () => screen.getAllByText('Lấy từ tệp; đối chiếu trước khi ghi.').length;
  const before = marks();
  await user.clear(box(/^Diện tích/));
  await put(user, box(/^Diện tích/), '30');
  expect(marks()).toBe(before - 1);
  await user.click(screen.getByRole('button', { name: 'Ghi vào danh mục' }));
  await screen.findByText(/đã có trong danh mục, mã HN-130/);
  // Chosen once: what was read is the file of the act, and on file before it.
  const [filed, entered] = commandsTo(server);
  expect(paperLine.sent).toEqual([
    { name: 'quyet-dinh.pdf', document: filed?.stream.replace('document:', '') },
  ]);
  expect(filed).toMatchObject({
    procedure: 'papers.file',
    said: { upload: UPLOAD, document: { kind: 'decision', number: '12/QĐ-UBND' } },
  });
  expect(entered?.procedure).toBe('register.enter');
  expect(entered?.said).toMatchObject({
    nameVi: 'Cụm công nghiệp Thôn Mới',
    place: 'xã Đông Anh',
    commune: '00454',
    areaHa: 30,
    document: { number: '12/QĐ-UBND', paper: PAPER },
  });
});

test('clusters that it may be are shown once its name is left, and must be looked at', async () => {
  const { server, user } = open();
  server.answers['register.suspects'] = () => [
    { code: 'HN-058', name: 'Cụm công nghiệp Liên Hà 2', alike: 'same', near: 'unit' },
  ];
  await user.click(await screen.findByRole('button', { name: 'Thêm cụm' }));
  await put(user, await screen.findByLabelText('Tên cụm'), 'CCN Liên Hà II');
  expect(screen.queryByText('Có thể đã có trong danh mục')).toBeNull();
  await user.tab();
  await screen.findByText('Cụm công nghiệp Liên Hà 2');
  screen.getByText('HN-058 · cùng tên, cùng địa bàn');
  await user.click(screen.getByLabelText('Đã xem: cụm đang ghi là cụm khác'));
  await put(user, screen.getByLabelText('Số quyết định'), '12/QĐ-UBND');
  await user.click(screen.getByRole('button', { name: 'Ghi vào danh mục' }));
  await screen.findByText(/đã có trong danh mục, mã HN-130/);
  expect(theCommandTo(server).said).toMatchObject({ otherThan: ['HN-058'] });
});

test('what the server refuses stands beside its field: an area outside the limits names the article', async () => {
  const { server, user } = open();
  server.answers['register.enter'] = () => {
    const detail = '10–75 ha (Điều 2 Nghị định 32/2024/NĐ-CP)';
    throw new AppError('INVALID', { fields: [{ field: 'areaHa', issue: 'area_outside', detail }] });
  };
  await user.click(await screen.findByRole('button', { name: 'Thêm cụm' }));
  await put(user, await screen.findByLabelText('Tên cụm'), 'Cụm công nghiệp Thôn Mới');
  await put(user, screen.getByLabelText(/^Diện tích/), '9');
  await put(user, screen.getByLabelText('Số quyết định'), '12/QĐ-UBND');
  await user.click(screen.getByRole('button', { name: 'Ghi vào danh mục' }));
  await screen.findByText(/Ngoài quy mô được phép.*10–75 ha \(Điều 2 Nghị định 32\/2024\/NĐ-CP\)/);
  expect(screen.getByLabelText(/^Diện tích/).getAttribute('aria-invalid')).toBe('true');
});

test('without a document there is no decision to fill in, and nothing is said to be established', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Thêm cụm' }));
  await put(user, await screen.findByLabelText('Tên cụm'), 'Cụm công nghiệp Thôn Mới');
  await user.selectOptions(screen.getByLabelText('Căn cứ'), 'none');
  expect(screen.queryByLabelText('Số quyết định')).toBeNull();
  await put(user, screen.getByLabelText('Lý do, ghi chú'), 'Theo rà soát của xã');
  await user.click(screen.getByRole('button', { name: 'Ghi vào danh mục' }));
  await screen.findByText(/đã có trong danh mục, mã HN-130/);
  const { said } = theCommandTo(server);
  expect(said).toMatchObject({ establishes: false, note: 'Theo rà soát của xã', areaHa: null });
  expect(said).not.toHaveProperty('document');
});

test('all of it is shown page by page, found by investor too, and the address says where one is', async () => {
  const { server, user } = open();
  const line = (n: number) => ({
    code: `HN-${String(n).padStart(3, '0')}`,
    name: `Cụm công nghiệp số ${n}`,
    place: '',
    kind: 'industrial' as const,
    unitName: 'Huyện Đông Anh',
    investor: 'Công ty hạ tầng A',
    stage: 'preparation' as const,
  });
  const all = Array.from({ length: 230 }, (_, i) => line(i + 1));
  server.answers['register.list'] = (input) => {
    const { offset = 0, limit = 50 } = input as { offset?: number; limit?: number };
    return { total: all.length, lines: all.slice(offset, offset + limit) };
  };
  await user.click(await screen.findByRole('button', { name: 'Trang sau' }));
  await screen.findByText('Cụm công nghiệp số 100');
  screen.getByText('Trang 2/5');
  expect(window.location.search).toBe('?page=2');
  for (let page = 3; page <= 5; page++) {
    await user.click(screen.getByRole('button', { name: 'Trang sau' }));
    await screen.findByText(`Trang ${page}/5`);
  }
  await screen.findByText('Cụm công nghiệp số 230');
  expect(screen.getByRole('button', { name: 'Trang sau' })).toHaveProperty('disabled', true);
  await put(user, screen.getByRole('searchbox'), 'hạ tầng A');
  await screen.findByText('Trang 1/5');
  expect(new URLSearchParams(window.location.search).get('q')).toBe('hạ tầng A');
  expect(server.callsOf('register.list').at(-1)?.input).toMatchObject({ q: 'hạ tầng A', offset: 0 });
  const file = new URL((await screen.findByRole<HTMLAnchorElement>('link', { name: 'Tải Excel' })).href);
  expect(file.pathname).toBe('/api/export/register.xlsx');
  expect(Object.fromEntries(file.searchParams)).toEqual({ q: 'hạ tầng A', lang: 'vi' });
});

test('is not for a project manager', async () => {
  const { server } = open('project_manager');
  await screen.findByRole('heading', { name: 'Danh mục cụm công nghiệp' });
  expect(server.callsOf('register.list')).toEqual([]);
});
