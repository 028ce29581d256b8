import type { MissedLine, PauseLine, RequestLine } from '../../../server/discipline/read.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { can } from '../../../shared/roles.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';
import { WhoseMove } from '../../ui/whose-move.tsx';
import { MissedCard } from './missed-card.tsx';
import { PauseCard } from './pause-card.tsx';
import { RequestCard } from './request-card.tsx';

type Line = { row: ClusterRow; milestone: string };
const keyOf = ({ row, milestone }: Line): string => `${row.code} ${milestone}`;

function Where({ row }: { row: ClusterRow }) {
  const { lang } = useLanguage();
  return (
    <>
      <Go to={paths.cluster(row.code)} className="request-where">
        <span lang="vi">{shortName(row.name, lang)}</span>
      </Go>
      <InPlace code={row.code} />
    </>
  );
}

/** Forecasts that need approval: to be decided here, or one's own that wait or were refused. */
export function Requests({ lines, title }: { lines: readonly RequestLine[]; title: (n: number) => string }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const decides = can(actor, 'request.decide').yes;
  const list = usePinned(lines, keyOf);
  if (list.shown.length === 0) return null;
  return (
    <section className="requests">
      <h2>{title(lines.length)}</h2>
      <p className="muted">{t.discipline.stays}</p>
      {list.shown.map((line) => (
        <RequestCard
          key={keyOf(line)}
          stream={line.stream}
          request={line}
          where={<Where row={line.row} />}
          may={decides}
          isOwn={decides}
          onOpen={() => list.pin(line)}
          onClose={() => list.letGo(line)}
        />
      ))}
    </section>
  );
}

/** Missed dates: one's own to explain, or those whose explanation has not come. */
export function Missed({ lines }: { lines: readonly MissedLine[] }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const explains = can(actor, 'missed.explain').yes;
  const list = usePinned(lines, keyOf);
  if (list.shown.length === 0) return null;
  return (
    <section className="requests">
      <h2>{(explains ? t.discipline.work.owed : t.discipline.work.missing)(lines.length)}</h2>
      {list.shown.map((line) => (
        <MissedCard
          key={keyOf(line)}
          stream={line.stream}
          missed={line}
          where={<Where row={line.row} />}
          who={!explains && <WhoseMove mover={line.responsible} />}
          may={explains}
          onOpen={() => list.pin(line)}
          onClose={() => list.letGo(line)}
        />
      ))}
    </section>
  );
}

const codeOf = ({ row }: PauseLine): string => row.code;

/** Pauses whose expected end has passed: work goes on, or they are extended. */
export function PausesOver({ lines }: { lines: readonly PauseLine[] }) {
  const { t } = useLanguage();
  const list = usePinned(lines, codeOf);
  if (list.shown.length === 0) return null;
  return (
    <section className="requests">
      <h2>{t.discipline.work.pauses(lines.length)}</h2>
      {list.shown.map((line) => (
        <PauseCard
          key={codeOf(line)}
          stream={line.stream}
          pause={line.pause}
          version={line.version}
          may
          where={<Where row={line.row} />}
          onOpen={() => list.pin(line)}
          onClose={() => list.letGo(line)}
        />
      ))}
    </section>
  );
}
