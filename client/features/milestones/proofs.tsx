import type { Proof } from '../../../server/work/proofs.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

/** As many as are taken in at a glance, the last added first; the page of the cluster has all. */
const SHOWN = 4;

/** The evidence of a report, in view beside it: photographs as pictures, documents by their name. Each opens by itself. */
export function Proofs({ code, proofs }: { code: string; proofs: readonly Proof[] }) {
  const { t } = useLanguage();
  const { inbox } = t.work;
  const more = proofs.length - SHOWN;
  if (proofs.length === 0) return <p className="muted inbox-proofs">{inbox.noProof}</p>;
  return (
    <ul className="inbox-proofs" aria-label={inbox.proofs}>
      {proofs.slice(0, SHOWN).map(({ id, kind, format, name, caption }) => (
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
      {more > 0 && (
        <li>
          <Go to={paths.cluster(code)}>{inbox.moreProofs(more)}</Go>
        </li>
      )}
    </ul>
  );
}
