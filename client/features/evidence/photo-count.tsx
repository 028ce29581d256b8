import { useQuery } from '@tanstack/react-query';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import type { Component } from '../../../shared/works/components.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';

/** How many photographs hang on a part of the works, and the way to them. */
export function PhotoCount({ stream, component }: { stream: StreamId; component: Component }) {
  const { t } = useLanguage();
  const { param } = useAsOf();
  const { data } = useQuery(trpc.evidence.list.queryOptions({ code: idOf(stream), ...param }));
  const photos = data?.items.filter(
    (item) => item.kind === 'photo' && item.component === component && !item.withdrawn,
  );
  if (!photos || photos.length === 0) return null;
  return (
    <a className="works-photos" href="#evidence">
      {t.evidence.photosOf(photos.length)}
    </a>
  );
}
