import { NO_GROUNDS } from '../../shared/ground.ts';
import { TODAY } from './samples.ts';
import type { Outputs } from './server.ts';

type TargetNumbers = Outputs['programmes']['list'][number];

const members = (n: number) => Array.from({ length: n }, (_m, i) => `HN-${i}`);

/** The target of 43, of which 32 have started. */
export const targetOf = (more: Partial<TargetNumbers> = {}): TargetNumbers => ({
  code: 'start-43',
  nameVi: 'Khởi công đủ 43 cụm',
  nameEn: 'Start on all 43',
  definitionVi: 'Cụm thành lập 2018–2020.',
  definitionEn: 'Clusters established in 2018–2020.',
  goal: { milestone: 'construction_started' },
  min: 43,
  max: 43,
  dueOn: '2025-12-31',
  publishedOn: '2025-01',
  sourceVi: 'Kế hoạch 20',
  sourceEn: 'Plan 20',
  sourceUrl: null,
  sourceNo: null,
  plan: null,
  isList: false,
  quoteVi: null,
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  asOf: TODAY,
  measurable: true,
  cohortSize: 43,
  grounds: { cohort: NO_GROUNDS, achieved: { ...NO_GROUNDS, sourced: 14, illustrative: 18 } },
  metric: 'clusters',
  withoutArea: 0,
  achieved: 32,
  unconfirmed: 0,
  remaining: { min: 11, max: 11 },
  verdict: 'open',
  members: members(43),
  achievedMembers: members(32),
  ...more,
});
