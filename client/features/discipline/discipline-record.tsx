import type { ClusterDiscipline } from '../../../server/discipline/of-cluster.ts';
import { formatDay, formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

/** What was decided, explained and paused before: nothing of it goes away. */
export function DisciplineRecord({
  discipline: { decided, explained, pauses },
}: {
  discipline: ClusterDiscipline;
}) {
  const { t, lang } = useLanguage();
  const words = t.discipline;
  const by = ({ who, at }: { who: string | null; at: string }) =>
    words.decidedBy(who ?? words.system, formatInstant(at, lang));
  return (
    <>
      {decided.length > 0 && (
        <details className="discipline-record">
          <summary>{words.record(decided.length)}</summary>
          <ul className="plain-list">
            {decided.map((one) => (
              <li key={one.seq}>
                <strong className={one.verdict === 'refused' ? 'is-late' : undefined}>
                  {words.said[one.verdict]}
                </strong>{' '}
                {t.ahead[one.milestone]},{' '}
                {words.move(formatEdtf(one.original, lang), formatEdtf(one.date, lang))}{' '}
                <Provenance provenance={one.provenance} />
                {one.note && <p lang="vi">{one.note}</p>}
                <p className="muted">{by(one)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {explained.length > 0 && (
        <details className="discipline-record">
          <summary>{words.explanations(explained.length)}</summary>
          <ul className="plain-list">
            {explained.map((one) => (
              <li key={one.seq}>
                <strong>{t.ahead[one.milestone]}</strong>: {words.missed[one.of](formatEdtf(one.date, lang))}.{' '}
                {causeWord(t, one.cause, one.as)} <Provenance provenance={one.provenance} />
                <p lang="vi">{one.note}</p>
                <p className="muted">{by(one)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {pauses.length > 0 && (
        <details className="discipline-record">
          <summary>{words.pause.past(pauses.length)}</summary>
          <ul className="plain-list">
            {pauses.map((one) => (
              <li key={one.seq}>
                {words.pause.ended(formatDay(one.from, lang), formatDay(one.resumedOn ?? one.from, lang))}.{' '}
                {causeWord(t, one.cause, one.as)}: <span lang="vi">{one.note}</span>{' '}
                <Provenance provenance={one.provenance} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
