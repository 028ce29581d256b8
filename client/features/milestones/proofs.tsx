import type { Proof } from '../../../server/work/proofs.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { useLanguage } from '../../i18n.tsx';

/** The evidence of a report, in view beside it: photographs as pictures, documents by their name. Each opens by itself. */
export function Proofs({ code, proofs }: { code: string; proofs: readonly Proof[] }) {
  const { t } = useLanguage();
  const { inbox } = t.work;
  if (proofs.length === 0) return <p className="muted inbox-proofs">{inbox.noProof}</p>;
  return (
    <ul className="inbox-proofs" aria-label={inbox.proofs}>
      {proofs.map(({ id, kind, format, name, caption }) => (
        <li key={id}>
          <a
            href={fileUrl(code, id, kind === 'photo' ? 'view' : 'original')}
            target="_blank"
            rel="noreferrer"
            className="inbox-proof"
            aria-label={inbox.openProof(caption || name)}
          >
            {kind === 'photo' ? (
              <img src={fileUrl(code, id, 'thumb')} alt="" loading="lazy" />
            ) : (
              <span className="evidence-paper" aria-hidden="true">
                {format.toUpperCase()}
              </span>
            )}
            <span lang="vi">{caption || name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
