import { PAUSE } from '../../shared/discipline/facet.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { StreamId } from '../../shared/log/stream.ts';
import { say } from './log.ts';
import { type TestServices, TODAY } from './services.ts';

interface About {
  stream: StreamId;
  key: MilestoneCode;
  expected: number;
  request: string;
}

/** What may be said of the discipline of a schedule, each about a cluster. */
export const disciplineCommands = {
  decided: (about: About) => ({ ...about, said: { date: '2026-09', verdict: 'approved' as const } }),
  explained: (about: About) => ({
    ...about,
    said: { date: '2025-02', cause: 'permits' as const, note: 'Chờ giấy phép' },
  }),
  adjusted: (about: About) => ({
    ...about,
    said: { date: '2026-09', document: { number: '1234/QĐ-UBND', day: '2025-03-20', issuer: 'x' } },
  }),
  paused: (about: About) => ({
    ...about,
    key: PAUSE,
    said: { cause: 'planning' as const, note: 'Chờ quy hoạch', from: '2025-03-20', until: '2025-09' },
  }),
  extended: (about: About) => ({ ...about, key: PAUSE, said: { until: '2025-12', note: 'Chưa xong' } }),
  resumed: (about: About) => ({ ...about, key: PAUSE, said: { on: '2025-03-30' } }),
};

/** A refusal, an explanation and a pause, which are nobody else's matter, and an adjustment, whose decision is public. */
export async function recordDiscipline(
  services: TestServices,
  stream: StreamId,
  note: string,
): Promise<void> {
  const about = { milestone: 'infrastructure_completed', note, provenance: 'reported' } as const;
  const cause = 'market';
  const document = { number: '987/QĐ-UBND', day: TODAY, issuer: 'UBND Thành phố Hà Nội' };
  const { milestone: _m, ...pause } = about;
  await say(
    services,
    stream,
    { type: 'discipline.decided', ...about, verdict: 'refused', date: '2026-09', original: '2025-06' },
    { type: 'discipline.explained', ...about, of: 'forecast', date: '2025-02', cause },
    { type: 'discipline.paused', ...pause, cause, from: '2025-03-03', until: '2025-11' },
    { type: 'milestones.recorded', entries: [{ ...about, kind: 'baseline', date: '2026-03', document }] },
  );
}
