import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { formatEdtf } from '../../shared/i18n/format.ts';
import type { Provenance as ProvenanceOf } from '../../shared/register.ts';
import { type SourceDocument, sourceDocuments } from '../../shared/source.ts';
import { useLanguage } from '../i18n.tsx';
import { besideMark } from './beside.ts';

interface Props {
  provenance: ProvenanceOf;
  source?: string | null | undefined;
  more?: string | undefined;
}

/** Sourced facts carry a quiet mark that opens their source; illustrative ones say so in a word. */
export function Provenance({ provenance, source, more }: Props) {
  const { t } = useLanguage();
  if (provenance === 'illustrative') return <span className="made-up">{t.app.illustrative}</span>;
  if (provenance === 'reported') return null;
  return <SourceMark derived={provenance === 'derived'} source={source ?? ''} more={more} />;
}

interface MarkProps {
  derived: boolean;
  source: string;
  more: string | undefined;
}

function SourceMark({ derived, source, more }: MarkProps) {
  const { t } = useLanguage();
  const id = useId();
  const mark = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  useBeside(mark, card, open);
  const documents = sourceDocuments(source);
  return (
    <span className="source">
      <button ref={mark} type="button" className="source-mark" popoverTarget={id} aria-label={t.app.source}>
        i
      </button>
      <span
        ref={card}
        id={id}
        popover="auto"
        className="source-card"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <strong className="source-title">
          {derived
            ? t.ground.mark.derived
            : documents.length > 1
              ? t.status.source.titles(documents.length)
              : t.status.source.title}
        </strong>
        {more && <span className="muted source-more">{more}</span>}
        {documents.length === 0 && <span className="muted source-more">{t.status.source.none}</span>}
        {documents.map((document) => (
          <Document key={`${document.url} ${document.title}`} document={document} />
        ))}
      </span>
    </span>
  );
}

/** Title, publisher, date: an address by itself says little, and is long. */
function Document({ document: { title, url, publisher, date } }: { document: SourceDocument }) {
  const { t, lang } = useLanguage();
  const name = title ?? publisher ?? '';
  const beside = [title === null ? null : publisher, date && formatEdtf(date, lang)]
    .filter(Boolean)
    .join(' · ');
  return (
    <span className="source-document">
      {url === null ? (
        <span lang="vi">{name}</span>
      ) : (
        <a href={url} target="_blank" rel="noreferrer noopener" title={`${url} (${t.status.source.opens})`}>
          {name}
        </a>
      )}
      {beside && <span className="muted">{beside}</span>}
    </span>
  );
}

/** Keeps an open card under its mark, or above it where there is no room below: never over what it explains. */
function useBeside(
  mark: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
  open: boolean,
): void {
  useEffect(
    function place() {
      if (!open) return undefined;
      const put = () => {
        const [from, over] = [mark.current?.getBoundingClientRect(), card.current];
        if (!from || !over) return;
        const { left, top } = besideMark(from, over.getBoundingClientRect(), window);
        Object.assign(over.style, { left: `${left}px`, top: `${top}px` });
      };
      put();
      window.addEventListener('scroll', put, { capture: true, passive: true });
      window.addEventListener('resize', put);
      return () => {
        window.removeEventListener('scroll', put, { capture: true });
        window.removeEventListener('resize', put);
      };
    },
    [mark, card, open],
  );
}
