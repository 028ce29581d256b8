import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { useLanguage } from '../../i18n.tsx';

const KINDS = ['original', 'schedule', 'forecast', 'actual'] as const;
type Kind = (typeof KINDS)[number];

/** What the marks mean: only those that are there. */
export function Legend({ lines }: { lines: readonly MilestoneLine[] }) {
  const { t } = useLanguage();
  const has: Record<Kind, (line: MilestoneLine) => boolean> = {
    original: ({ baseline0, baseline }) => baseline0 !== baseline,
    schedule: ({ baseline }) => baseline !== undefined,
    forecast: ({ forecast, actual }) => forecast !== undefined && actual === undefined,
    actual: ({ actual }) => actual !== undefined,
  };
  const there = KINDS.filter((kind) => lines.some(has[kind]));
  if (there.length === 0) return <p className="muted">{t.status.nothingDated}</p>;
  return (
    <ul className="gantt-legend" aria-hidden="true">
      {there.map((kind) => (
        <li key={kind}>
          <svg width="20" height="12">
            <rect
              className={`gantt-${kind}`}
              x="2"
              y={kind === 'original' ? 3 : 1}
              width="16"
              height={kind === 'original' ? 6 : 10}
              rx={kind === 'original' || kind === 'schedule' ? 1 : 3}
            />
          </svg>
          {t.status.legend[kind]}
        </li>
      ))}
    </ul>
  );
}
