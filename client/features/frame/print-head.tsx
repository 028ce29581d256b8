import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { usePrinting } from '../../ui/printing.ts';

/**
 * What every sheet of paper says of itself: which page of which system, as known on which day, from what source, and
 * its number. The first sheet has room for the address; the others carry a running head in the margin.
 */
export function PrintHead() {
  return usePrinting() ? <OnPaper /> : null;
}

function OnPaper() {
  const { t, lang } = useLanguage();
  const { day, today } = useAsOf();
  const when = day < today ? 'past' : day === today ? 'today' : 'ahead';
  const { demonstration } = useSession();
  const asOf = t.paper.asOf[when](formatDay(day, lang));
  const source = demonstration ? t.paper.sourceDemonstration : t.paper.source;
  return (
    <header className="print-head">
      <p className="print-name">{t.app.name}</p>
      <p>
        <strong>{asOf}</strong> · {t.paper.printed(formatDay(today, lang))}
      </p>
      <p>{source}</p>
      <p className="print-address">{window.location.href}</p>
      <style>{marginBoxes({ title: document.title, asOf, source, page: t.paper.page })}</style>
    </header>
  );
}

/** The page's margins in CSS: nothing else can write there. */
function marginBoxes({ title, asOf, source, page }: Record<'title' | 'asOf' | 'source' | 'page', string>) {
  return `@page {
    @top-left { content: ${quoted(title)} }
    @top-right { content: ${quoted(asOf)} }
    @bottom-left { content: ${quoted(source)} }
    @bottom-right { content: ${quoted(`${page} `)} counter(page) "/" counter(pages) }
  }
  @page :first {
    @top-left { content: none }
    @top-right { content: none }
    @bottom-left { content: none }
  }`;
}

const quoted = (text: string): string =>
  `"${text.replace(/["\\\n<]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
