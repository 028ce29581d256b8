import { useId } from 'react';
import type { DueLine } from '../../../server/milestones/dues.ts';
import { inAllBands } from '../../../shared/milestones/due-bands.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { DueDates } from './due-list.tsx';
import { dueBadge, dueKey, dueWords } from './due-words.ts';
import { milestoneSubject } from './subject.ts';
import { Verbs } from './verbs.tsx';

/** What falls due of one's own clusters, by date: that it is done, or when it will be, one press away each. */
export function WorkDues({ dues }: { dues: readonly DueLine[] }) {
  const { t } = useLanguage();
  const { day } = useAsOf();
  const list = usePinned(dues, dueKey);
  const bands = inAllBands(list.shown, day);
  const inOrder = bands.flatMap((band) => band.dues);
  const ids = useId();
  const idOf = (due: DueLine) => `${ids}${dueKey(due).replace(' ', '-')}`;
  const after = (due: DueLine) =>
    inOrder.slice(inOrder.indexOf(due) + 1).find((other) => !list.isGone(other)) ?? null;
  return bands.map(({ band, dues: inBand }) => (
    <section key={band}>
      <h2>
        {t.work.band[band]} ({inBand.filter((due) => !list.isGone(due)).length})
      </h2>
      <ol className="due-list work-dues">
        {inBand.map((due) => (
          <WorkDue
            key={dueKey(due)}
            id={idOf(due)}
            due={due}
            next={after(due)}
            onOpen={() => list.pin(due)}
            onClose={() => list.letGo(due)}
            onNext={(other) => goTo(idOf(other))}
          />
        ))}
      </ol>
    </section>
  ));
}

/** Brings a line of the list into sight, ready to be acted on. */
function goTo(id: string): void {
  const line = document.getElementById(id);
  line?.scrollIntoView({ block: 'center' });
  line?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
}

interface Props {
  id: string;
  due: DueLine;
  next: DueLine | null;
  onOpen: () => void;
  onClose: () => void;
  onNext: (due: DueLine) => void;
}

function WorkDue({ id, due, next, onOpen, onClose, onNext }: Props) {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { milestone, row } = due;
  const name = shortName(row.name, lang);
  return (
    <li className={due.overdue ? 'due due-over' : 'due'} id={id}>
      <div className="due-task" id={`${id}-task`}>
        <strong>{t.ahead[milestone]}</strong>
        <Go to={paths.cluster(row.code)}>
          <span lang="vi">{name}</span>
        </Go>
        <InPlace code={row.code} />
      </div>
      <DueDates due={due} />
      <span className={dueBadge(due, day)}>{dueWords(due, day, t, lang)}</span>
      <Verbs
        subject={milestoneSubject(row.code, due, row.name)}
        // What others must come before cannot be done yet.
        isDue={due.dueOn !== null && due.dueOn <= day && row.next === milestone}
        describedBy={`${id}-task`}
        onOpen={onOpen}
        onClose={onClose}
        next={
          next ? (
            <button type="button" className="button button-main" onClick={() => onNext(next)}>
              {t.work.next(`${t.ahead[next.milestone]}, ${shortName(next.row.name, lang)}`)}
            </button>
          ) : (
            <span className="muted">{t.work.nothingNext}</span>
          )
        }
      />
    </li>
  );
}
