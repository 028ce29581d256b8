import type { Day } from '../day.ts';
import type { Grounds } from './document.ts';
import type { SettingsEvent } from './facet.ts';
import { changedParts, partOf, type SaidPart, THRESHOLD_PARTS, type ThresholdPart } from './parts.ts';
import { THRESHOLDS } from './thresholds.ts';

interface Recorded {
  event: SettingsEvent;
  on: Day;
  by: string | null;
}

/** A part of the thresholds as it was set on a day; of the installation neither a person nor a document is known. */
export interface ThresholdChange extends Partial<Grounds> {
  part: ThresholdPart;
  on: Day;
  by: string | null;
  was: SaidPart;
  is: SaidPart;
}

/** A part as it stands. `since`: the day from which on it says so; null: since the installation. */
export interface StoodPart extends SaidPart, Partial<Grounds> {
  part: ThresholdPart;
  since: Day | null;
}

/** How the thresholds came to be what they are, from what was recorded, oldest first. */
export function thresholdHistory(recorded: readonly Recorded[]): {
  parts: StoodPart[];
  changes: ThresholdChange[];
} {
  const changes: ThresholdChange[] = [];
  let before: typeof THRESHOLDS | null = null;
  for (const { event, on, by } of recorded) {
    if (event.type !== 'settings.thresholds') continue;
    const { thresholds, reason, document } = event;
    for (const part of before ? changedParts(before, thresholds) : []) {
      const [was, is] = [partOf(before ?? THRESHOLDS, part), partOf(thresholds, part)];
      changes.push({ part, on, by, was, is, ...given({ reason, document }) });
    }
    before = thresholds;
  }
  const stands = before ?? THRESHOLDS;
  const parts = THRESHOLD_PARTS.map((part): StoodPart => {
    const last = changes.findLast((change) => change.part === part);
    return { part, ...partOf(stands, part), since: last?.on ?? null, ...given(last ?? {}) };
  });
  return { parts, changes };
}

const given = ({
  reason,
  document,
}: { [K in keyof Grounds]?: Grounds[K] | undefined }): Partial<Grounds> => ({
  ...(reason === undefined ? {} : { reason }),
  ...(document === undefined ? {} : { document }),
});
