import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { show } from '../testing/render.tsx';
import { DayField } from './day-field.tsx';

let said = '';
const hear = (value: string) => {
  said = value;
};
function Box({ start = '', min, max }: { start?: string; min?: string; max?: string }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <label htmlFor="d">Ngày</label>
      <DayField
        id="d"
        value={value}
        today="2025-03-31"
        min={min}
        max={max}
        onChange={(next) => {
          setValue(next);
          hear(next);
        }}
      />
    </>
  );
}
const field = () => screen.getByLabelText('Ngày');
const open = () => screen.getByRole('button', { name: 'Mở lịch' });
const focused = () => document.activeElement?.getAttribute('data-day');

describe('a day that is typed', () => {
  test.each([
    ['1/4/2025', '2025-04-01', '01/04/2025'],
    ['01-04-2025', '2025-04-01', '01/04/2025'],
    ['01042025', '2025-04-01', '01/04/2025'],
  ])('%s is %s, shown as %s', async (text, day, shown) => {
    const { user } = show(<Box />);
    await user.type(field(), text);
    expect(said).toBe(day);
    await user.tab();
    expect(field()).toHaveProperty('value', shown);
  });

  test.each(['vi', 'en'] as const)('day first, whatever the language: %s', (lang) => {
    show(<Box start="2025-03-04" />, { lang });
    expect(screen.getByRole('textbox')).toHaveProperty('value', '04/03/2025');
    expect(screen.getByRole('textbox').getAttribute('placeholder')).toBe('dd/mm/yyyy');
  });

  test('what is none is passed on as it was typed, and told when one leaves the field', async () => {
    const { user } = show(<Box />);
    await user.type(field(), '31/02/2025');
    expect(said).toBe('31/02/2025');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.tab();
    expect(screen.getByRole('alert').textContent).toBe(
      'Ngày viết theo dạng ngày/tháng/năm, ví dụ 31/03/2025.',
    );
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(field()).toHaveProperty('value', '31/02/2025');
  });

  test('out of bounds is told with the bound', async () => {
    const { user } = show(<Box min="2025-03-10" max="2025-04-20" />);
    await user.type(field(), '09/03/2025');
    await user.tab();
    screen.getByText('Sớm nhất là 10/03/2025.');
    await user.clear(field());
    await user.type(field(), '21/04/2025');
    await user.tab();
    screen.getByText('Muộn nhất là 20/04/2025.');
  });
});

describe('the calendar', () => {
  test('begins on Monday and at the day that stands; today and the chosen day are marked', async () => {
    const { user } = show(<Box start="2025-03-14" />);
    await user.click(open());
    const month = within(screen.getByRole('dialog'));
    expect(month.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'T2',
      'T3',
      'T4',
      'T5',
      'T6',
      'T7',
      'CN',
    ]);
    expect(focused()).toBe('2025-03-14');
    month.getByText('Tháng 03/2025');
    expect(month.getByRole('button', { current: 'date' }).textContent).toBe('31');
    expect(month.getByRole('gridcell', { selected: true }).textContent).toBe('14');
  });

  test.each([
    ['{ArrowRight}', '2025-03-15'],
    ['{ArrowLeft}', '2025-03-13'],
    ['{ArrowDown}', '2025-03-21'],
    ['{ArrowUp}', '2025-03-07'],
    ['{Home}', '2025-03-10'],
    ['{End}', '2025-03-16'],
    ['{PageDown}', '2025-04-14'],
    ['{PageUp}', '2025-02-14'],
    ['{Shift>}{PageDown}{/Shift}', '2026-03-14'],
    ['{ArrowUp}{ArrowUp}', '2025-02-28'],
  ])('%s leads to %s', async (keys, day) => {
    const { user } = show(<Box start="2025-03-14" />);
    await user.click(open());
    await user.keyboard(keys);
    expect(focused()).toBe(day);
  });

  test('Enter chooses and goes back to where one was; Escape goes back without', async () => {
    const { user } = show(<Box start="2025-03-14" />);
    await user.click(open());
    await user.keyboard('{ArrowRight}{Enter}');
    expect(said).toBe('2025-03-15');
    expect(field()).toHaveProperty('value', '15/03/2025');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(open());
    await user.click(open());
    await user.keyboard('{ArrowRight}{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(said).toBe('2025-03-15');
  });

  test('does not leave its bounds', async () => {
    const { user } = show(<Box start="2025-03-14" min="2025-03-10" max="2025-03-20" />);
    await user.click(open());
    await user.keyboard('{PageDown}');
    expect(focused()).toBe('2025-03-20');
    expect(screen.getByRole('button', { name: '21/03/2025' })).toHaveProperty('disabled', true);
    await user.keyboard('{PageUp}');
    expect(focused()).toBe('2025-03-10');
  });

  test('without a day it begins today, or at the nearest bound', async () => {
    const { user } = show(<Box max="2025-02-10" />);
    await user.click(open());
    expect(focused()).toBe('2025-02-10');
  });
});
