import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { AppError } from '../../../shared/errors.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { ApiError } from '../../failure.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, sessionOf } from '../../testing/samples.ts';
import { type Outputs, serve } from '../../testing/server.ts';
import type { Carrier } from './carry.ts';
import { Evidence } from './evidence.tsx';

const STREAM = streamOf('cluster', 'HN-058');
const ID = '0195e2f4-0000-7000-8000-00000000000';
const HASH = 'a'.repeat(64);
const WITHDRAWN = { on: '2025-03-31', by: null, reason: 'Nhầm cụm' };

const itemOf = (n: number, more: Partial<EvidenceShown> = {}): EvidenceShown => ({
  id: `${ID}${n}`,
  sha256: HASH,
  format: 'jpeg',
  kind: 'photo',
  bytes: 2_400_000,
  width: 4000,
  height: 3000,
  name: `anh-${n}.jpg`,
  milestone: 'infrastructure_completed',
  component: null,
  caption: `Đường trục ${n}`,
  provenance: 'reported',
  addedOn: '2025-03-31',
  addedAt: '2025-03-31T02:00:00.000Z',
  version: 5,
  by: 'Đỗ Thị An',
  taken: { at: '2025-03-20T14:05:09', offset: null },
  age: 11,
  distance: { kind: 'far', km: 12, uncertain: 5 },
  place: null,
  withdrawn: null,
  original: false,
  ...more,
});

const listOf = (items: EvidenceShown[], write = false): Outputs['evidence']['list'] => ({
  items,
  site: { lat: 21.1, lon: 105.9, uncertain: 5 },
  most: 25 * 1024 * 1024,
  can: { write },
});

const open = (items: EvidenceShown[], { write = false, lang = 'vi' as 'vi' | 'en', answers = {} } = {}) => {
  const server = serve({ 'evidence.list': () => listOf(items, write), ...answers });
  const shown = show(
    <Evidence
      stream={STREAM}
      milestones={['construction_started', 'infrastructure_completed']}
      next="infrastructure_completed"
      carry={carry}
    />,
    { lang, session: sessionOf() },
  );
  return { server, ...shown };
};

/** The line to the server: what each file meets on its way. */
const line = { starts: [] as (() => Promise<string>)[], stopped: 0 };
const carry = async (): Promise<Carrier> => ({
  start: () => (line.starts.shift() ?? (async () => '0195e2f4-0000-7000-8000-0000000000ff'))(),
  stop: () => line.stopped++,
});
beforeEach(() => {
  line.starts = [];
  line.stopped = 0;
});

describe('what is on file', () => {
  test('stands by milestone with when, how far, by whom; what is not known is said to be', async () => {
    const { user } = open([
      itemOf(1),
      itemOf(2, { taken: null, age: null, distance: { kind: 'unknown', why: 'photo' }, milestone: null }),
      itemOf(3, { kind: 'document', format: 'pdf', name: 'bien-ban.pdf', original: true, milestone: null }),
    ]);
    const [works, whole] = await screen.findAllByRole('heading', { level: 3 });
    expect([works?.textContent, whole?.textContent]).toEqual(['Hoàn thành hạ tầng 1', 'Chung của cụm 2']);
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toBe('Đường trục 120/03/2025 · cách cụm 12 km');
    expect(second?.textContent).toBe('Đường trục 2Không rõ ngày chụp · không rõ nơi chụp');
    expect(screen.getByRole('link', { name: 'bien-ban.pdf' }).getAttribute('href')).toBe(
      `/api/files/HN-058.${ID}3/original`,
    );
    expect(screen.queryByRole('button', { name: 'Thêm minh chứng' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Xem ảnh: Đường trục 1' }));
    const told = screen.getByRole('dialog');
    expect(told.textContent).toContain('chụp lúc 14:05 ngày 20/03/2025 theo đồng hồ máy, không rõ múi giờ');
    expect(told.textContent).toContain('cách cụm khoảng 12 km (vị trí cụm sai số đến 5 km)');
    expect(told.textContent).toContain('Đỗ Thị An đưa lên 09:00 ngày 31/03/2025');
    await user.click(within(told).getByRole('button', { name: 'Ảnh sau' }));
    expect(told.textContent).toContain('không rõ thời điểm chụp · ảnh không ghi vị trí chụp');
  });

  test('is a log of photographs by month, the latest first; those that do not say when come last', async () => {
    const { user } = open(
      [
        itemOf(1),
        itemOf(2, { taken: { at: '2025-03-25T08:00:00', offset: '+07:00' } }),
        itemOf(5, { taken: { at: '2025-02-25T08:00:00', offset: '+07:00' } }),
        itemOf(3, { taken: null }),
        itemOf(4, { kind: 'document', format: 'pdf' }),
      ],
      { lang: 'en' },
    );
    await user.click(await screen.findByRole('button', { name: 'Photo log' }));
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'March 2025 2',
      'February 2025 1',
      'Day of taking unknown 1',
    ]);
    expect(screen.getAllByRole('listitem').map((one) => one.textContent?.slice(0, 12))).toEqual(
      [2, 1, 5, 3].map((n) => `Đường trục ${n}`),
    );
  });

  test('that is withdrawn stays, with why and by whom', async () => {
    const { user } = open(
      [itemOf(1, { withdrawn: { on: '2025-03-31', by: 'Đỗ Thị An', reason: 'Nhầm cụm' } })],
      {
        write: true,
      },
    );
    expect((await screen.findByRole('listitem')).textContent).toContain('Đã rút lại');
    await user.click(screen.getByRole('button', { name: /^Xem ảnh/ }));
    expect(screen.getByRole('dialog').textContent).toContain(
      'Đã rút lại ngày 31/03/2025, Đỗ Thị An: Nhầm cụm',
    );
    expect(screen.queryByRole('button', { name: 'Rút lại' })).toBeNull();
  });

  test('is withdrawn with a reason', async () => {
    const { server, user } = open([itemOf(1)], {
      write: true,
      answers: { 'evidence.withdraw': () => RECEIPT },
    });
    await user.click(await screen.findByRole('button', { name: /^Xem ảnh/ }));
    await user.click(screen.getByRole('button', { name: 'Rút lại' }));
    await user.click(screen.getByRole('button', { name: 'Rút lại minh chứng' }));
    expect(commandsTo(server)).toEqual([]);
    await user.type(screen.getByLabelText('Lý do rút lại'), 'Nhầm cụm');
    await user.click(screen.getByRole('button', { name: 'Rút lại minh chứng' }));
    await screen.findByText(/Đã lưu lúc/);
    expect(theCommandTo(server)).toMatchObject({
      procedure: 'evidence.withdraw',
      key: `${ID}1`,
      expected: 5,
      said: { reason: 'Nhầm cụm' },
    });
  });
});

describe('the viewer', () => {
  test('goes on by arrows and buttons, tells what is seen, and ends with Escape', async () => {
    const { user } = open([itemOf(1), itemOf(2)]);
    await user.click(await screen.findByRole('button', { name: 'Xem ảnh: Đường trục 1' }));
    const dialog = screen.getByRole('dialog', { name: 'Xem ảnh' });
    const seen = () => within(dialog).getByRole('img');
    expect(seen().getAttribute('alt')).toBe('Đường trục 1, chụp ngày 20/03/2025');
    expect(seen().getAttribute('src')).toBe(`/api/files/HN-058.${ID}1/view`);
    expect(within(dialog).getByRole('button', { name: 'Ảnh trước' }).hasAttribute('disabled')).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: 'Ảnh sau' }));
    expect(seen().getAttribute('alt')).toBe('Đường trục 2, chụp ngày 20/03/2025');
    expect(within(dialog).getByText('2/2')).toBeDefined();
    within(dialog).getByRole('button', { name: 'Đóng' }).focus();
    await user.keyboard('{ArrowLeft}');
    expect(seen().getAttribute('alt')).toContain('Đường trục 1');
    await user.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('goes on by a finger', async () => {
    const { user } = open([itemOf(1), itemOf(2)]);
    await user.click(await screen.findByRole('button', { name: 'Xem ảnh: Đường trục 1' }));
    const picture = screen.getByRole('dialog').querySelector('.viewer-picture') as HTMLElement;
    const finger = (keys: string, x: number) => ({ keys, target: picture, coords: { clientX: x } });
    await user.pointer([finger('[MouseLeft>]', 300), finger('[/MouseLeft]', 200)]);
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
    await user.pointer([finger('[MouseLeft>]', 200), finger('[/MouseLeft]', 210)]);
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
  });
});

describe('the photo log', () => {
  const taken = (at: string) => ({ taken: { at, offset: null } });
  const road = { component: 'Đường trục', milestone: null };

  test('is narrowed to a part of the works', async () => {
    const { user } = open([itemOf(1, road), itemOf(2)]);
    await user.click(await screen.findByRole('button', { name: 'Nhật ký ảnh' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('Hạng mục'), 'Đường trục');
    const [left, ...others] = screen.getAllByRole('listitem');
    expect(left?.textContent).toContain('Đường trục 1');
    expect(others).toEqual([]);
  });

  test('sets the first photograph of a part beside the last, whatever the order in which they came', async () => {
    const { user } = open([
      itemOf(1, { ...road, ...taken('2025-03-25T08:00:00') }),
      itemOf(2, { ...road, ...taken('2025-01-10T08:00:00') }),
      itemOf(3, { ...road, ...taken('2025-02-01T08:00:00') }),
      itemOf(4, { ...road, ...taken('2026-01-01T00:00:00'), withdrawn: WITHDRAWN }),
      itemOf(5, { component: 'Trạm xử lý', ...taken('2025-02-01T08:00:00') }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Trước và sau' }));
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Đường trục cách nhau 74 ngày');
    expect(screen.getAllByRole('figure').map(({ textContent }) => textContent)).toEqual([
      'Trước: 10/01/2025 Đường trục 2',
      'Sau: 25/03/2025 Đường trục 1',
    ]);
    await user.click(screen.getByRole('button', { name: 'Xem ảnh: Đường trục 2' }));
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
  });

  test('shows where pictures were taken, those of one place together, and says how many do not tell', async () => {
    const { user } = open([
      itemOf(1, { place: { lat: 21.1, lon: 106 } }),
      itemOf(2, { place: { lat: 21.1001, lon: 106.0001 } }),
      itemOf(3, { place: { lat: 21.15, lon: 105.9 } }),
      itemOf(4),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Nơi chụp' }));
    const east = screen.getByRole('button', { name: '2 ảnh, cách vị trí cụm trong sổ khoảng 10,4 km' });
    const north = screen.getByRole('button', { name: '1 ảnh, cách vị trí cụm trong sổ khoảng 5,6 km' });
    const from = (mark: HTMLElement, side: 'insetInlineStart' | 'insetBlockStart') =>
      Number.parseFloat(mark.style[side]);
    expect(from(east, 'insetInlineStart')).toBeGreaterThan(85);
    expect(from(north, 'insetBlockStart')).toBeLessThan(30);
    expect(screen.getByText(/1 ảnh không ghi vị trí chụp/)).toBeDefined();
    await user.click(north);
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 3');
  });

  test('of hundreds begins with the first, and shows all when it is asked to', async () => {
    const { user } = open(Array.from({ length: 200 }, (_n, i) => ({ ...itemOf(i), id: `${ID}-${i}` })));
    const heading = await screen.findByRole('heading', { level: 3 });
    expect(heading.textContent).toBe('Hoàn thành hạ tầng 200');
    expect(screen.getAllByRole('listitem')).toHaveLength(24);
    await user.click(screen.getByRole('button', { name: 'Xem ảnh: Đường trục 23' }));
    await user.click(screen.getByRole('button', { name: 'Ảnh sau' }));
    expect(screen.getByText('25/200')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    await user.click(screen.getByRole('button', { name: 'Hiện tất cả (200)' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(200);
  });

  test('offers no plan where nobody is told where, and no pairs where nothing has changed', async () => {
    open([itemOf(1)]);
    await screen.findByRole('button', { name: 'Nhật ký ảnh' });
    for (const name of ['Nơi chụp', 'Trước và sau'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('files that are added', () => {
  const file = (name = 'anh.jpg') => new File(['bytes'], name, { type: 'image/jpeg' });
  const receipt = { ...RECEIPT, sha256: HASH };

  async function chosen(answers: object, files = [file()]) {
    const opened = open([], { write: true, answers });
    await opened.user.click(await screen.findByRole('button', { name: 'Thêm minh chứng' }));
    await opened.user.upload(screen.getByLabelText('Chọn tệp'), files);
    await opened.user.type(screen.getByLabelText('Mô tả ngắn'), 'Cổng phía đông');
    await screen.findAllByText(/chưa gửi/);
    return opened;
  }

  test('are sent one after the other and confirmed each by its hash', async () => {
    const { server, user } = await chosen({ 'evidence.add': () => receipt }, [file('a.jpg'), file('b.jpg')]);
    await user.type(screen.getByLabelText('Hạng mục (nếu có)'), ' Đường trục ');
    await user.click(screen.getByRole('button', { name: 'Gửi 2 tệp' }));
    await screen.findByText('Đã lưu 2 tệp.');
    const commands = commandsTo(server);
    expect(commands).toHaveLength(2);
    expect(new Set(commands.map(({ request }) => request)).size).toBe(2);
    expect(commands[0]?.said).toMatchObject({
      upload: '0195e2f4-0000-7000-8000-0000000000ff',
      milestone: 'infrastructure_completed',
      caption: 'Cổng phía đông',
      component: 'Đường trục',
      sha256: '277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9',
    });
    expect(screen.getAllByText(/mã tệp aaaaaaaaaaaa/)).toHaveLength(2);
  });

  test('need words, and words need files', async () => {
    const { server, user } = open([], { write: true });
    await user.click(await screen.findByRole('button', { name: 'Thêm minh chứng' }));
    await user.click(screen.getByRole('button', { name: 'Gửi' }));
    expect(screen.getByText('Cần điền ô này.')).toBeDefined();
    expect(screen.getByText('Chọn ít nhất một tệp.')).toBeDefined();
    expect(commandsTo(server)).toEqual([]);
  });

  test('that the line cut off go on by themselves when it is back, as the same intention', async () => {
    const lost = () => Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }));
    line.starts = [lost];
    const { server, user } = await chosen({ 'evidence.add': () => receipt });
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await screen.findByText(/Phần đã gửi được giữ lại/);
    window.dispatchEvent(new Event('online'));
    await screen.findByText('Đã lưu 1 tệp.');
    expect(commandsTo(server)).toHaveLength(1);
  });

  test('whose answer was lost are said once more with the same id, and not sent again', async () => {
    let asked = 0;
    line.starts = [async () => `${ID}7`];
    const { server, user } = await chosen({
      'evidence.add': () => {
        if (++asked === 1) throw new AppError('UNAVAILABLE');
        return receipt;
      },
    });
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await user.click(await screen.findByRole('button', { name: 'Gửi lại' }));
    await screen.findByText('Đã lưu 1 tệp.');
    const [first, second] = commandsTo(server);
    expect(second).toEqual(first);
  });

  test.each([
    ['file_heic', /Chưa nhận ảnh HEIC/],
    ['file_unsafe', /không an toàn/],
  ] as const)('that are refused say why and what to do: %s', async (issue, words) => {
    line.starts = [
      () => Promise.reject(new ApiError({ code: 'INVALID', fields: [{ field: 'file', issue }] })),
    ];
    const { user } = await chosen({});
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });

  test('are left out, or cancelled, one by one', async () => {
    line.starts = [() => new Promise(() => {})];
    const { user } = await chosen({}, [file('a.jpg'), file('b.jpg')]);
    const [, second] = screen.getAllByRole('button', { name: 'Bỏ tệp này' });
    if (second) await user.click(second);
    await waitFor(() => expect(screen.queryByText('b.jpg')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await user.click(await screen.findByRole('button', { name: 'Hủy gửi' }));
    expect(screen.queryByText('a.jpg')).toBeNull();
    expect(line.stopped).toBeGreaterThan(0);
  });
});
