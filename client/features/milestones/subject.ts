import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { type StreamId, streamOf } from '../../../shared/log/stream.ts';
import type { Expectation } from '../../../shared/milestone.ts';
import type { Subject } from '../../commands/use-command.ts';

/** The milestone a form is about, as the person saw it. */
export interface MilestoneSubject extends Subject<MilestoneCode> {
  stream: StreamId;
  /** The name of its cluster where a receipt must say it; null on the cluster's own page. */
  cluster: string | null;
  /** The schedule of the first decision. */
  original: string | null;
  baseline: string | null;
  forecast: string | null;
  /** What is expected of the milestones that wait for it. */
  expected: readonly Expectation[];
}

interface Line {
  milestone: MilestoneCode;
  version?: number;
  /** As a line of a list calls it, and as the cluster page does. */
  original?: string | null;
  baseline0?: string;
  baseline?: string | null;
  forecast?: string | null;
  expected?: readonly Expectation[];
}

/** A line of a list or of the cluster page, as what a form is about. */
export const milestoneSubject = (
  code: string,
  {
    milestone,
    version = 0,
    baseline0,
    original = baseline0 ?? null,
    baseline = null,
    forecast = null,
    expected = [],
  }: Line,
  cluster: string | null = null,
): MilestoneSubject => ({
  stream: streamOf('cluster', code),
  key: milestone,
  version,
  cluster,
  original,
  baseline,
  forecast,
  expected,
});
