import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { ID, itemOf, openEvidence } from '../../testing/evidence.tsx';
import { RECEIPT } from '../../testing/samples.ts';

describe('what is on file', () => {
  test('stands by milestone with when, how far, by whom; what is not known is said to be', async () => {
    const { user } = openEvidence([
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
    const { user } = openEvidence(
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
    const { user } = openEvidence(
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
    const { server, user } = openEvidence([itemOf(1)], {
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
    const { user } = openEvidence([itemOf(1), itemOf(2)]);
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
    const { user } = openEvidence([itemOf(1), itemOf(2)]);
    await user.click(await screen.findByRole('button', { name: 'Xem ảnh: Đường trục 1' }));
    const picture = screen.getByRole('dialog').querySelector('.viewer-picture') as HTMLElement;
    const finger = (keys: string, x: number) => ({ keys, target: picture, coords: { clientX: x } });
    await user.pointer([finger('[MouseLeft>]', 300), finger('[/MouseLeft]', 200)]);
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
    await user.pointer([finger('[MouseLeft>]', 200), finger('[/MouseLeft]', 210)]);
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
  });
});
