import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { breaksOf, classOf, MEASURES, type Measure } from '../../../shared/area.ts';
import { show } from '../../testing/render.tsx';
import { MeasurePicker } from './legend.tsx';

/** The words beside the swatch of a class, as the scale shows them for these values. */
function labelOf(measure: Measure, values: readonly number[], ofClass: number): string {
  const swatch = document.querySelector(`.scale .area-swatch-${ofClass}`);
  if (!swatch) throw new Error(`${measure}: no swatch for class ${ofClass} of ${values.join()}`);
  return swatch.parentElement?.textContent ?? '';
}

/** Whether "3", "1–2", "≥ 7", "≤ 25%" or "> 75%" is said of a number. */
function speaksOf(label: string, value: number): boolean {
  const scale = label.endsWith('%') ? 0.01 : 1;
  const [first = Number.NaN, last] = (label.match(/\d+/g) ?? []).map((digits) => Number(digits) * scale);
  if (label.startsWith('≥')) return value >= first;
  if (label.startsWith('>')) return value > first;
  if (label.startsWith('≤')) return value <= first;
  return last === undefined ? value === first : value >= first && value <= last;
}

function scale(measure: Measure, values: readonly number[]) {
  const { unmount } = show(
    <MeasurePicker measure={measure} measures={MEASURES} values={values} onChange={() => undefined} />,
  );
  const breaks = breaksOf(values, measure);
  for (const value of values) {
    const ofClass = classOf(value, breaks);
    const classes = [0, ...breaks.map((_lower, i) => i + 1)];
    const speaking = classes.filter((other) => speaksOf(labelOf(measure, values, other), value));
    // "≤ 50%" holds of smaller shares too: there the first that speaks of a value is meant.
    expect(measure === 'late' ? speaking[0] : speaking, `${measure} ${value} among ${values.join()}`).toEqual(
      measure === 'late' ? ofClass : [ofClass],
    );
  }
  unmount();
}

describe('the scale says of each area what is so', () => {
  test.each([0, 1, 2, 3, 4, 5, 8, 9, 14, 15, 41])('counts up to %d', (most) => {
    scale(
      'clusters',
      Array.from({ length: most + 1 }, (_v, i) => i),
    );
  });

  test('shares', () => {
    scale('late', [0, 0.01, 0.25, 0.26, 0.5, 0.51, 0.75, 0.76, 1]);
  });

  test('each class says something else', () => {
    show(
      <MeasurePicker measure="clusters" measures={MEASURES} values={[0, 20]} onChange={() => undefined} />,
    );
    const labels = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
