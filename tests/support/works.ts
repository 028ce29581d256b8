import type { StreamId } from '../../shared/log/stream.ts';
import { say } from './log.ts';
import type { TestServices } from './services.ts';

/** Works as tests say them: a plan of one component, and what is done of it. */
const points = [
  { on: '2025-03-01', percent: 0 },
  { on: '2025-10-01', percent: 41.37 },
  { on: '2026-03-01', percent: 100 },
];
const components = [{ component: 'roads' as const, weight: 100, approvedVndBn: 83.29, points }];

/** Every number of it, and what follows from them for the day of the report. */
const planned = (41.37 * 19) / 214;
export const WORKS_FIGURES = [41.37, 83.29, 37.9, 29.57, planned, Math.round(planned * 10) / 10];

export async function sayWorks(
  services: TestServices,
  stream: StreamId,
  { issuer, note }: { issuer: string; note: string },
): Promise<void> {
  const decision = { number: '12/QĐ', day: '2025-03-20', issuer };
  const figures = { 'roads.progress': 37.9, 'roads.disbursed': 29.57 };
  const provenance = 'reported';
  await say(services, stream, {
    type: 'works.planned',
    weighting: 'stated',
    components,
    decision,
    provenance,
  });
  await say(services, stream, { type: 'works.reported', date: '2025-03-20', figures, note, provenance });
}

export const WORKS_REPORT = {
  key: 'progress' as const,
  said: { date: '2025-03-28', figures: {}, still: true as const },
};
export const WORKS_PLAN = {
  key: 'plan' as const,
  said: {
    weighting: 'stated' as const,
    components,
    number: '1',
    day: '2025-03-28',
    issuer: 'Sở Công Thương',
  },
};
