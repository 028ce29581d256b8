import { type EvidenceItem, evidence } from '../../shared/evidence/facet.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Reading } from '../context.ts';
import { foldStreams, readStates } from '../log/read.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { WaitingLine } from './inbox.ts';

/** A piece of evidence of a milestone, as much as is shown beside the report that it proves. */
export type Proof = Pick<EvidenceItem, 'id' | 'kind' | 'format' | 'name' | 'caption'>;

/** A report with what there is to judge it by. */
export interface ReviewLine extends WaitingLine {
  /** Of that milestone, what stands: the last added first. */
  evidence: Proof[];
}

export async function withProofs(
  { db, provinceId, clock }: Reading,
  lines: readonly WaitingLine[],
  { judgedOn }: Snapshot,
): Promise<ReviewLine[]> {
  const streamOfLine = ({ row }: WaitingLine) => streamOf('cluster', row.code);
  const streams = [...new Set(lines.map(streamOfLine))];
  const states =
    judgedOn === clock.today()
      ? await readStates(db, evidence, { provinceId, streams })
      : await foldStreams(db, evidence, { provinceId, streams, asOf: judgedOn });
  return lines.map((line) => ({
    ...line,
    evidence: Object.values(states.get(streamOfLine(line))?.items ?? {})
      .filter(({ milestone, withdrawn }) => milestone === line.milestone && withdrawn === null)
      .sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1))
      .map(({ id, kind, format, name, caption }) => ({ id, kind, format, name, caption })),
  }));
}
