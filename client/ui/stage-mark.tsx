import type { Lateness } from '../../shared/delay.ts';
import type { Stage } from '../../shared/lifecycle.ts';
import { STAGE_PATH, toneOf } from './glyphs.ts';

/** Stage and lateness of a cluster as one sign. Decorative: the words stand beside it. */
export function StageMark({
  stage,
  lateness,
  size = 18,
}: {
  stage: Stage;
  lateness: Lateness;
  size?: number;
}) {
  return (
    <svg
      className={`mark tone-${toneOf(lateness, stage)}`}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={STAGE_PATH[stage]} />
    </svg>
  );
}

export function StaleClock({ label }: { label: string }) {
  return (
    <svg className="stale-clock" viewBox="0 0 16 16" width="14" height="14" role="img" aria-label={label}>
      <title>{label}</title>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.500V8l2.500 1.500" />
    </svg>
  );
}

/** An hourglass: something was reported and waits to be confirmed. */
export function WaitingMark({ label }: { label: string }) {
  return (
    <svg className="waiting-mark" viewBox="0 0 16 16" width="14" height="14" role="img" aria-label={label}>
      <title>{label}</title>
      <path d="M4 2.500h8M4 13.500h8M5 2.500v2.200L8 8l3-3.300V2.500M5 13.500v-2.200L8 8l3 3.300v2.200" />
    </svg>
  );
}
