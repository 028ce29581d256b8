import { expect, test } from 'vitest';
import { regimeOn } from '../../../shared/regime.ts';
import { show } from '../../testing/render.tsx';
import { RegimeLine } from './regime-line.tsx';

const line = (ground: 'sourced' | 'illustrative' | null, date: string | null = '2018-05-24') => (
  <RegimeLine
    regimes={[regimeOn('2018-05-24')]}
    by={date === null ? null : 'established'}
    date={date}
    ground={ground}
  />
);
const told = () => document.querySelector('small')?.textContent;

test('regression: a made-up decision stood unmarked as the ground of the law that applies', () => {
  const { again } = show(line('illustrative'));
  expect(told()).toContain('“Quyết định thành lập”: 24/05/2018 (minh họa)');
  again(line('sourced'));
  expect(told()).toContain('“Quyết định thành lập”: 24/05/2018');
  expect(told()).not.toContain('minh họa');
  again(line(null, null));
  expect(told()).not.toContain('24/05/2018');
});
