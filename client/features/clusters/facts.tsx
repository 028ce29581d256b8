import type { ReactNode } from 'react';
import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { factValue } from '../../../shared/i18n/fact-words.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import type { FactField, FactShown } from '../../../shared/register.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

const isVietnamese = (field: FactField) => field === 'status_reported' || field === 'investor';

/** A fact as a line of a list of terms. */
export const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** What sources state of some fields, each with its source. Two that disagree stand below each other. */
export function FactLines({ facts, fields }: { facts: readonly FactShown[]; fields: readonly FactField[] }) {
  const { t, lang } = useLanguage();
  return facts
    .filter(({ field }) => fields.includes(field))
    .map((fact) => (
      <Line key={`${fact.field} ${fact.recordedOn} ${fact.value}`} term={t.cluster.fact[fact.field]}>
        <span lang={isVietnamese(fact.field) ? 'vi' : undefined}>
          {factValue(fact.field, fact.value, t, lang)}
        </span>{' '}
        <Provenance
          provenance={fact.provenance}
          source={fact.source}
          more={[
            t.cluster.confidence[fact.confidence] ?? fact.confidence,
            fact.statedFor
              ? t.cluster.statedFor(formatEdtf(fact.statedFor, lang))
              : formatDay(fact.recordedOn, lang),
          ].join('; ')}
        />
      </Line>
    ));
}

/** What one asks first: by which decision and when it was established, when it started, how large it is, who builds it. */
export function KeyFacts({ detail }: { detail: Pick<ClusterDetail, 'facts' | 'milestones'> }) {
  const { t } = useLanguage();
  const { facts, milestones } = detail;
  const of = (code: MilestoneCode) => milestones.find(({ milestone }) => milestone === code);
  const decision = facts.find(({ field }) => field === 'decision_no')?.value;
  return (
    <>
      <Happened term={t.status.decided} line={of('established')} before={decision} />
      <Happened term={t.status.started} line={of('construction_started')} />
      <FactLines facts={facts} fields={['area_ha', 'investor']} />
    </>
  );
}

/** When a milestone happened; nothing where it has not, or nobody knows when. */
function Happened({
  term,
  line,
  before,
}: {
  term: string;
  line: MilestoneLine | undefined;
  before?: string | undefined;
}) {
  const { lang } = useLanguage();
  const entry = line?.actualEntry;
  const date = line?.actual && formatEdtf(line.actual, lang);
  if (!date && !before) return null;
  return (
    <Line term={term}>
      {[before, date].filter(Boolean).join(' · ')}{' '}
      {entry && <Provenance provenance={entry.provenance} source={entry.source} more={entry.note} />}
    </Line>
  );
}
