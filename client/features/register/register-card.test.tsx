import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { theCommandTo } from '../../testing/commands.ts';
import { cardAbout, put, STANDS, serveCard } from '../../testing/register.tsx';
import { RECEIPT } from '../../testing/samples.ts';
import type { About } from './register-card.tsx';

async function open(more: Partial<About> = {}) {
  const server = serveCard();
  return { server, ...(await cardAbout(more)) };
}

test('a correction begins with what stands and sends the whole of it, over the version that was seen', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Tên, loại, địa bàn, vị trí' }));
  await user.selectOptions(screen.getByLabelText('Loại cụm'), 'craft_village');
  await user.selectOptions(screen.getByLabelText('Căn cứ'), 'none');
  await put(user, screen.getByLabelText('Lý do, ghi chú'), 'Theo quyết định thành lập');
  await user.click(screen.getByRole('button', { name: 'Lưu đính chính' }));
  await screen.findByText(/bản cũ còn trong lịch sử/);
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'register.correct',
    key: 'register',
    expected: 7,
    said: {
      nameVi: 'Cụm công nghiệp Liên Hà 2',
      kind: 'craft_village',
      district: '017',
      commune: null,
      position: { lat: 21.153, lon: 105.891, precision: 'commune' },
      note: 'Theo quyết định thành lập',
    },
  });
});

test('a figure on record is corrected under its own id; as it is typed here, it is stored with a point', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Số liệu' }));
  await user.selectOptions(screen.getByLabelText('Số liệu nào'), 'area_ha');
  const value = screen.getByLabelText<HTMLInputElement>(/^Giá trị:/);
  expect(value.value).toBe('30,5');
  await user.clear(value);
  await put(user, value, '31,2');
  await put(user, screen.getByLabelText('Số quyết định'), '12/QĐ');
  await user.click(screen.getByRole('button', { name: 'Lưu số liệu' }));
  await screen.findByText('Đã lưu: Diện tích: 31,2.');
  expect(theCommandTo(server).said).toMatchObject({
    facts: [{ id: 'area_ha', field: 'area_ha', value: '31.2', provenance: 'sourced', source: null }],
    document: { kind: 'decision', number: '12/QĐ' },
  });
});

test('a figure entered in error is withdrawn under its own id; a document does not say why', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Rút số liệu ghi nhầm' }));
  await user.click(screen.getByRole('button', { name: 'Rút số liệu' }));
  await screen.findByText('Cần điền ô này.');
  await put(user, screen.getByLabelText('Lý do, ghi chú'), 'Ghi nhầm cụm');
  await user.click(screen.getByRole('button', { name: 'Rút số liệu' }));
  await screen.findByText(/^Đã rút: Diện tích: 30,5 ha/);
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'register.withdrawFact',
    expected: 7,
    said: { fact: 'area_ha', note: 'Ghi nhầm cụm' },
  });
});

test('the first day of an investor is corrected from the day that stands', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Ngày bắt đầu của chủ đầu tư' }));
  screen.getByRole('option', { name: 'Công ty A, từ ngày 01/01/2020' });
  const day = screen.getByLabelText<HTMLInputElement>('Ngày bắt đầu đúng');
  await user.clear(day);
  await put(user, day, '15/02/2020');
  await put(user, screen.getByLabelText('Số quyết định'), '9/QĐ');
  await user.click(screen.getByRole('button', { name: 'Lưu ngày bắt đầu' }));
  await screen.findByText('Chủ đầu tư từ ngày 15/02/2020: Công ty A.');
  expect(theCommandTo(server).said).toMatchObject({
    organisation: 'old',
    began: '2020-01-01',
    from: '2020-02-15',
  });
});

test('a second entry is merged into one that looks like it, with the reason', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Cụm này ghi trùng' }));
  await user.click(await screen.findByRole('button', { name: /^HN-007/ }));
  await user.selectOptions(screen.getByLabelText('Căn cứ'), 'none');
  await put(user, screen.getByLabelText('Lý do, ghi chú'), 'Cùng một quyết định');
  await user.click(screen.getByRole('button', { name: 'Gộp vào cụm đó' }));
  await screen.findByText(/Đã gộp vào HN-007/);
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'register.merge',
    stream: 'cluster:HN-058',
    said: { into: 'HN-007', note: 'Cùng một quyết định' },
  });
});

test('the one that stays is found by its name, and named once its code stands', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Cụm này ghi trùng' }));
  const into = screen.getByLabelText<HTMLInputElement>(/^Mã cụm được giữ lại/);
  await put(user, into, 'Liên Hà');
  await user.click(await screen.findByRole('button', { name: /^HN-007/ }));
  expect(into.value).toBe('HN-007');
  await screen.findByText('CCN Liên Hà');
  expect(screen.queryByRole('button', { name: /^HN-007/ })).toBeNull();
  expect(server.callsOf('register.list')[0]?.input).toMatchObject({ q: 'Liên Hà' });
});

test('regression: what was wrong with a phase stood at the one before it, once that one had no name', async () => {
  const server = serveCard();
  const phases = [1, 2].map((n) => ({ name: `GĐ ${n}`, areaHa: n, decision: null, decidedOn: null }));
  server.answers['register.of'] = () => ({ ...STANDS, phases });
  const { user } = await cardAbout();
  await user.click(await screen.findByRole('button', { name: 'Chia giai đoạn' }));
  const at = (label: string) => screen.getAllByLabelText(label) as HTMLInputElement[];
  await user.clear(at('Diện tích (ha)')[1] as HTMLElement);
  await put(user, at('Diện tích (ha)')[1] as HTMLElement, '0');
  await user.click(screen.getByRole('button', { name: 'Lưu các giai đoạn' }));
  const wrong = () => at('Diện tích (ha)').map((field) => field.getAttribute('aria-invalid'));
  expect(wrong()).toEqual([null, 'true']);
  await user.clear(at('Tên')[0] as HTMLElement);
  expect(wrong()).toEqual([null, 'true']);
});

test('a fifth phase can be said, and none of those on record is lost when it is', async () => {
  const server = serveCard();
  const phases = [1, 2, 3, 4].map((n) => ({ name: `GĐ ${n}`, areaHa: n, decision: null, decidedOn: null }));
  server.answers['register.of'] = () => ({ ...STANDS, phases });
  server.answers['register.phases'] = () => RECEIPT;
  const { user } = await cardAbout();
  await user.click(await screen.findByRole('button', { name: 'Chia giai đoạn' }));
  expect(screen.getAllByLabelText('Tên')).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: 'Thêm giai đoạn' }));
  const fifth = screen.getAllByLabelText('Tên').at(-1);
  if (!fifth) throw new Error('no line');
  await put(user, fifth, 'GĐ 5');
  await put(user, screen.getAllByLabelText('Số quyết định').at(-1) as HTMLElement, '9/QĐ');
  await user.click(screen.getByRole('button', { name: 'Lưu các giai đoạn' }));
  await screen.findByText(/^Đã lưu: GĐ 1; /);
  const said = theCommandTo(server).said as { phases: { name: string }[] };
  expect(said.phases.map(({ name }) => name)).toEqual(['GĐ 1', 'GĐ 2', 'GĐ 3', 'GĐ 4', 'GĐ 5']);
});

test('an end is entered by the number of its decision, over the version of that very step', async () => {
  const { server, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Bãi bỏ quyết định thành lập' }));
  await user.click(screen.getByRole('button', { name: 'Ghi chấm dứt' }));
  await screen.findByText('Cần điền ô này.');
  await put(user, screen.getByLabelText('Số quyết định'), '77/QĐ');
  await user.click(screen.getByRole('button', { name: 'Ghi chấm dứt' }));
  await screen.findByText('Bãi bỏ quyết định thành lập, có hiệu lực từ ngày 31/03/2025.');
  expect(theCommandTo(server)).toMatchObject({
    key: 'revoked',
    expected: 3,
    said: { effective: '2025-03-31', document: { number: '77/QĐ' } },
  });
});

test('what cannot be is not offered', async () => {
  await open({ established: false, absorbed: ['HN-131'] });
  const card = (await screen.findByRole('button', { name: 'Số liệu' })).closest('details');
  const names = within(card as HTMLElement)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(names).toContain('Rút khỏi quy hoạch, phương án phát triển');
  expect(names).toContain('Tách lại HN-131');
  for (const name of ['Bãi bỏ quyết định thành lập', 'Mở rộng', 'Cụm này ghi trùng'])
    expect(names).not.toContain(name);
});
