import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';

interface Props {
  words: ImportWords;
  kind: ImportKind;
  asked: DryRun['investors'];
  /** Who is meant by a name: an organisation's id, or a new one. */
  onName: (name: string, is: string) => void;
}

/** Names of investors that may be one on record under another spelling: each is asked once. */
export function AskedInvestors({ words, kind, asked, onName }: Props) {
  return (
    <section className="card import-investors">
      <h3>{words.investors.title}</h3>
      <p className="muted">{words.investors.hint}</p>
      {asked.map(({ name, suspects }) => (
        <label key={name} className="import-question">
          <span lang="vi">{name}</span>
          <select value="" onChange={(event) => onName(name, event.target.value)}>
            <option value="">{words.mapping.unanswered}</option>
            {suspects.map(({ id, nameVi }) => (
              <option key={id} value={id}>
                {nameVi}
              </option>
            ))}
            {/* An agency is added on a page of its own. */}
            {kind !== 'people' && <option value="new">{words.investors.new}</option>}
          </select>
        </label>
      ))}
    </section>
  );
}
