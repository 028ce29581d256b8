import { useId } from 'react';
import type { ReturnedLine } from '../../../server/work/reports.ts';
import { formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { dueKey } from './due-words.ts';
import { milestoneSubject } from './subject.ts';
import { Verbs } from './verbs.tsx';

/** Reports that were given back, with the reason, before all else: each is answered by a new one or by a new date. */
export function Returned({ lines }: { lines: readonly ReturnedLine[] }) {
  const { t } = useLanguage();
  const list = usePinned(lines, dueKey);
  if (list.shown.length === 0) return null;
  return (
    <section className="returned">
      <h2>{t.work.returned.title(lines.length)}</h2>
      <ol className="due-list">
        {list.shown.map((line) => (
          <ReturnedCard
            key={dueKey(line)}
            line={line}
            onOpen={() => list.pin(line)}
            onClose={() => list.letGo(line)}
          />
        ))}
      </ol>
    </section>
  );
}

interface CardProps {
  line: ReturnedLine;
  onOpen: () => void;
  onClose: () => void;
}

function ReturnedCard({ line, onOpen, onClose }: CardProps) {
  const { t, lang } = useLanguage();
  const id = useId();
  const { row, milestone, returned } = line;
  return (
    <li className="card returned-card">
      <h3 id={id}>
        {t.milestone[milestone]},{' '}
        <Go to={paths.cluster(row.code)}>
          <span lang="vi">{shortName(row.name, lang)}</span>
        </Go>
        <InPlace code={row.code} />
      </h3>
      <blockquote className="returned-why" lang="vi">
        {returned.note ?? t.work.returned.noNote}
      </blockquote>
      <p className="muted">
        {t.work.returned.by(returned.by ?? t.work.returned.somebody, formatInstant(returned.at, lang))} ·{' '}
        {t.work.returned.said(formatEdtf(returned.date, lang))}
      </p>
      <Verbs
        subject={milestoneSubject(row.code, line, row.name)}
        isDue
        describedBy={id}
        onOpen={onOpen}
        onClose={onClose}
      />
    </li>
  );
}
