import { type Figures, shareOf } from '../../../shared/clearance/figures.ts';
import type { Standing } from '../../../shared/clearance/standing.ts';
import { shareWords } from '../../../shared/i18n/clearance-words.ts';
import { useLanguage } from '../../i18n.tsx';
import type { SaidFigures } from './typed.ts';

/** What the report will come to, by the very functions that the page uses, before anything is sent. */
export function ReportPreview({ standing, said }: { standing: Standing; said: SaidFigures }) {
  const { t, lang } = useLanguage();
  const share = (figures: Figures) =>
    shareOf('handedOverHa', figures) ?? shareOf('handedOverHouseholds', figures);
  const [before, after] = [share(standing.figures), share({ ...standing.figures, ...said.figures })];
  // What is no number is told beside its box.
  if (after === null || !Number.isFinite(after.percent)) return null;
  return (
    <output className="preview">
      <strong>{t.form.preview}: </strong>
      {t.clearance.finding(shareWords(after, t, lang))}
      {before !== null && before.percent !== after.percent && (
        <span className="muted"> · {t.form.was(shareWords(before, t, lang))}</span>
      )}
    </output>
  );
}
