import type { AskedLine } from '../../../server/work/inbox.ts';
import { can } from '../../../shared/roles.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf, useSession } from '../../session.ts';
import { ObstacleCard } from './obstacles.tsx';

/** Obstacles that one's own agency is asked to move, with the verbs in place. */
export function Asked({ lines }: { lines: readonly AskedLine[] }) {
  const { lang } = useLanguage();
  const { actor } = useSession();
  const { isToday } = useAsOf();
  const list = usePinned(lines, ({ obstacle }) => obstacle.id);
  const may = {
    write: isToday && can(actor, 'obstacle.write').yes,
    answer: isToday && can(actor, 'obstacle.answer').yes,
  };
  return (
    <div className="asked">
      {list.shown.map((line) => (
        <ObstacleCard
          key={line.obstacle.id}
          stream={line.stream}
          obstacle={line.obstacle}
          may={may}
          where={
            <>
              <Go to={paths.cluster(line.row.code)}>
                <span lang="vi">{shortName(line.row.name, lang)}</span>
              </Go>
              <InPlace code={line.row.code} />
            </>
          }
          onOpen={() => list.pin(line)}
          onClose={() => list.letGo(line)}
        />
      ))}
    </div>
  );
}
