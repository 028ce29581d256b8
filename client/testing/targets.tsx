import type { ManagedTarget } from '../../server/programmes/manage.ts';
import type { Preview } from '../../server/programmes/preview.ts';
import { packRows } from '../../shared/cluster-row.ts';
import type { Role } from '../../shared/roles.ts';
import { openApp } from './render.tsx';
import { RECEIPT, rowOf, sessionOf, TODAY } from './samples.ts';
import { serve } from './server.ts';

/** The room in which programmes are made, with a plan of one target and one that is closed. */
export const START: ManagedTarget = {
  code: 'start-43',
  position: 1,
  nameVi: 'Khởi công 43 cụm trong năm 2025',
  nameEn: 'Start 43 clusters in 2025',
  definitionVi: 'Cụm thành lập 2018–2020.',
  definitionEn: '',
  cohort: { milestone: 'established', from: '2018-01-01', to: '2020-12-31' },
  metric: 'clusters',
  goal: { milestone: 'construction_started', from: '2025-01-01', to: '2025-12-31' },
  min: 43,
  max: 43,
  dueOn: '2025-12-31',
  publishedOn: '2025-01',
  sourceVi: 'Kế hoạch 20',
  sourceEn: '',
  sourceNo: '20/KH-UBND',
  sourceUrl: null,
  quoteVi: 'Khởi công 43 cụm.',
  quoteEn: null,
  secondReadingVi: null,
  secondReadingEn: null,
  plan: {
    nameVi: 'Kế hoạch năm 2025',
    nameEn: '',
    from: '2025-01-01',
    to: '2025-12-31',
    decision: null,
    day: null,
    issuer: null,
  },
  papers: null,
  countsFrom: null,
  closedBecause: null,
  closed: false,
  version: 4,
  cohortSize: 43,
  achieved: 32,
};
export const PAST: ManagedTarget = {
  ...START,
  code: 'start-2024',
  nameVi: 'Khởi công năm 2024',
  plan: null,
  closed: true,
};

const named = (code: string, name: string) => ({ code, name });
const PREVIEW: Preview = {
  asOf: '2025-03-31',
  now: {
    cohort: 41,
    achieved: 30,
    amount: 30,
    unconfirmed: 1,
    grounds: { reported: 0, sourced: 40, derived: 0, illustrative: 1 },
  },
  members: [{ ...named('HN-001', 'Cụm công nghiệp Bãi Sậy'), ground: 'illustrative', share: 'achieved' }],
  nearly: [named('HN-009', 'Cụm công nghiệp Lai Xá')],
  before: { cohort: 43, achieved: 32, amount: 32 },
  added: [],
  removed: [named('HN-002', 'Cụm công nghiệp Tân Triều'), named('HN-003', 'Cụm công nghiệp Liên Hà')],
};
const ROWS = [
  rowOf({ code: 'HN-001', name: 'Cụm công nghiệp Bãi Sậy' }),
  rowOf({ code: 'HN-002', name: 'Cụm công nghiệp Tân Triều' }),
];

export function openTargets(role: Role = 'department') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const map = () => Response.json({ ...packRows(ROWS, 'internal'), asOf: TODAY });
  const answers = {
    'session.current': () => session,
    'programmes.managed': () => ({ open: [START], closed: [PAST], investors: [] }),
    'programmes.preview': () => PREVIEW,
    'programmes.record': () => RECEIPT,
    'programmes.close': () => RECEIPT,
    'programmes.changePlan': () => RECEIPT,
    'programmes.nextPlan': () => RECEIPT,
    'units.list': () => [],
  };
  const server = serve(answers, ({ pathname }) => (pathname === '/api/map' ? map() : undefined));
  return { server, ...openApp({ at: '/manage/programmes', session, rows: ROWS }) };
}
