import { useQuery } from '@tanstack/react-query';
import { formatDay } from '../../shared/i18n/format.ts';
import { paperUrl } from '../../shared/papers/url.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { useLanguage } from '../i18n.tsx';
import { useSession } from '../session.ts';

/** The file of a document that something names, for those who may have it; that it was withdrawn, where it was. */
export function PaperLink({ id }: { id: string }) {
  const { t, lang } = useLanguage();
  const { actor } = useSession();
  const { data } = useQuery({
    ...trpc.papers.named.queryOptions({ id }),
    enabled: can(actor, 'paper.read').yes,
  });
  if (!data) return null;
  const { name, withdrawn, open } = data;
  return (
    <>
      {open && (
        <a className="door" href={paperUrl(id)} download>
          {t.cluster.paper(name)}
        </a>
      )}
      {open && withdrawn && ' · '}
      {withdrawn && <span>{t.cluster.paperWithdrawn(formatDay(withdrawn.on, lang), withdrawn.reason)}</span>}
    </>
  );
}

/** The files of several documents, each once. */
export function PaperLinks({ ids }: { ids: readonly (string | null | undefined)[] }) {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  return known.map((id) => (
    <p key={id} className="muted">
      <PaperLink id={id} />
    </p>
  ));
}
