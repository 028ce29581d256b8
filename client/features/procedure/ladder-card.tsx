import { type ReactNode, useState } from 'react';
import type { ProcedureShown } from '../../../server/procedure/read.ts';
import type { Day } from '../../../shared/day.ts';
import type { LadderClock, RungClock } from '../../../shared/procedure/clock.ts';
import type { Act as Undone } from '../../../shared/procedure/facet.ts';
import { type Ladder, openStop, reachedOf, rungBefore } from '../../../shared/procedure/ladder.ts';
import {
  isMilestoneRung,
  type MilestoneRung,
  mayEnter,
  type OwnRung,
  RUNGS,
  type RungCode,
} from '../../../shared/procedure/rungs.ts';
import { decideTakeRungBack } from '../../../shared/procedure/take-back.ts';
import { later } from '../../later.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import type { Act } from './acts.ts';
import { LadderList } from './ladder-list.tsx';
import { leftWords, useProcedureWords } from './words.ts';

const ActForm = later(async () => (await import('./act-form.tsx')).ActForm);

interface Props {
  stream: string;
  procedure: ProcedureShown;
  judgedOn: Day;
  /** Whether one may record anything of this cluster; which rungs, the role says. */
  may: boolean;
  milestoneVersion: (rung: MilestoneRung) => number;
  open?: boolean;
  /** The way to the page of all. */
  more: ReactNode;
}

/** The procedure before establishment: where the dossier is, how long it still has, and the way there. */
export function LadderCard({ stream, procedure, judgedOn, may, milestoneVersion, open = true, more }: Props) {
  const { words } = useProcedureWords();
  const { isToday } = useAsOf();
  const { actor } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const { ladder, clock, version } = procedure;
  const enters = (rung: RungCode) => may && isToday && mayEnter(actor.role, rung);
  const close = () => setAct(null);
  return (
    <Fold
      className="card ladder-card"
      open={open}
      title={
        <>
          <h2>{words.name}</h2> <Finding clock={clock} on={judgedOn} />
        </>
      }
    >
      {act === null && (
        <Verbs ladder={ladder} clock={clock} enters={enters} isAsked={may && isToday} onAct={setAct} />
      )}
      {act && (
        <ActForm
          key={JSON.stringify(act)}
          stream={stream}
          act={act}
          ladder={ladder}
          version={act.kind === 'reachMilestone' ? milestoneVersion(act.rung) : version}
          onDone={close}
        />
      )}
      {ladder.rules === 'older' && <p className="muted">{words.noClockOld}</p>}
      <LadderList
        clock={clock}
        on={judgedOn}
        stops={ladder.stops}
        renderActs={(line) =>
          act === null && <Missing line={line} ladder={ladder} enters={enters} onAct={setAct} />
        }
      />
      {act === null && <Amend ladder={ladder} enters={enters} onAct={setAct} />}
      <p className="muted ladder-note">{words.counting}</p>
      <p>{more}</p>
    </Fold>
  );
}

/** In the title: on whose desk, and how much time is left. */
function Finding({ clock, on }: { clock: LadderClock; on: Day }) {
  const { words, deskName } = useProcedureWords();
  const { desk, running, returnedOn } = clock;
  if (desk === null) return <span className="muted">{words.done}</span>;
  return (
    <span className="ladder-finding">
      {deskName(desk, on)}
      {running && (
        <>
          {', '}
          <span className={running.breached ? 'is-late' : undefined}>
            {leftWords(running, words, returnedOn !== null)}
          </span>
        </>
      )}
    </span>
  );
}

interface VerbsProps {
  ladder: Ladder;
  clock: LadderClock;
  enters: (rung: RungCode) => boolean;
  /** Whoever looks records things of this cluster, though perhaps not this one. */
  isAsked: boolean;
  onAct: (act: Act) => void;
}

const reaching = (rung: RungCode): Act =>
  isMilestoneRung(rung) ? { kind: 'reachMilestone', rung } : { kind: 'reach', rung };

function Verbs({ ladder, clock, enters, isAsked, onAct }: VerbsProps) {
  const { words, rungName } = useProcedureWords();
  const { next } = clock;
  const isUnderAppraisal =
    reachedOf(ladder, 'dossier_submitted') !== null && reachedOf(ladder, 'appraised') === null;
  const isOut = openStop(ladder) !== null;
  const mayReturn = enters('appraised') && isUnderAppraisal && ladder.rules !== 'older';
  if (next === null || !isAsked) return null;
  return (
    <>
      <div className="form-actions ladder-verbs">
        {enters(next) && !isOut && (
          <button type="button" className="button button-main" onClick={() => onAct(reaching(next))}>
            {words.record(rungName(next))}
          </button>
        )}
        {mayReturn && (
          <button
            type="button"
            className={isOut ? 'button button-main' : 'button'}
            onClick={() => onAct({ kind: isOut ? 'supplement' : 'giveBack' })}
          >
            {isOut ? words.supplement : words.giveBack}
          </button>
        )}
      </div>
      {!enters(next) && <p className="muted">{words.others(words.recorder[RUNGS[next].entered])}</p>}
    </>
  );
}

/** A rung that nobody recorded although what follows it is on record: its day. */
function Missing({
  line: { rung, stands },
  ladder,
  enters,
  onAct,
}: Pick<VerbsProps, 'ladder' | 'enters' | 'onAct'> & { line: RungClock }) {
  const { words } = useProcedureWords();
  if (stands !== 'unrecorded' || !enters(rung) || rungBefore(ladder, rung)?.reached === null) return null;
  return (
    <button type="button" className="button button-small" onClick={() => onAct(reaching(rung))}>
      {words.recordMissing}
    </button>
  );
}

/** What was entered by mistake: another day for a rung; back with what came last. A milestone goes back in its own form. */
function Amend({ ladder, enters, onAct }: Pick<VerbsProps, 'ladder' | 'enters' | 'onAct'>) {
  const { words, rungName, whatName } = useProcedureWords();
  const own = ladder.rungs.flatMap(({ rung, reached }) =>
    reached !== null && !isMilestoneRung(rung) && enters(rung) ? [rung] : [],
  );
  const last = ladder.stops.at(-1);
  const undone: Undone[] = last && enters('appraised') ? [last.handedIn ? 'supplemented' : 'returned'] : [];
  const back = [...undone, ...own].filter((what) => mayGoBack(ladder, what));
  if (own.length + back.length === 0) return null;
  return (
    <Fold title={words.amend} className="ladder-amend" onPaper={false}>
      <div className="form-actions">
        {own.map((rung) => (
          <button
            key={rung}
            type="button"
            className="button button-small"
            onClick={() => onAct({ kind: 'correct', rung })}
          >
            {words.correctOf(rungName(rung))}
          </button>
        ))}
        {back.map((what) => (
          <button
            key={what}
            type="button"
            className="button button-small"
            onClick={() => onAct({ kind: 'takeBack', what })}
          >
            {words.takeBack(whatName(what))}
          </button>
        ))}
      </div>
    </Fold>
  );
}

const mayGoBack = (ladder: Ladder, what: OwnRung | Undone): boolean =>
  'event' in decideTakeRungBack(ladder, { said: { what, note: '' } });
