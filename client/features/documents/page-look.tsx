import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Place } from '../../../shared/reading/flow.ts';
import { sizeAfter, type Turn, turned } from '../../../shared/reading/turn.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { drawFile, type OfFile } from './file-reading.ts';
import type { Read } from './proposals.ts';

interface Props {
  read: Read;
  about: OfFile;
  /** What is looked at, in words. */
  field: string;
  places: readonly Place[];
}

/** The page on which something was read, upright, with its place marked and brought into sight. */
export function PageLook({ read, about, field, places }: Props) {
  const { t } = useLanguage();
  const number = places[0]?.page ?? 1;
  const page = read.pages.find((one) => one.number === number);
  const picture = usePicture(about, { page: number, turn: page?.turn ?? 0 });
  if (!page) return null;
  const { width, height } = sizeAfter(page, page.turn);
  const boxes = places
    .filter((place) => place.page === number)
    .map(({ box }) => turned(box, page, page.turn))
    .map((box) => ({
      left: (100 * box.x) / width,
      top: (100 * box.y) / height,
      width: (100 * box.width) / width,
      height: (100 * box.height) / height,
    }));
  return (
    <figure className="reading-page">
      <figcaption className="muted">{t.reading.page(number, read.pageCount)}</figcaption>
      {picture.isPending && <p role="status">{t.reading.pageComing}</p>}
      {!picture.isPending && !picture.data && <p>{t.reading.pageMissing}</p>}
      {picture.data && (
        <Sheet
          picture={{ src: picture.data, alt: t.reading.pagePicture(number) }}
          ratio={width / height}
          boxes={boxes}
          name={t.reading.placeOf(field)}
        />
      )}
    </figure>
  );
}

function usePicture(about: OfFile, look: { page: number; turn: Turn }) {
  const chosen = about.code === null ? about.chosen : null;
  const stored = about.code === null ? { code: '', file: '' } : about;
  const always = { staleTime: Number.POSITIVE_INFINITY };
  const onFile = useQuery({
    ...trpc.documents.page.queryOptions({ ...stored, ...look }),
    ...always,
    enabled: chosen === null,
  });
  const here = useQuery({
    queryKey: ['reading', chosen?.key, look],
    queryFn: () => (chosen ? drawFile(chosen, look) : null),
    ...always,
    enabled: chosen !== null,
    retry: false,
    meta: { fixed: true },
  });
  return chosen === null ? onFile : here;
}

interface SheetProps {
  picture: { src: string; alt: string };
  /** Width by height. */
  ratio: number;
  /** In hundredths of the page. */
  boxes: readonly { left: number; top: number; width: number; height: number }[];
  name: string;
}

function Sheet({ picture, ratio, boxes, name }: SheetProps) {
  const window = useRef<HTMLDivElement>(null);
  const [first] = boxes;
  const [left, top] = [first?.left ?? 0, first?.top ?? 0];
  useEffect(
    function bringIntoSight() {
      const seen = window.current;
      if (!seen) return;
      // What stands before and above it tells what it is.
      seen.scrollTop = (top / 100) * seen.scrollHeight - seen.clientHeight * 0.4;
      seen.scrollLeft = (left / 100) * seen.scrollWidth - seen.clientWidth * 0.25;
    },
    [left, top],
  );
  return (
    <section ref={window} className="reading-window" aria-label={picture.alt}>
      <div className="reading-sheet" style={{ aspectRatio: ratio }}>
        <img src={picture.src} alt={picture.alt} />
        {boxes.map(({ left: x, top: y, width, height }) => (
          <span
            key={`${x} ${y}`}
            className="reading-place"
            role="img"
            aria-label={name}
            style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
          />
        ))}
      </div>
    </section>
  );
}
