import { describe, expect, test } from 'vitest';
import { dayInHanoi } from '../shared/day.ts';
import { EMPTY_STANDING } from '../shared/milestone.ts';
import { type MilestonesEvent, milestones } from '../shared/milestones/facet.ts';
import { clockOf } from '../shared/procedure/clock.ts';
import { decideReach, decideReturn, decideSupplement, refusedRung } from '../shared/procedure/command.ts';
import { type ProcedureEvent, procedure } from '../shared/procedure/facet.ts';
import { type Ladder, ladderOf } from '../shared/procedure/ladder.ts';
import { isMilestoneRung } from '../shared/procedure/rungs.ts';
import { isWorkday } from './holidays.ts';
import { DEMO_START } from './reports.ts';
import { TOLD } from './told.ts';

const isOurs = (event: { type: string }): event is ProcedureEvent => event.type.startsWith('procedure.');
const isMilestones = (event: { type: string }): event is MilestonesEvent =>
  event.type === 'milestones.recorded';
const CLIMBING = TOLD.filter(({ stream }) => stream.recordings.some(({ event }) => isOurs(event)));

/** Every entry of a cluster with the ladder as it stood when it was recorded. */
function told(
  { stream }: (typeof TOLD)[number],
  see: (ladder: Ladder, event: ProcedureEvent | MilestonesEvent, on: string) => void,
) {
  let [standing, state] = [EMPTY_STANDING, procedure.empty];
  for (const [i, { at, event }] of stream.recordings.entries()) {
    const on = dayInHanoi(at);
    const stamp = { seq: i + 1, at: '', on, by: null };
    if (!isOurs(event) && !isMilestones(event)) continue;
    see(ladderOf(standing, state, on), event, on);
    if (isOurs(event)) state = procedure.evolve(state, event, stamp);
    else standing = milestones.evolve(standing, event, stamp);
  }
  return ladderOf(standing, state, DEMO_START);
}

function refusalOf(ladder: Ladder, event: ProcedureEvent | MilestonesEvent, today: string) {
  if (isMilestones(event)) {
    const [{ milestone, date } = { milestone: 'in_plan', date: '' }] = event.entries;
    // Being in the plan is known to the month.
    if (!isMilestoneRung(milestone) || milestone === 'in_plan') return null;
    return refusedRung(ladder, milestone, { said: { date }, today });
  }
  if (event.type === 'procedure.taken_back' || event.type === 'procedure.corrected') return null;
  const { type, provenance: _p, source: _s, note = '', ...said } = event;
  const decision =
    type === 'procedure.returned'
      ? decideReturn(ladder, { said: { ...said, note } }, today)
      : type === 'procedure.supplemented'
        ? decideSupplement(ladder, { said }, today)
        : 'rung' in said
          ? decideReach(ladder, { said }, today)
          : null;
  return decision && 'refused' in decision ? decision : null;
}

describe('what is made up of the procedure before establishment', () => {
  test('is what people here would be let record, on the working day on which it happened, and says that it is made up', () => {
    expect(CLIMBING).toHaveLength(7);
    for (const one of CLIMBING) {
      told(one, (ladder, event, on) => {
        expect(refusalOf(ladder, event, on), `${one.row.code} ${on}`).toBeNull();
        if (!isOurs(event) || event.type === 'procedure.taken_back') return;
        expect([event.provenance, event.date, isWorkday(on)], one.row.code).toEqual([
          'illustrative',
          on,
          true,
        ]);
      });
    }
  });

  test('is told of clusters only of which a source says that they were being added to the plan', () => {
    for (const { row } of CLIMBING) expect(row.status, row.code).toMatch(/bổ sung vào quy hoạch/);
  });

  test('shows every way to stand: due today, running, with the enterprise, overdue at the committee and at the council', () => {
    const stands = Object.fromEntries(
      CLIMBING.map((one) => {
        const { desk, next, running, returnedOn } = clockOf(
          told(one, () => {}),
          DEMO_START,
        );
        return [one.row.code, [next, desk, running?.left, running?.breached, returnedOn !== null]];
      }),
    );
    expect(stands).toEqual({
      'HN-092': ['council_nominated', 'enterprise', 5, false, true],
      // Its fifteenth day is a Saturday, and the Monday after it is the Hùng kings’.
      'HN-093': ['window_closed', 'local_committee', 8, false, false],
      'HN-094': ['dossier_submitted', 'local_committee', -7, true, false],
      'HN-095': ['public_notice', 'local_committee', 2, false, false],
      'HN-096': ['established', 'city_committee', 0, false, false],
      'HN-097': ['scored', 'council', -56, true, false],
      'HN-098': ['council_nominated', 'department', 14, false, false],
    });
  });
});
