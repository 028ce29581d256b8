import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { compareVietnamese } from '../../../shared/text.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession, useUnitsOn } from '../../session.ts';
import { isSameText, type NamedUnit } from './use-plan.ts';

interface Props {
  words: ImportWords;
  asked: DryRun['units'];
  /** What was answered; it can be answered anew. */
  named: readonly NamedUnit[];
  onName: (named: NamedUnit) => void;
}

/** Texts that do not say which unit they mean: each is asked once, for all rows that write the same. */
export function AskedUnits({ words, asked, named, onName }: Props) {
  const { lang } = useLanguage();
  const today = useUnitsOn(useSession().today).data ?? [];
  const answered = named.filter((one) => !asked.some((other) => isSameText(one, other)));
  // None moves away when it is answered.
  const lines = [
    ...asked.map((one) => ({ ...one, is: '' })),
    ...answered.map((one) => ({ ...one, rows: 0 })),
  ].toSorted((a, b) => compareVietnamese(a.name, b.name));
  return (
    <section className="card import-investors">
      <h3>{words.units.title}</h3>
      <p className="muted">{words.units.hint}</p>
      {lines.map(({ name, among, is, rows }) => (
        <label key={`${name} ${among.map(({ code }) => code).join()}`} className="import-question">
          <span>
            <span lang="vi">{name}</span>{' '}
            {rows > 0 && <span className="import-kind">{words.units.rows(rows)}</span>}
          </span>
          <select value={is} onChange={(event) => onName({ name, among, is: event.target.value })}>
            <option value="">{words.mapping.unanswered}</option>
            {(among.length > 0 ? among : today).map(({ code, nameVi }) => (
              <option key={code} value={code}>
                {unitName(nameVi, lang)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
