import { type Answer, inTurn, percentile } from './measure.ts';
import { say } from './parties.ts';

/** Limits that were not kept, in words. */
const missed: string[] = [];

const ms = (value: number) => value.toFixed(2);

/** Compare one answer with the floor's, in turn; `limit` is of the ratio of the medians. */
export async function compare(
  name: string,
  { rounds, limit }: { rounds: number; limit: number },
  mine: (i: number) => Promise<Answer>,
  base: (i: number) => Promise<Answer>,
): Promise<void> {
  const times = await inTurn(rounds, mine, base);
  const [p50, p95, f50] = [
    percentile(times.ours, 0.5),
    percentile(times.ours, 0.95),
    percentile(times.floor, 0.5),
  ];
  const ratio = p50 / f50;
  if (ratio > limit) missed.push(`${name}: ${ratio.toFixed(2)} × floor (asked: ≤ ${limit})`);
  const kb = (times.bytes / 1000).toFixed(1);
  say(`| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(f50)} | ${ratio.toFixed(2)} | ≤ ${limit} | ${kb} |`);
}

interface Limit {
  atMost?: number;
  atLeast?: number;
  unit: string;
  more?: string;
}

/** One figure with its limit. */
export function figure(name: string, value: number, { atMost, atLeast, unit, more }: Limit): void {
  const limits = [
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ].join(', ');
  const text = `${name}: ${Math.round(value * 100) / 100} ${unit}${limits && ` (asked: ${limits})`}${more ? `; ${more}` : ''}`;
  say(text);
  if ((atMost !== undefined && value > atMost) || (atLeast !== undefined && value < atLeast))
    missed.push(text);
}

/** Says what was not kept; the exit code of the bench. */
export function verdict(): number {
  if (missed.length === 0) say('\nEvery limit is kept.');
  else say(`\nNot kept:\n${missed.map((one) => `  ${one}`).join('\n')}`);
  return missed.length === 0 ? 0 : 1;
}
