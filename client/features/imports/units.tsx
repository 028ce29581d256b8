import type { DryRun } from '../../../server/imports/dry-run.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { compareVietnamese } from '../../../shared/text.ts';
import { COMMUNES_FROM, DISTRICTS_TO, levelOn } from '../../../shared/unit.ts';
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

interface Named {
  code: string;
  nameVi: string;
}

/** The units of today, and the districts: a table may still be kept by them, and its places tell the commune. */
function useAnyUnit({ units: words }: ImportWords): { name: string; units: readonly Named[] }[] {
  const { lang } = useLanguage();
  const { today } = useSession();
  const now = useUnitsOn(today).data ?? [];
  const before = useUnitsOn(DISTRICTS_TO).data ?? [];
  const current = { name: words.today, units: now };
  return levelOn(today) === 'district'
    ? [current]
    : [current, { name: words.before(formatDay(COMMUNES_FROM, lang)), units: before }];
}

/** Texts that do not say which unit they mean: each is asked once, for all rows that write the same. */
export function AskedUnits({ words, asked, named, onName }: Props) {
  const { lang } = useLanguage();
  const any = useAnyUnit(words);
  const answered = named.filter((one) => !asked.some((other) => isSameText(one, other)));
  // None moves away when it is answered.
  const lines = [
    ...asked.map((one) => ({ ...one, is: '' })),
    ...answered.map((one) => ({ ...one, rows: 0 })),
  ].toSorted((a, b) => compareVietnamese(a.name, b.name));
  const option = ({ code, nameVi }: Named) => (
    <option key={code} value={code}>
      {unitName(nameVi, lang)}
    </option>
  );
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
            {among.length > 0
              ? among.map(option)
              : any.map((group) => (
                  <optgroup key={group.name} label={group.name}>
                    {group.units.map(option)}
                  </optgroup>
                ))}
          </select>
        </label>
      ))}
    </section>
  );
}
