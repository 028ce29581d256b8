import { useState } from 'react';
import type { AwayLine, LeaveLine } from '../../../server/leaves/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { LEAVE_WORDS } from '../../../shared/i18n/leave.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { EndLeaveForm } from './end-form.tsx';
import { LeaveForm } from './leave-form.tsx';

interface Props {
  person: AwayLine;
  /** Everybody who could stand in for them. */
  others: readonly AwayLine[];
  onOpen?: () => void;
  onClose?: () => void;
}

/** On somebody's card: when they are away and who stands in, and how another leave is recorded. */
export function LeaveSection({ person, others, onOpen, onClose }: Props) {
  const words = useRoomWords(LEAVE_WORDS);
  // What is being worked on: a new leave, or the end of one by its id.
  const [act, setAct] = useState<string | null>(null);
  const ending = person.leaves.find(({ id }) => id === act) ?? null;
  const [seen, setSeen] = useState<LeaveLine | null>(null);
  const begin = (next: string, leave: LeaveLine | null) => {
    setSeen(leave);
    setAct(next);
    onOpen?.();
  };
  const done = () => {
    setAct(null);
    onClose?.();
  };
  return (
    <div className="leave">
      {person.leaves.length > 0 && (
        <ul className="plain-list leave-list">
          {person.leaves.map((leave) => (
            <Line key={leave.id} leave={leave} onEnd={act === null ? () => begin(leave.id, leave) : null} />
          ))}
        </ul>
      )}
      {act === 'new' && <LeaveForm person={person} others={others} onDone={done} />}
      {act !== null && act !== 'new' && seen && (
        <EndLeaveForm person={person} leave={ending ?? seen} onDone={done} />
      )}
      {act === null && (
        <button
          type="button"
          className="button button-small"
          aria-label={words.recordOf(person.name)}
          onClick={() => begin('new', null)}
        >
          {words.record}
        </button>
      )}
    </div>
  );
}

function Line({ leave, onEnd }: { leave: LeaveLine; onEnd: (() => void) | null }) {
  const { lang } = useLanguage();
  const words = useRoomWords(LEAVE_WORDS);
  const { from, until, substitute, note, standing, helpless } = leave;
  const days = words.days(formatDay(from, lang), formatDay(until, lang));
  return (
    <li className={`leave-line leave-${standing}`}>
      <p>
        <span className="leave-state">{words.standing[standing]}</span> <span className="nums">{days}</span>
        {': '}
        <span lang="vi">{words.standsIn(substitute.name)}</span>
        {note && (
          <span className="muted" lang="vi">
            {' '}
            · {note}
          </span>
        )}
      </p>
      {helpless && <p className="field-error">{words.helpless(substitute.name)}</p>}
      {standing !== 'over' && onEnd && (
        <button
          type="button"
          className="button button-small"
          aria-label={words.endOf(days, substitute.name)}
          onClick={onEnd}
        >
          {words.end[standing]}
        </button>
      )}
    </li>
  );
}
