import { useId } from 'react';
import type { Provenance as ProvenanceOf } from '../../shared/register.ts';
import { useLanguage } from '../i18n.tsx';

/** Addresses within a source's text become links; the rest stays text. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    part.startsWith('http') ? (
      <a key={part} href={part} target="_blank" rel="noreferrer noopener">
        {part.replace(/^https?:\/\//, '').slice(0, 60)}
      </a>
    ) : (
      part
    ),
  );
}

interface Props {
  provenance: ProvenanceOf;
  source?: string | null | undefined;
  more?: string | undefined;
}

/** Sourced facts carry a quiet mark that opens their source; illustrative ones say so in a word. */
export function Provenance({ provenance, source, more }: Props) {
  const { t } = useLanguage();
  const id = useId();
  if (provenance === 'illustrative') return <span className="made-up">{t.app.illustrative}</span>;
  if (provenance === 'reported') return null;
  return (
    <span className="source">
      <button type="button" className="source-mark" popoverTarget={id} aria-label={t.app.source}>
        i
      </button>
      <span id={id} popover="auto" className="source-card">
        <strong>{provenance === 'derived' ? t.ground.mark.derived : t.app.source}</strong>
        {more && <span className="muted"> {more}</span>}
        <br />
        <span lang="vi">{source ? <Linked text={source} /> : t.app.unknown}</span>
      </span>
    </span>
  );
}
