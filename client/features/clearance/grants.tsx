import type { Tranche } from '../../../shared/clearance/events.ts';
import { tranchesHa } from '../../../shared/clearance/standing.ts';
import { amountWords } from '../../../shared/i18n/clearance-words.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

/** The land by tranche: how much, by which decision of whom. */
export function Grants({ tranches }: { tranches: readonly Tranche[] }) {
  const { t, lang } = useLanguage();
  if (tranches.length === 0) {
    return (
      <>
        <h3>{t.clearance.grants}</h3>
        <p className="muted">{t.clearance.grantsNone}</p>
      </>
    );
  }
  return (
    <>
      <h3>{t.clearance.grantsTitle(amountWords('toClearHa', tranchesHa(tranches), t, lang))}</h3>
      <ol className="plain-list clearance-grants">
        {tranches.map(({ id, form, areaHa, decision, note, provenance, source }, i) => (
          <li key={id}>
            <span className="muted">{t.clearance.tranche(i + 1)}:</span> {t.clearance.form[form]}{' '}
            <strong>{amountWords('toClearHa', areaHa, t, lang)}</strong>{' '}
            <Provenance provenance={provenance} source={source} />
            <small className="muted">
              {decision.number === null
                ? t.clearance.decisionNoNumber(formatDay(decision.day, lang))
                : t.clearance.decision(decision.number, formatDay(decision.day, lang))}
              , <span lang="vi">{decision.issuer}</span>
              {note && (
                <>
                  {' · '}
                  <span lang="vi">{note}</span>
                </>
              )}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
