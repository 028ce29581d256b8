import { inLanguage, type Lang } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { TargetNumbers } from './finding.ts';

interface Props {
  /** The sentence of the source, in the language of the page. */
  quote?: string | null | undefined;
  /** How else it can be read, and what the number would be then. */
  secondReading?: string | null | undefined;
}

/** What the source says in its own words, so that everybody can read it for themselves. */
export function SourceQuote({ quote, secondReading }: Props) {
  const { t } = useLanguage();
  if (!quote) return null;
  return (
    <blockquote className="source-quote">
      <p>{quote}</p>
      {secondReading && (
        <footer>
          <strong>{t.course.second}.</strong> {secondReading}
        </footer>
      )}
    </blockquote>
  );
}

/** What is kept of a target's source, in the language of the page; where it was not put into English, as it stands. */
export const sourceIn = (target: TargetNumbers, lang: Lang): Props =>
  lang === 'vi'
    ? { quote: target.quoteVi, secondReading: target.secondReadingVi }
    : {
        quote: target.quoteEn ?? target.quoteVi,
        secondReading: target.secondReadingEn ?? target.secondReadingVi,
      };

/** The document with its number, where its name does not hold it. */
export function sourceName(target: TargetNumbers, lang: Lang): string {
  const name = inLanguage(target, 'source', lang);
  const { sourceNo } = target;
  return sourceNo === null || name.includes(sourceNo) ? name : `${name} ${sourceNo}`;
}
