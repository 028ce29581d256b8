import { formatDay, formatEdtf, formatNumber, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { FactShown } from '../../../shared/register.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

function valueOf(fact: FactShown, t: Messages, lang: Lang): string {
  switch (fact.field) {
    case 'area_ha':
      return `${formatNumber(Number(fact.value), lang)} ${t.cluster.unitHa}`;
    case 'investment_vnd_bn':
      return t.cluster.billion(formatNumber(Number(fact.value), lang, 3));
    case 'occupancy_pct':
      return `${formatNumber(Number(fact.value), lang)} %`;
    default:
      return fact.value;
  }
}

const isVietnamese = (field: FactShown['field']) => field === 'status_reported' || field === 'investor';

/** What a source states, each with its source. Two that disagree stand below each other. */
export function FactList({ facts }: { facts: readonly FactShown[] }) {
  const { t, lang } = useLanguage();
  if (facts.length === 0) return <p className="muted">{t.cluster.noFacts}</p>;
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={`${fact.field} ${fact.recordedOn} ${fact.value}`}>
          <dt>{t.cluster.fact[fact.field]}</dt>
          <dd>
            <span lang={isVietnamese(fact.field) ? 'vi' : undefined}>{valueOf(fact, t, lang)}</span>{' '}
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
          </dd>
        </div>
      ))}
    </dl>
  );
}

const KEY_FIELDS: FactShown['field'][] = ['area_ha', 'investment_vnd_bn', 'investor'];

export function KeyFacts({ facts }: { facts: readonly FactShown[] }) {
  return <FactList facts={facts.filter((fact) => KEY_FIELDS.includes(fact.field))} />;
}
