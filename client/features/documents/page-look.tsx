import { useQuery } from '@tanstack/react-query';
import type { Place } from '../../../shared/reading/flow.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import type { Read } from './proposals.ts';

interface Props {
  read: Read;
  about: { code: string; file: string };
  /** What is looked at, in words. */
  field: string;
  places: readonly Place[];
}

/** The page on which something was read, as it was handed in, with its place marked. */
export function PageLook({ read, about, field, places }: Props) {
  const { t } = useLanguage();
  const number = places[0]?.page ?? 1;
  const page = read.pages.find((one) => one.number === number);
  const picture = useQuery({
    ...trpc.documents.page.queryOptions({ ...about, page: number }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!page) return null;
  if (picture.isPending) return <p role="status">{t.reading.pageComing}</p>;
  if (!picture.data) return <p>{t.reading.pageMissing}</p>;
  const { width, height } = page;
  return (
    <figure className="reading-page">
      <div className="reading-sheet">
        <img src={picture.data} alt={t.reading.pagePicture(number)} />
        {places
          .filter((place) => place.page === number)
          .map(({ box }) => (
            <span
              key={`${box.x} ${box.y}`}
              className="reading-place"
              role="img"
              aria-label={t.reading.placeOf(field)}
              style={{
                left: `${(100 * box.x) / width}%`,
                top: `${(100 * box.y) / height}%`,
                width: `${(100 * box.width) / width}%`,
                height: `${(100 * box.height) / height}%`,
              }}
            />
          ))}
      </div>
      <figcaption className="muted">{t.reading.page(number, read.pageCount)}</figcaption>
    </figure>
  );
}
