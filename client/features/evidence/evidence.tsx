import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { AddForm } from './add-form.tsx';
import { byDay, byMilestone } from './groups.ts';
import { Item } from './item.tsx';
import { Viewer } from './viewer.tsx';

interface Props {
  stream: StreamId;
  milestones: readonly MilestoneCode[];
  next: MilestoneCode | null;
}

/** Photographs and documents of a cluster, as known on the day looked at: by milestone, or the photographs by day. */
export function Evidence({ stream, milestones, next }: Props) {
  const { t } = useLanguage();
  const { param, isToday } = useAsOf();
  const { actor } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useQuery(trpc.evidence.list.queryOptions({ code: idOf(stream), ...param }));
  const mayWrite = isToday && query.data?.can.write === true;
  return (
    <section className="card evidence">
      <header className="evidence-head">
        <h2>{t.evidence.title}</h2>
        {mayWrite && !adding && (
          <button type="button" className="button button-small" onClick={() => setAdding(true)}>
            {t.evidence.add}
          </button>
        )}
      </header>
      {adding && query.data && (
        // Another person's files are not sent by whoever signs in over them.
        <AddForm
          key={actor.id}
          stream={stream}
          milestones={milestones}
          next={next}
          most={query.data.most}
          onDone={() => setAdding(false)}
        />
      )}
      <QueryState query={query} lines={3}>
        {({ items }) => <Items stream={stream} items={items} mayWrite={mayWrite} />}
      </QueryState>
    </section>
  );
}

type View = 'byMilestone' | 'byDay';

function Items({
  stream,
  items,
  mayWrite,
}: {
  stream: StreamId;
  items: readonly EvidenceShown[];
  mayWrite: boolean;
}) {
  const { t } = useLanguage();
  const [view, setView] = useState<View>('byMilestone');
  const [shown, setShown] = useState<string | null>(null);
  const groups = useGroups(items, view);
  if (items.length === 0) return <p className="muted">{t.evidence.none}</p>;
  const photos = groups.flatMap((group) => group.items).filter(({ kind }) => kind === 'photo');
  return (
    <>
      <fieldset className="evidence-views">
        <legend className="visually-hidden">{t.evidence.views}</legend>
        {(['byMilestone', 'byDay'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            className="button button-small"
            aria-pressed={view === choice}
            onClick={() => setView(choice)}
          >
            {t.evidence[choice]}
          </button>
        ))}
      </fieldset>
      {groups.map((group) => (
        <section key={group.title} className="evidence-group">
          <h3>{group.title}</h3>
          <ul className="evidence-items plain-list">
            {group.items.map((item) => (
              <Item key={item.id} stream={stream} item={item} mayWrite={mayWrite} onOpen={setShown} />
            ))}
          </ul>
        </section>
      ))}
      {shown !== null && (
        <Viewer
          code={idOf(stream)}
          photos={photos}
          id={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

function useGroups(items: readonly EvidenceShown[], view: View) {
  const { t, lang } = useLanguage();
  if (view === 'byDay')
    return byDay(items).map(({ of, items: found }) => ({
      title: of === null ? t.evidence.dayUnknown : formatDay(of, lang),
      items: found,
    }));
  return byMilestone(items).map(({ of, items: found }) => ({
    title: of === null ? t.evidence.noMilestone : t.milestone[of],
    items: found,
  }));
}
