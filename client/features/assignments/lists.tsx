import { type ReactNode, useState } from 'react';
import type { Assignments, ClusterHeld, ManagerLine, OrphanLine } from '../../../server/assignments/read.ts';
import { foldVietnamese, shortName } from '../../../shared/text.ts';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { Find } from '../../ui/find.tsx';
import { AssignForm } from './assign-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';

/** Clusters that owe reports and have nobody to give them, each with the way out. */
export function Orphans({ orphans, managers }: Assignments) {
  const { t } = useLanguage();
  // What has just got a manager stays where it is until its receipt is put away.
  const list = usePinned(orphans, ({ code }) => code);
  if (list.shown.length === 0) return null;
  return (
    <section>
      <h2>{t.assign.orphans(orphans.length)}</h2>
      <ul className="plain-list assign-list">
        {list.shown.map((orphan) => (
          <Orphan
            key={orphan.code}
            orphan={orphan}
            managers={managers}
            onOpen={() => list.pin(orphan)}
            onClose={() => list.letGo(orphan)}
          />
        ))}
      </ul>
    </section>
  );
}

interface OrphanProps {
  orphan: OrphanLine;
  managers: readonly ManagerLine[];
  onOpen: () => void;
  onClose: () => void;
}

function Orphan({ orphan, managers, onOpen, onClose }: OrphanProps) {
  const { t, lang, inLanguage } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { investorVi, investorEn, closed } = orphan;
  const investor =
    investorVi !== null && investorEn !== null ? inLanguage({ investorVi, investorEn }, 'investor') : null;
  const why =
    closed !== null ? t.assign.closed(closed) : investor === null ? t.assign.noInvestor : t.assign.nobody;
  const name = shortName(orphan.name, lang);
  return (
    <li className="card assign-card">
      <div className="assign-head">
        <div>
          <h3>
            <ClusterLink cluster={orphan} />
          </h3>
          <p className="muted">
            {[t.stage[orphan.stage], investor, why].filter((part) => part !== null).join(' · ')}
          </p>
        </div>
        {!isOpen && closed === null && investor !== null && (
          <button
            type="button"
            className="button"
            aria-label={t.assign.assignOf(name)}
            onClick={() => {
              onOpen();
              setOpen(true);
            }}
          >
            {t.assign.assign}
          </button>
        )}
      </div>
      {isOpen && (
        <AssignForm
          cluster={orphan}
          managers={managers}
          onDone={() => {
            setOpen(false);
            onClose();
          }}
        />
      )}
    </li>
  );
}

interface ManagersProps {
  managers: readonly ManagerLine[];
  /** What more there is about somebody: when they are away. */
  renderMore?: (id: string) => ReactNode;
}

/** Project managers with what is theirs, found by their name or by a cluster's. */
export function Managers({ managers, renderMore }: ManagersProps) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const wanted = foldVietnamese(text.trim());
  const list = usePinned(managers, ({ id }) => id);
  const has = (name: string) => foldVietnamese(name).includes(wanted);
  const found = list.shown.filter(
    ({ name, clusters }) => has(name) || clusters.some((cluster) => has(cluster.name)),
  );
  return (
    <section>
      <h2>{t.assign.managers(managers.length)}</h2>
      <Find label={t.assign.find} value={text} onChange={setText} />
      {found.length === 0 && <p className="empty">{t.assign.noneFound}</p>}
      <ul className="plain-list assign-list">
        {found.map((manager) => (
          <Manager
            key={manager.id}
            manager={manager}
            managers={managers}
            more={renderMore?.(manager.id)}
            onOpen={() => list.pin(manager)}
            onClose={() => list.letGo(manager)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ManagerProps {
  manager: ManagerLine;
  managers: readonly ManagerLine[];
  more: ReactNode;
  onOpen: () => void;
  onClose: () => void;
}

function Manager({ manager, managers, more, onOpen, onClose }: ManagerProps) {
  const { t, inLanguage } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { name, account, clusters } = manager;
  const about = [inLanguage(manager, 'title'), t.assign.account[account], t.assign.clusters(clusters.length)];
  return (
    <li className="card assign-card">
      <div className="assign-head">
        <div>
          <h3 lang="vi">{name}</h3>
          <p className="muted">{about.filter((part) => part !== '').join(' · ')}</p>
        </div>
        {!isOpen && clusters.length > 0 && (
          <button
            type="button"
            className="button"
            aria-label={t.assign.handOverOf(name)}
            onClick={() => {
              onOpen();
              setOpen(true);
            }}
          >
            {t.assign.handOver}
          </button>
        )}
      </div>
      {isOpen ? (
        <HandOverForm
          leaver={manager}
          managers={managers}
          onDone={() => {
            setOpen(false);
            onClose();
          }}
        />
      ) : (
        clusters.length > 0 && (
          <p className="assign-clusters">
            {clusters.map((cluster) => (
              <ClusterLink key={cluster.code} cluster={cluster} />
            ))}
          </p>
        )
      )}
      {!isOpen && clusters.length > 0 && more}
    </li>
  );
}

function ClusterLink({ cluster: { code, name } }: { cluster: ClusterHeld }) {
  const { lang } = useLanguage();
  return (
    <Go to={paths.cluster(code)}>
      <span lang="vi">{shortName(name, lang)}</span>
    </Go>
  );
}
