import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fields, Found, Reading } from '../../../shared/reading/reading.ts';
import { itemOf } from '../../testing/evidence.tsx';
import { show } from '../../testing/render.tsx';
import { type Outputs, serve } from '../../testing/server.ts';
import type { Taken } from './proposals.ts';
import { ReadDocument } from './read-document.tsx';

const at = <T,>(value: T, [x, y, page = 1]: readonly [number, number, number?]): Found<T> => ({
  value,
  places: [{ page, box: { x, y, width: 100, height: 20 } }],
  how: 'text',
  confidence: 1,
});
const PAGE = { number: 1, width: 500, height: 800, turn: 0, how: 'text' } as const;
const FIELDS: Fields = {
  number: at('2800/QĐ-UBND', [50, 80]),
  date: at('2020-06-26', [300, 80]),
  area: at(41.7, [200, 400, 2]),
  clusters: [at({ code: 'HN-001', name: 'Cụm công nghiệp Nguyên Khê' }, [120, 200])],
};
const readingOf = (more: Partial<Extract<Reading, { ok: true }>> = {}): Reading => ({
  ok: true,
  kind: 'decision',
  fields: FIELDS,
  pages: [PAGE, { ...PAGE, number: 2 }],
  pageCount: 2,
  ...more,
});

const FILE = itemOf(1, { kind: 'document', format: 'pdf', caption: 'Quyết định thành lập' });
const listOf = (...items: (typeof FILE)[]): Outputs['evidence']['list'] => ({
  items,
  site: null,
  most: 1,
  can: { write: true },
});

async function opened(reading: Reading, items = [FILE]) {
  const taken: Taken[] = [];
  const server = serve({
    'evidence.list': () => listOf(...items),
    'documents.read': () => reading as Outputs['documents']['read'],
    'documents.page': () => 'data:image/webp;base64,AAAA',
  });
  const { user } = show(<ReadDocument code="HN-001" onTake={(said) => taken.push(said)} />);
  await user.click(screen.getByRole('button', { name: 'Đọc từ văn bản trong minh chứng' }));
  const read = async () => user.click(await screen.findByRole('button', { name: 'Đọc văn bản' }));
  return { user, taken, server, read };
}

const line = (name: string) => screen.findByRole('button', { name: new RegExp(`^Xem chỗ đã đọc: ${name}:`) });

test('nothing is read before it is asked for, and nothing is taken before its place is looked at', async () => {
  const { user, taken, server, read } = await opened(readingOf());
  await screen.findByLabelText('Văn bản');
  expect(server.callsOf('documents.read')).toEqual([]);
  await read();
  expect(await line('Số')).toHaveProperty('ariaPressed', 'true');
  expect(screen.queryByRole('button', { name: 'Đưa vào biểu mẫu: Ngày' })).toBeNull();
  expect(taken).toEqual([]);
  await user.click(await line('Ngày'));
  await user.click(screen.getByRole('button', { name: 'Đưa vào biểu mẫu: Ngày' }));
  expect(taken).toEqual([{ day: '2020-06-26' }]);
  screen.getByText('đã đưa vào biểu mẫu');
});

test('what was taken leads to what comes next, whose place is looked at before it is taken', async () => {
  const { user, read } = await opened(readingOf());
  await read();
  await line('Số');
  await user.click(screen.getByRole('button', { name: 'Đưa vào biểu mẫu: Số' }));
  expect(await line('Ngày')).toHaveProperty('ariaPressed', 'true');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Đưa vào biểu mẫu: Ngày' }));
});

test('the place is marked where it stands on its page, in parts of the page', async () => {
  const { user, server, read } = await opened(readingOf());
  await read();
  const placed = (await screen.findByRole('img', { name: 'Chỗ đã đọc: Số' })).style;
  expect([placed.left, placed.top, placed.width, placed.height]).toEqual(['10%', '10%', '20%', '2.5%']);
  await user.click(await line('Diện tích'));
  const area = (await screen.findByRole('img', { name: 'Chỗ đã đọc: Diện tích' })).style;
  expect([area.left, area.top]).toEqual(['40%', '50%']);
  screen.getByText('Trang 2/2');
  expect(server.callsOf('documents.page').map(({ input }) => (input as { page: number }).page)).toEqual([
    1, 2,
  ]);
  screen.getByRole('button', { name: /41,7 ha$/ });
  expect(screen.queryByRole('button', { name: 'Đưa vào biểu mẫu: Diện tích' })).toBeNull();
});

test('what was not read for sure is said to be empty, and why', async () => {
  const { read } = await opened(readingOf());
  await read();
  await line('Số');
  const empty = screen.getByText('Vốn đầu tư').closest('li');
  within(empty ?? document.body).getByText('không đọc được chắc chắn nên để trống');
});

test('a document about another cluster says so; one of several says why nothing is told of any', async () => {
  const other = at({ code: 'HN-002', name: 'CCN Phú Thịnh' }, [1, 1]);
  const third = at({ code: 'HN-003', name: 'CCN Lại Yên' }, [1, 30]);
  const { read } = await opened(
    readingOf({ fields: { number: FIELDS.number ?? at('', [0, 0]), clusters: [other, third] } }),
  );
  await read();
  await screen.findByText('Văn bản này nói về CCN Phú Thịnh và CCN Lại Yên, không phải cụm đang mở.');
  expect(screen.getAllByText('để trống vì văn bản nói về nhiều cụm').length).toBeGreaterThan(0);
});

test.each([
  ['locked', /^Tệp PDF có mật khẩu/],
  ['unreadable', /^Không đọc được tệp này/],
  ['too_large', /^Tệp quá dài hoặc quá nặng/],
] as const)('a file that is %s says what to do', async (failure, words) => {
  const { read } = await opened({ ok: false, failure });
  await read();
  await screen.findByText(words);
});

test('what was withdrawn is not offered, nor what is no page; without a file there is a sentence', async () => {
  const items = [
    itemOf(2, { withdrawn: { on: '2025-03-31', by: null, reason: 'Nhầm' } }),
    itemOf(3, { kind: 'document', format: 'xlsx' }),
  ];
  await opened(readingOf(), items);
  await screen.findByText(/^Minh chứng của cụm chưa có tệp/);
});
