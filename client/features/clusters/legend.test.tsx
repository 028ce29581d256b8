import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { breaksOf, classOf, MEASURES } from '../../../shared/area.ts';
import { show } from '../../testing/render.tsx';
import { rowOf } from '../../testing/samples.ts';
import { Legend, MeasurePicker } from './legend.tsx';

/** The words beside the swatch of a class, as the scale shows them for these values. */
function labelOf(ofClass: number): string {
  const swatch = document.querySelector(`.scale .area-swatch-${ofClass}`);
  if (!swatch) throw new Error(`no swatch for class ${ofClass}`);
  return swatch.parentElement?.textContent ?? '';
}

/** Whether "3", "1–2" or "≥ 7" is said of a number. */
function speaksOf(label: string, value: number): boolean {
  const [first = Number.NaN, last] = (label.match(/\d+/g) ?? []).map(Number);
  if (label.startsWith('≥')) return value >= first;
  return last === undefined ? value === first : value >= first && value <= last;
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_v, part) => ({ part, whole: most + 1 }));

describe('the scale says of each area what is so', () => {
  test.each([0, 1, 2, 3, 4, 5, 8, 9, 14, 15, 41])('counts up to %d', (most) => {
    const values = upTo(most);
    const breaks = breaksOf(values);
    show(<MeasurePicker measure="late" measures={MEASURES} values={values} onChange={() => undefined} />);
    for (const value of values) {
      const classes = [0, ...breaks.map((_lower, i) => i + 1)];
      const speaking = classes.filter((other) => speaksOf(labelOf(other), value.part));
      expect(speaking, `${value.part} of up to ${most}`).toEqual([classOf(value, breaks)]);
    }
  });

  test('each class says something else, and where nothing can be measured is one of its own', () => {
    show(<MeasurePicker measure="late" measures={MEASURES} values={upTo(20)} onChange={() => undefined} />);
    const labels = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.at(-1)).toBe('không có số liệu');
  });

  test('says of which clusters it speaks', () => {
    show(<MeasurePicker measure="late" measures={MEASURES} values={upTo(3)} onChange={() => undefined} />);
    screen.getByText(/Trong số cụm có tiến độ được duyệt/);
  });
});

describe('the legend', () => {
  const rows = [
    rowOf({ code: 'A', stage: 'construction', lateness: 'late' }),
    rowOf({ code: 'B', stage: 'construction', lateness: 'critical' }),
    rowOf({ code: 'C', stage: 'operating', lateness: 'done' }),
  ];
  const line = (name: RegExp) => screen.getByRole('button', { name, hidden: true });

  test('counts what there is of each, and what there is nothing of cannot be chosen', () => {
    show(<Legend rows={rows} filter={{}} onChange={() => undefined} />);
    expect(line(/Đang xây dựng/).textContent).toMatch(/2$/);
    expect(line(/Đang hoạt động/).textContent).toMatch(/1$/);
    expect(line(/Có trong phương án/)).toHaveProperty('disabled', true);
  });

  test('a press shows only these, another press all again, and two lines both', async () => {
    const onChange = vi.fn();
    const { user, again } = show(<Legend rows={rows} filter={{}} onChange={onChange} />);
    await user.click(line(/Đang xây dựng/));
    expect(onChange).toHaveBeenLastCalledWith({ stage: ['construction'] });
    again(<Legend rows={rows} filter={{ stage: ['construction'] }} onChange={onChange} />);
    expect(line(/Đang xây dựng/).getAttribute('aria-pressed')).toBe('true');
    await user.click(line(/Đang hoạt động/));
    expect(onChange).toHaveBeenLastCalledWith({ stage: ['construction', 'operating'] });
    await user.click(line(/Đang xây dựng/));
    expect(onChange).toHaveBeenLastCalledWith({ stage: undefined });
  });

  test('each sign has the shape and the colour of its words', () => {
    show(<Legend rows={rows} filter={{}} onChange={() => undefined} />);
    expect(within(line(/Chậm từ 12 tháng/)).queryByText(/12/)).not.toBeNull();
    expect(line(/Chậm từ 12 tháng/).querySelector('svg')?.classList).toContain('tone-critical');
  });
});
