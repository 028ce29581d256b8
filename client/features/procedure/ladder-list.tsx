import type { ReactNode } from 'react';
import type { Day } from '../../../shared/day.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { basisWords } from '../../../shared/i18n/procedure-words.ts';
import type { LadderClock, RungClock, Running } from '../../../shared/procedure/clock.ts';
import type { Stop } from '../../../shared/procedure/facet.ts';
import { RUNGS } from '../../../shared/procedure/rungs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { leftWords, useProcedureWords } from './words.ts';

interface Props {
  clock: LadderClock;
  /** The day by which it is judged. */
  on: Day;
  stops: readonly Stop[];
  /** What can be said of a rung that stands. */
  renderActs: (line: RungClock) => ReactNode;
}

/** The rungs from the plan to the decision: what was reached when and in how many days, what runs, what comes. */
export function LadderList({ clock, on, stops, renderActs }: Props) {
  return (
    <ol className="ladder">
      {clock.rungs.map((line) => (
        <li
          key={line.rung}
          className={`rung is-${line.stands}`}
          aria-current={line.stands === 'current' ? 'step' : undefined}
        >
          <Rung
            line={line}
            on={line.reached?.day ?? on}
            running={clock.next === line.rung ? clock.running : null}
            isStopped={clock.returnedOn !== null}
          />
          {line.rung === 'dossier_submitted' && <Stops stops={stops} />}
          {renderActs(line)}
        </li>
      ))}
    </ol>
  );
}

function Rung({
  line,
  on,
  running,
  isStopped,
}: {
  line: RungClock;
  on: Day;
  running: Running | null;
  isStopped: boolean;
}) {
  const { lang, words, rungName, deskName } = useProcedureWords();
  const { rung, reached, stands, desk } = line;
  return (
    <>
      <p className="rung-head">
        <span className="rung-name">{rungName(rung)}</span>{' '}
        {reached && (
          <span className="rung-date">
            {formatEdtf(reached.date, lang)} <GroundMark ground={reached.ground} small />
          </span>
        )}
        {stands === 'unrecorded' && <span className="muted">{words.unrecorded}</span>}
      </p>
      <p className="muted rung-more">
        {deskName(desk, on)}
        {reached?.waits && ` · ${words.waits}`}
        {reached?.document && (
          <DocumentWords number={reached.document.number} issuer={reached.document.issuer} />
        )}
        <Time line={line} />
      </p>
      {running && (
        <RunningLine running={running} isStopped={isStopped} inside={RUNGS[rung].inside === true} />
      )}
    </>
  );
}

function DocumentWords({ number, issuer }: { number: string | null; issuer: string }) {
  const { t } = useProcedureWords();
  return <span lang="vi"> · {t.cluster.document(number, issuer)}</span>;
}

/** What a rung took that is reached: by its clock where there is one, else in days since the rung before. */
function Time({ line: { clock, held, stands } }: { line: RungClock }) {
  const { words } = useProcedureWords();
  if (stands !== 'reached') return null;
  if (!clock) return held === null ? null : ` · ${words.usedPlain(held)}`;
  const { used, allowed, unit, breached, left, stopped } = clock;
  return (
    <>
      {' · '}
      {words.used(used, allowed, unit)},{' '}
      {breached ? <span className="is-late">{words.late(-left, unit)}</span> : words.inTime}
      {stopped > 0 && ` · ${words.supplementTime(stopped, unit)}`}
    </>
  );
}

/** The clock that runs: what is left of it, until when, by which law. */
export function RunningLine({
  running,
  isStopped,
  inside,
}: {
  running: Running;
  isStopped: boolean;
  inside: boolean;
}) {
  const { t, lang, words } = useProcedureWords();
  const { due, used, allowed, unit, basis, breached } = running;
  return (
    <p className="rung-clock">
      <strong className={breached ? 'is-late' : undefined}>{leftWords(running, words, isStopped)}</strong>
      {due && ` (${words.due(formatDay(due, lang))})`} · {words.used(used, allowed, unit)}
      {inside && ` ${words.inside}`}
      <small className="muted">{basisWords(basis, t, words)}</small>
    </p>
  );
}

function Stops({ stops }: { stops: readonly Stop[] }) {
  const { lang, words } = useProcedureWords();
  return stops.map(({ returned, handedIn }) => (
    <p key={returned.seq} className="rung-stop">
      {words.returnedOn(formatDay(returned.date, lang))} <GroundMark ground={returned.provenance} small />
      {returned.note && (
        <span lang="vi" className="muted">
          : {returned.note}
        </span>
      )}{' '}
      → {handedIn ? words.handedInOn(formatDay(handedIn.date, lang)) : words.notHandedIn}
    </p>
  ));
}
