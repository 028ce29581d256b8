import type { EvidenceShown } from '../../server/evidence/read.ts';
import type { Lang } from '../../shared/i18n/format.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Carrier } from '../features/evidence/carry.ts';
import { Evidence } from '../features/evidence/evidence.tsx';
import { show } from './render.tsx';
import { sessionOf } from './samples.ts';
import { type Outputs, serve } from './server.ts';

const STREAM = streamOf('cluster', 'HN-058');
export const ID = '0195e2f4-0000-7000-8000-00000000000';
export const HASH = 'a'.repeat(64);
export const WITHDRAWN = { on: '2025-03-31', by: null, reason: 'Nhầm cụm' };

export const itemOf = (n: number, more: Partial<EvidenceShown> = {}): EvidenceShown => ({
  id: `${ID}${n}`,
  sha256: HASH,
  format: 'jpeg',
  kind: 'photo',
  bytes: 2_400_000,
  width: 4000,
  height: 3000,
  name: `anh-${n}.jpg`,
  milestone: 'infrastructure_completed',
  component: null,
  caption: `Đường trục ${n}`,
  provenance: 'reported',
  addedOn: '2025-03-31',
  addedAt: '2025-03-31T02:00:00.000Z',
  version: 5,
  by: 'Đỗ Thị An',
  taken: { at: '2025-03-20T14:05:09', offset: null },
  age: 11,
  distance: { kind: 'far', km: 12, uncertain: 5 },
  place: null,
  withdrawn: null,
  original: false,
  ...more,
});

const listOf = (items: EvidenceShown[], write = false): Outputs['evidence']['list'] => ({
  items,
  site: { lat: 21.1, lon: 105.9, uncertain: 5 },
  most: 25 * 1024 * 1024,
  can: { write },
});

interface Opened {
  write?: boolean;
  lang?: Lang;
  answers?: object;
}

export const openEvidence = (
  items: EvidenceShown[],
  { write = false, lang = 'vi', answers = {} }: Opened = {},
) => {
  const server = serve({ 'evidence.list': () => listOf(items, write), ...answers });
  const shown = show(
    <Evidence
      stream={STREAM}
      milestones={['construction_started', 'infrastructure_completed']}
      next="infrastructure_completed"
      carry={carry}
    />,
    { lang, session: sessionOf() },
  );
  return { server, ...shown };
};

/** The line to the server: what each file meets on its way. */
export const line = { starts: [] as (() => Promise<string>)[], stopped: 0 };
const carry = async (): Promise<Carrier> => ({
  start: () => (line.starts.shift() ?? (async () => '0195e2f4-0000-7000-8000-0000000000ff'))(),
  stop: () => line.stopped++,
});
