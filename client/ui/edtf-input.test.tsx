import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '../testing/render.tsx';
import { EdtfInput } from './edtf-input.tsx';

let said = '';
const hear = (value: string) => {
  said = value;
};
function Box({ start }: { start: string }) {
  const [value, setValue] = useState(start);
  return (
    <EdtfInput
      id="d"
      value={value}
      today="2025-03-31"
      years={{ from: 2020, to: 2030 }}
      onChange={(next) => {
        setValue(next);
        hear(next);
      }}
    />
  );
}

/** Choose a precision and its parts by the words on the screen; what the box says then. */
async function chosen(start: string, precision: string, parts: Record<string, string>) {
  const { user, unmount } = show(<Box start={start} />);
  await user.selectOptions(screen.getByLabelText('Độ chính xác'), precision);
  for (const [label, words] of Object.entries(parts)) {
    await user.selectOptions(screen.getByLabelText(label), words);
    expect(screen.getByLabelText<HTMLSelectElement>(label).selectedOptions[0]?.textContent).toBe(words);
  }
  const words = screen.getByRole('status').textContent;
  unmount();
  return { said, words };
}

test.each([
  ['6 tháng đầu năm', '2026-01/2026-06'],
  ['6 tháng cuối năm', '2026-07/2026-12'],
])('%s is those six months, from whichever half one comes', async (half, months) => {
  for (const start of ['2025-02-10', '2025-11-30']) {
    const { said: date, words } = await chosen(start, '6 tháng', { Năm: '2026', '6 tháng': half });
    expect(date).toBe(months);
    expect(words).toContain(half);
  }
});

test.each([
  ['Quý', { Năm: '2026', Quý: 'III' }, '2026-07/2026-09'],
  ['Quý', { Quý: 'I' }, '2025-01/2025-03'],
  ['Tháng', { Năm: '2026', Tháng: '12' }, '2026-12'],
  ['Năm', { Năm: '2027' }, '2027'],
])('%s with %o is %s', async (precision, parts, date) => {
  expect((await chosen('2025-05-20', precision, parts)).said).toBe(date);
});

test('turning to another precision keeps the time of year; a day must be said anew', async () => {
  expect((await chosen('2025-11-30', 'Quý', {})).said).toBe('2025-10/2025-12');
  expect((await chosen('2025-11-30', '6 tháng', {})).said).toBe('2025-07/2025-12');
  const { user } = show(<Box start="2025-11" />);
  await user.selectOptions(screen.getByLabelText('Độ chính xác'), 'Ngày');
  expect(said).toBe('');
});
