import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { carrierOf } from '../../outbox/carry.ts';
import { useAsOf, useSession } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Items } from './items.tsx';

const AddForm = later(async () => (await import('./add-form.tsx')).AddForm);

interface Props {
  stream: StreamId;
  milestones: readonly MilestoneCode[];
  next: MilestoneCode | null;
  /** How files are carried to the server. */
  carry?: typeof carrierOf;
}

/** Photographs and documents of a cluster, behind their title; there is the way to them from elsewhere on the page. */
export function Evidence({ open = true, ...props }: Props & { open?: boolean }) {
  const { t } = useLanguage();
  return (
    <div id="evidence">
      <Fold className="card evidence" title={<h2>{t.evidence.title}</h2>} open={open} lazy>
        <Asked {...props} />
      </Fold>
    </div>
  );
}

/** As known on the day looked at: by milestone, or the photographs by day. */
function Asked({ stream, milestones, next, carry = carrierOf }: Props) {
  const { t } = useLanguage();
  const { param, isToday } = useAsOf();
  const { actor } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useQuery(trpc.evidence.list.queryOptions({ code: idOf(stream), ...param }));
  const mayWrite = isToday && query.data?.can.write === true;
  return (
    <>
      {mayWrite && !adding && (
        <div className="form-actions">
          <button type="button" className="button button-small" onClick={() => setAdding(true)}>
            {t.evidence.add}
          </button>
        </div>
      )}
      {adding && query.data && (
        // Another person's files are not sent by whoever signs in over them.
        <AddForm
          key={actor.id}
          stream={stream}
          milestones={milestones}
          next={next}
          most={query.data.most}
          carry={carry}
          onDone={() => setAdding(false)}
        />
      )}
      <QueryState query={query} lines={3}>
        {({ items, site }) => <Items stream={stream} items={items} site={site} mayWrite={mayWrite} />}
      </QueryState>
    </>
  );
}
