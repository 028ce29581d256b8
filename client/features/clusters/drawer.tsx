import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { shortName } from '../../../shared/text.ts';
import { trpc } from '../../api.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { isSomethingOver } from '../../ui/overlay.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { StageMark } from '../../ui/stage-mark.tsx';
import { KeyFacts } from './facts.tsx';
import { PathStrip } from './path-strip.tsx';
import { StatusCard } from './status-card.tsx';

/** One cluster over the right edge of the map; list and map stay where they were. Esc and Back close it. */
export function ClusterDrawer({
  code,
  unitName,
  onClose,
}: {
  code: string;
  unitName: (code: string | null) => string;
  onClose: () => void;
}) {
  const { t, lang } = useLanguage();
  const { param } = useAsOf();
  const query = useQuery(trpc.clusters.detail.queryOptions({ code, ...param }));
  useEffect(
    function closeOnEscape() {
      const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !isSomethingOver() && onClose();
      document.addEventListener('keydown', onKey);
      return () => document.removeEventListener('keydown', onKey);
    },
    [onClose],
  );
  return (
    <aside className="drawer" aria-label={t.cluster.open}>
      <button type="button" className="drawer-close" onClick={onClose} aria-label={t.app.close}>
        ×
      </button>
      <QueryState query={query} lines={8}>
        {(detail) => (
          <>
            <p className="muted">{unitName(detail.row.unit)}</p>
            <h2 lang="vi" className="drawer-title">
              <StageMark stage={detail.row.stage} lateness={detail.row.lateness} size={22} />{' '}
              {shortName(detail.row.name, lang)}
            </h2>
            <StatusCard detail={detail} brief />
            <dl className="facts">
              <KeyFacts detail={detail} />
            </dl>
            <PathStrip detail={detail} />
            <Go to={paths.cluster(code)} className="button button-main button-wide">
              {t.cluster.open}
            </Go>
          </>
        )}
      </QueryState>
    </aside>
  );
}
