import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ID, itemOf, openEvidence, WITHDRAWN } from '../../testing/evidence.tsx';

describe('the photo log', () => {
  const taken = (at: string) => ({ taken: { at, offset: null } });
  const road = { component: 'roads', milestone: null } as const;

  test('is narrowed to a part of the works', async () => {
    const { user } = openEvidence([itemOf(1, road), itemOf(2)]);
    await user.click(await screen.findByRole('button', { name: 'Nhật ký ảnh' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('Hạng mục'), 'Đường giao thông');
    const [left, ...others] = screen.getAllByRole('listitem');
    expect(left?.textContent).toContain('Đường trục 1');
    expect(others).toEqual([]);
  });

  test('sets the first photograph of a part beside the last, whatever the order in which they came', async () => {
    const { user } = openEvidence([
      itemOf(1, { ...road, ...taken('2025-03-25T08:00:00') }),
      itemOf(2, { ...road, ...taken('2025-01-10T08:00:00') }),
      itemOf(3, { ...road, ...taken('2025-02-01T08:00:00') }),
      itemOf(4, { ...road, ...taken('2026-01-01T00:00:00'), withdrawn: WITHDRAWN }),
      itemOf(5, { component: 'wastewater_treatment', ...taken('2025-02-01T08:00:00') }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Trước và sau' }));
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Đường giao thông cách nhau 74 ngày');
    expect(screen.getAllByRole('figure').map(({ textContent }) => textContent)).toEqual([
      'Trước: 10/01/2025 Đường trục 2',
      'Sau: 25/03/2025 Đường trục 1',
    ]);
    await user.click(screen.getByRole('button', { name: 'Xem ảnh: Đường trục 2' }));
    expect(within(screen.getByRole('dialog')).getByRole('img').getAttribute('alt')).toContain('Đường trục 2');
  });

  test('shows where pictures were taken, those of one place together, and says how many do not tell', async () => {
    const { user } = openEvidence([
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
    const { user } = openEvidence(
      Array.from({ length: 200 }, (_n, i) => ({ ...itemOf(i), id: `${ID}-${i}` })),
    );
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
    openEvidence([itemOf(1)]);
    await screen.findByRole('button', { name: 'Nhật ký ảnh' });
    for (const name of ['Nơi chụp', 'Trước và sau'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });
});
