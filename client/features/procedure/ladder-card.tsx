import { type ReactNode, useState } from 'react';
import type { ProcedureShown } from '../../../server/procedure/read.ts';
import type { Day } from '../../../shared/day.ts';
import { clockOf, type LadderClock, type RungClock } from '../../../shared/procedure/clock.ts';
import { decideTakeRungBack } from '../../../shared/procedure/command.ts';
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
import { useAsOf, useSession } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { ActForm } from './act-form.tsx';
import type { Act } from './acts.ts';
import { LadderList } from './ladder-list.tsx';
import { leftWords, useProcedureWords } from './words.ts';

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
  const { ladder, version } = procedure;
  const clock = clockOf(ladder, judgedOn);
  const enters = (rung: RungCode) => may && isToday && mayEnter(actor.role, rung);
  const close = () => setAct(null);
  const isOpen = (rung: RungCode) => act !== null && 'rung' in act && act.rung === rung;
  return (
    <Fold
      className="card ladder-card"
      open={open}
      title={
        <>
          <h2>{words.name}</h2> <Finding clock={clock} />
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
        stops={ladder.stops}
        renderActs={(line) =>
          !isOpen(line.rung) && <RungVerbs line={line} ladder={ladder} enters={enters} onAct={setAct} />
        }
      />
      <p className="muted ladder-note">{words.counting}</p>
      <p>{more}</p>
    </Fold>
  );
}

/** In the title: on whose desk, and how much time is left. */
function Finding({ clock }: { clock: LadderClock }) {
  const { words } = useProcedureWords();
  const { desk, running, returnedOn } = clock;
  if (desk === null) return <span className="muted">{words.done}</span>;
  return (
    <span className="ladder-finding">
      {words.desk[desk]}
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
        {mayReturn && <UndoStop ladder={ladder} onAct={onAct} />}
      </div>
      {!enters(next) && <p className="muted">{words.others(words.recorder[RUNGS[next].entered])}</p>}
    </>
  );
}

/** The last return or supplement was entered by mistake. */
function UndoStop({ ladder, onAct }: Pick<VerbsProps, 'ladder' | 'onAct'>) {
  const { words, whatName } = useProcedureWords();
  const last = ladder.stops.at(-1);
  if (!last) return null;
  const what: Undone = last.handedIn === null ? 'returned' : 'supplemented';
  return (
    <button type="button" className="button button-small" onClick={() => onAct({ kind: 'takeBack', what })}>
      {words.takeBack(whatName(what))}
    </button>
  );
}

/** Of a rung that stands: another day, or back; of one that nobody recorded: its day. */
function RungVerbs({
  line: { rung, stands },
  ladder,
  enters,
  onAct,
}: Pick<VerbsProps, 'ladder' | 'enters' | 'onAct'> & { line: RungClock }) {
  const { words, rungName } = useProcedureWords();
  if (!enters(rung)) return null;
  if (stands === 'unrecorded' && rungBefore(ladder, rung)?.reached !== null)
    return (
      <button type="button" className="button button-small" onClick={() => onAct(reaching(rung))}>
        {words.recordMissing}
      </button>
    );
  if (stands !== 'reached' || isMilestoneRung(rung)) return null;
  return (
    <span className="rung-verbs">
      <button
        type="button"
        className="button button-small"
        aria-label={words.correctOf(rungName(rung))}
        onClick={() => onAct({ kind: 'correct', rung })}
      >
        {words.correct}
      </button>
      {isLast(ladder, rung) && (
        <button
          type="button"
          className="button button-small"
          onClick={() => onAct({ kind: 'takeBack', what: rung })}
        >
          {words.takeBack(rungName(rung))}
        </button>
      )}
    </span>
  );
}

const isLast = (ladder: Ladder, what: OwnRung): boolean =>
  'event' in decideTakeRungBack(ladder, { said: { what, note: '' } });
