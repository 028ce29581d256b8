import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { RegisterChoices, RegisterShown } from '../../../server/register/read.ts';
import { theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, sessionOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { type About, RegisterCard } from './register-card.tsx';

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
  ],
  investors: [
    { id: 'old', nameVi: 'Công ty A' },
    { id: 'new', nameVi: 'Công ty B' },
  ],
};
const STANDS: RegisterShown = {
  today: '2025-03-31',
  identity: {
    nameVi: 'Cụm công nghiệp Liên Hà 2',
    place: 'Liên Hà, Đông Anh',
    kind: 'industrial',
    lat: 21.153,
    lon: 105.891,
    precision: 'commune',
    confidence: 'single',
    placeholder: false,
  },
  units: [{ unitCode: '017', validFrom: '2014-04-01', validTo: '2025-06-30' }],
  parties: [
    { organisationId: 'old', validFrom: '2020-01-01', validTo: null, provenance: 'sourced', source: null },
  ],
  facts: [
    {
      id: 'area_ha',
      field: 'area_ha',
      value: '30.5',
      statedFor: null,
      provenance: 'sourced',
      source: 'a',
      confidence: 'single',
      recordedOn: '2024-01-01',
    },
  ],
  version: 7,
};

/** As from the clipboard: a form of this size is drawn again with every key. */
async function put(user: UserEvent, box: HTMLElement, text: string) {
  await user.click(box);
  await user.paste(text);
}

async function open(more: Partial<About> = {}) {
  const server = serve({
    'register.choices': () => CHOICES,
    'register.of': () => STANDS,
    'register.suspects': () => [{ code: 'HN-007', name: 'CCN Liên Hà', alike: 'other_number', near: 'unit' }],
    'register.correct': () => RECEIPT,
    'register.facts': () => RECEIPT,
    'register.parties': () => RECEIPT,
    'register.merge': () => RECEIPT,
    'register.end': () => RECEIPT,
  });
  const about: About = {
    stream: 'cluster:HN-058',
    ended: false,
    established: true,
    mayExpand: false,
    absorbed: [],
    versionOf: () => 3,
    renderReading: () => null,
    ...more,
  };
  const session = sessionOf({ id: 'p', role: 'department', unit: null, clusters: [] });
  const { user } = show(<RegisterCard {...about} />, { session });
  await user.click(await screen.findByText('Sửa thông tin trong danh mục'));
  return { server, user };
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
