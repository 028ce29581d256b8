import type { DelayLine } from '../../server/clusters/delays.ts';
import type { MilestoneLine } from '../../server/clusters/milestone-lines.ts';
import type { DueLine } from '../../server/milestones/dues.ts';
import type { ReviewLine } from '../../server/work/proofs.ts';
import type { ReportLine } from '../../server/work/reports.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Assessment } from '../../shared/delay.ts';
import type { Actor } from '../../shared/roles.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import type { MilestoneSubject } from '../features/milestones/subject.ts';
import type { Outputs } from './server.ts';

/** The day on the server's clock in these tests. */
export const TODAY = '2025-03-31';

const PUBLIC: Actor = { id: null, role: 'public', unit: null, clusters: [] };
export const MANAGER: Actor = { id: 'p1', role: 'project_manager', unit: null, clusters: ['HN-001'] };

export const sessionOf = (
  actor: Actor = PUBLIC,
  more: Partial<Outputs['session']['current']> = {},
): Outputs['session']['current'] => ({
  name: 'Trần Thị A',
  actor,
  factor: null,
  today: TODAY,
  demonstration: null,
  thresholds: THRESHOLDS,
  names: [],
  codes: {},
  recordSince: '2018-03-15',
  ...more,
});

export const rowOf = (more: Partial<ClusterRow> = {}): ClusterRow => ({
  code: 'HN-001',
  name: 'Cụm công nghiệp Bãi Sậy',
  place: 'Bãi Sậy',
  kind: 'industrial',
  unit: '017',
  lat: 21,
  lon: 105.8,
  precision: 'surveyed',
  stage: 'construction',
  stageGround: 'sourced',
  lateGround: 'reported',
  lateness: 'on_track',
  overdue: null,
  slip: 0,
  next: 'works_accepted',
  gate: 'infrastructure_completed',
  reportAge: 3,
  stale: false,
  waiting: false,
  causes: [],
  mover: null,
  handedOver: null,
  toClear: null,
  clearanceGround: null,
  progress: null,
  progressPlanned: null,
  progressOf: null,
  worksGround: null,
  cohorts: [],
  achieved: [],
  reported: [],
  ...more,
});

const MOVER: DueLine['responsible'] = {
  mover: 'investor',
  organisation: 'investor-01',
  personId: 'p-investor-01',
  organisationVi: 'Công ty hạ tầng',
  organisationEn: 'Infrastructure company',
  person: 'Trần Thị A',
  titleVi: 'Giám đốc',
  titleEn: 'Director',
  illustrative: false,
};

export const dueOf = (more: Partial<DueLine> = {}): DueLine => ({
  row: rowOf(),
  milestone: 'works_accepted',
  original: '2025-06-30',
  baseline: '2025-06-30',
  forecast: null,
  version: 3,
  dueOn: '2025-06-30',
  overdue: false,
  expected: [],
  responsible: MOVER,
  ...more,
});

export const delayOf = (more: Partial<DelayLine> = {}): DelayLine => ({
  row: rowOf({ lateness: 'late', slip: 100 }),
  heading: null,
  change: null,
  slipOriginal: 100,
  slipSinceReport: null,
  gateBaseline: '2025-01',
  gateForecast: null,
  responsible: MOVER,
  obstacles: [],
  ...more,
});

export const subjectOf = (more: Partial<MilestoneSubject> = {}): MilestoneSubject => ({
  stream: 'cluster:HN-001',
  key: 'works_accepted',
  version: 3,
  cluster: null,
  original: null,
  baseline: null,
  forecast: null,
  expected: [],
  ...more,
});

export const lineOf = (more: Partial<MilestoneLine> = {}): MilestoneLine => ({
  milestone: 'works_accepted',
  version: 3,
  provenance: {},
  behind: false,
  slip: null,
  slipOriginal: null,
  actualEntry: null,
  expected: [],
  baseline0Entry: null,
  baselineEntry: null,
  ...more,
});

const ON_TRACK: Assessment = {
  lateness: 'on_track',
  overdue: null,
  lapsed: false,
  obstaclesOverdue: 0,
  slip: 0,
  slipOriginal: 0,
  slipSinceReport: null,
  reportAge: 3,
  stale: false,
};

export const workOf = (more: Partial<Outputs['work']['mine']> = {}): Outputs['work']['mine'] => ({
  asOf: TODAY,
  agencies: [],
  rows: [],
  returned: [],
  reports: [],
  dues: [],
  waiting: [],
  asked: [],
  requests: [],
  requested: [],
  missed: [],
  pauses: [],
  ...more,
});

export const waitingOf = (more: Partial<ReviewLine> = {}): ReviewLine => ({
  row: rowOf(),
  milestone: 'works_accepted',
  date: '2025-02-10',
  document: { number: '12/BB-NT', day: '2025-02-12', issuer: 'Ban QLDA' },
  note: null,
  by: 'Đỗ Thị An',
  inPlaceOf: null,
  recordedAt: '2025-03-21T02:00:00.000Z',
  recordedOn: '2025-03-21',
  version: 3,
  baseline: null,
  forecast: null,
  expected: [],
  evidence: [],
  ...more,
});

export const reportOf = (more: Partial<ReportLine> = {}): ReportLine => ({
  row: rowOf(),
  lastReport: '2025-03-24',
  periods: [
    {
      code: '2025-W14',
      rhythm: 'week',
      opens: '2025-03-31',
      ends: '2025-04-06',
      dueOn: '2025-04-04',
      closes: '2025-04-11',
      standing: 'open',
      on: null,
      byWord: false,
      version: 0,
    },
  ],
  overdue: false,
  standing: [{ milestone: 'infrastructure_completed', date: '2025-12' }],
  lapsed: [],
  version: 7,
  ...more,
});

/** What a command is answered with: 14:05 on that day in Hà Nội. */
export const RECEIPT: Outputs['milestones']['setForecast'] = {
  seq: 9,
  recordedAt: '2025-03-31T07:05:00.000Z',
  repeated: false,
};

type Detail = Outputs['clusters']['detail'];

export const NO_RIGHTS: Detail['can'] = {
  forecast: false,
  actual: false,
  review: false,
  takeBack: false,
  report: false,
  obstacle: false,
  answer: false,
  clearance: false,
  decide: false,
  explain: false,
  adjust: false,
  pause: false,
  works: false,
  worksPlan: false,
  procedure: false,
  register: false,
};

export const NO_DISCIPLINE: NonNullable<Detail['discipline']> = {
  requests: [],
  missed: [],
  decided: [],
  explained: [],
  pause: null,
  pauses: [],
  pauseVersion: 0,
  pausedDays: 0,
};

export const detailOf = (more: Partial<Detail> = {}): Detail => ({
  asOf: TODAY,
  judgedOn: TODAY,
  internal: true,
  placeholder: false,
  row: rowOf(),
  assessment: ON_TRACK,
  nextDue: null,
  nextForecast: null,
  illustrative: false,
  facts: [],
  phases: [],
  absorbed: [],
  regime: null,
  milestones: [lineOf()],
  responsible: MOVER,
  history: [],
  overdue: null,
  obstacles: [],
  clearance: null,
  discipline: NO_DISCIPLINE,
  works: null,
  procedure: null,
  can: NO_RIGHTS,
  open: ['works_accepted'],
  targets: [],
  ...more,
});
