import type { Edtf } from '../../../shared/edtf.ts';
import { parseEdtf } from '../../../shared/edtf.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { classesWith, type StandingLine } from '../../../shared/milestones/versions.ts';
import type { ObstaclesDay } from '../../../shared/obstacles/facet.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';

/** What of a cluster its class follows from, as the page knows it. */
export interface Standing {
  lines: readonly StandingLine[];
  obstacles: ObstaclesDay;
}

/** Before it is saved: how the cluster is classed, and how it will be. */
export function ClassPreview({
  standing,
  dates,
}: {
  standing: Standing;
  dates: readonly { milestone: MilestoneCode; date: Edtf }[];
}) {
  const { t } = useLanguage();
  const { today, thresholds } = useSession();
  const known = dates.filter(({ date }) => parseEdtf(date) !== null);
  if (known.length === 0) return null;
  const around = { obstacles: standing.obstacles, thresholds, on: today };
  const { before, after } = classesWith(standing.lines, known, around);
  const [was, will] = [t.lateness[before], t.lateness[after]];
  return (
    <output className="preview">
      {before === after ? t.discipline.classStays(was) : t.discipline.classChanges(was, will)}
    </output>
  );
}
