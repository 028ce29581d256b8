import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../day.ts';
import type { Standing } from '../milestone.ts';
import {
  decideCorrect,
  decideReach,
  decideReturn,
  decideSupplement,
  isKept,
  refusedRung,
} from './command.ts';
import { type ProcedureEvent, type ProcedureState, procedure } from './facet.ts';
import { type Ladder, ladderOf, nextRung, openStop } from './ladder.ts';
import { isMilestoneRung, type OwnRung, RUNG_CODES, type RungCode } from './rungs.ts';
import { decideTakeRungBack, refusedBack } from './take-back.ts';

const TODAY: Day = '2025-03-31';

/** What is on record, with the two ways by which more comes to it. */
interface Known {
  standing: Standing;
  state: ProcedureState;
  seq: number;
}
const NOTHING: Known = { standing: { milestones: {}, lastReport: null }, state: procedure.empty, seq: 0 };

const ladderIn = ({ standing, state }: Known, today = TODAY): Ladder => ladderOf(standing, state, today);

function withMilestone(known: Known, code: RungCode, date: string | null): Known {
  if (!isMilestoneRung(code)) return known;
  const { [code]: _gone, ...others } = known.standing.milestones;
  const reached = { actual: date ?? '', provenance: { actual: 'reported' as const }, version: known.seq + 1 };
  const milestones = date === null ? others : { ...others, [code]: reached };
  return { ...known, standing: { ...known.standing, milestones }, seq: known.seq + 1 };
}

function withEvent(known: Known, event: ProcedureEvent): Known {
  const seq = known.seq + 1;
  const parsed = procedure.event.parse(JSON.parse(JSON.stringify(event)));
  return {
    ...known,
    seq,
    state: procedure.evolve(known.state, parsed, { seq, at: '', on: TODAY, by: null }),
  };
}

type Decided = { event: ProcedureEvent } | { refused: { field: string; issue: string; detail?: string } };
const after = (known: Known, decided: Decided): Known =>
  'event' in decided ? withEvent(known, decided.event) : known;
const issueIn = (decided: Decided) => ('refused' in decided ? decided.refused : null);

/** Reaches a rung as a person would, whatever it is; unchanged where that is refused. */
function reach(known: Known, rung: RungCode, date: Day): Known {
  const ladder = ladderIn(known);
  if (isMilestoneRung(rung))
    return refusedRung(ladder, rung, { said: { date }, today: TODAY })
      ? known
      : withMilestone(known, rung, date);
  return after(known, decideReach(ladder, { said: { rung, date } }, TODAY));
}

const COURSE: readonly [RungCode, Day][] = [
  ['in_plan', '2024-12-02'],
  ['first_letter', '2025-01-06'],
  ['public_notice', '2025-01-10'],
  ['window_closed', '2025-02-03'],
  ['dossier_submitted', '2025-02-07'],
  ['consultation', '2025-02-12'],
  ['council_nominated', '2025-02-17'],
];
const upTo = (rung: RungCode): Known => {
  const at = COURSE.findIndex(([code]) => code === rung);
  return COURSE.slice(0, at + 1).reduce((known, [code, day]) => reach(known, code, day), NOTHING);
};
const reachOwn = (known: Known, rung: OwnRung, date: Day) =>
  issueIn(decideReach(ladderIn(known), { said: { rung, date } }, TODAY));

describe('reaching a rung', () => {
  test('goes up the ladder, milestones and rungs between them alike', () => {
    expect(nextRung(ladderIn(upTo('council_nominated')))).toBe('council_decided');
  });

  test('skips none: the one just before is named', () => {
    expect(reachOwn(upTo('window_closed'), 'consultation', TODAY)).toEqual({
      field: 'rung',
      issue: 'rung_missing',
      detail: 'dossier_submitted',
    });
    const milestone = refusedRung(ladderIn(upTo('public_notice')), 'dossier_submitted', {
      said: { date: TODAY },
      today: TODAY,
    });
    expect(milestone?.refused).toMatchObject({ issue: 'rung_missing', detail: 'window_closed' });
  });

  test('passes none twice', () => {
    expect(reachOwn(upTo('consultation'), 'consultation', TODAY)?.issue).toBe('rung_reached');
  });

  test('is not in the future, nor its document', () => {
    const known = upTo('dossier_submitted');
    expect(reachOwn(known, 'consultation', addDays(TODAY, 1))?.issue).toBe('date_in_future');
    const document = { number: '1', day: addDays(TODAY, 1), issuer: 'Sở Công Thương' };
    const said = { rung: 'consultation', date: TODAY, document } as const;
    expect(issueIn(decideReach(ladderIn(known), { said }, TODAY))?.field).toBe('document.day');
  });

  test('is not before the rung below it, and may be on its day', () => {
    const known = upTo('dossier_submitted');
    expect(reachOwn(known, 'consultation', '2025-02-06')).toMatchObject({
      issue: 'before_rung',
      detail: 'dossier_submitted',
    });
    expect(reachOwn(known, 'consultation', '2025-02-07')).toBeNull();
  });

  test('a rung that a source did not tell of is entered later, between its neighbours', () => {
    let known = withMilestone(upTo('public_notice'), 'dossier_submitted', '2025-02-07');
    expect(reachOwn(known, 'window_closed', '2025-02-08')).toMatchObject({
      issue: 'after_rung',
      detail: 'dossier_submitted',
    });
    expect(reachOwn(known, 'window_closed', '2025-02-05')).toBeNull();
    known = reach(known, 'consultation', '2025-02-12');
    expect(nextRung(ladderIn(known))).toBe('council_nominated');
  });

  test('under rules of which only milestones are known, nothing is entered between them', () => {
    const known = withMilestone(NOTHING, 'public_notice', '2023-05-05');
    expect(reachOwn(known, 'window_closed', TODAY)?.issue).toBe('not_a_choice');
  });
});

describe('a dossier that goes back', () => {
  const given = (known: Known, date: Day) =>
    issueIn(decideReturn(ladderIn(known), { said: { date, note: 'Thiếu' } }, TODAY));
  const back = (known: Known, date: Day) =>
    after(known, decideReturn(ladderIn(known), { said: { date, note: 'Thiếu bản đồ' } }, TODAY));
  const handed = (known: Known, date: Day) => decideSupplement(ladderIn(known), { said: { date } }, TODAY);

  test('goes back only while it is under appraisal', () => {
    expect(given(upTo('window_closed'), TODAY)).toMatchObject({
      issue: 'rung_missing',
      detail: 'dossier_submitted',
    });
    const done = withMilestone(upTo('council_nominated'), 'appraised', '2025-03-03');
    expect(given(done, TODAY)?.issue).toBe('rung_reached');
  });

  test('goes back once, comes back once, and not before it went', () => {
    const out = back(upTo('consultation'), '2025-02-14');
    expect(given(out, TODAY)?.issue).toBe('with_enterprise');
    expect(issueIn(handed(out, '2025-02-13'))).toMatchObject({
      issue: 'before_return',
      detail: '2025-02-14',
    });
    const here = after(out, handed(out, '2025-02-24'));
    expect(issueIn(handed(here, TODAY))?.issue).toBe('not_with_enterprise');
    expect(given(here, '2025-02-23')).toMatchObject({ issue: 'before_supplement', detail: '2025-02-24' });
  });

  test('is not appraised while it is with the enterprise, nor on a day before it came back', () => {
    const scored = (['council_decided', 'criteria', 'scored'] as const).reduce(
      (known, rung) => reach(known, rung, '2025-02-20'),
      upTo('council_nominated'),
    );
    const appraised = (known: Known, date: Day) =>
      refusedRung(ladderIn(known), 'appraised', { said: { date }, today: TODAY })?.refused.issue ?? null;
    expect(appraised(scored, '2025-02-21')).toBeNull();
    const out = back(scored, '2025-02-21');
    expect(appraised(out, '2025-02-28')).toBe('with_enterprise');
    const here = after(out, handed(out, '2025-03-10'));
    expect([appraised(here, '2025-03-07'), appraised(here, '2025-03-11')]).toEqual([
      'before_supplement',
      null,
    ]);
  });
});

describe('taking back and correcting', () => {
  const taken = (known: Known, what: OwnRung | 'returned' | 'supplemented') =>
    decideTakeRungBack(ladderIn(known), { said: { what, note: 'Ghi nhầm cụm' } });

  test('only the last rung goes, and may then be reached on another day', () => {
    const known = upTo('council_nominated');
    expect(issueIn(taken(known, 'consultation'))).toMatchObject({
      issue: 'later_rung',
      detail: 'council_nominated',
    });
    const without = after(known, taken(known, 'council_nominated'));
    expect(nextRung(ladderIn(without))).toBe('council_nominated');
    expect(reachOwn(without, 'council_nominated', '2025-03-03')).toBeNull();
  });

  test('a milestone on which a later rung rests does not go either', () => {
    expect(refusedBack(ladderIn(upTo('consultation')), 'dossier_submitted')?.refused).toMatchObject({
      issue: 'later_rung',
      detail: 'consultation',
    });
    expect(refusedBack(ladderIn(upTo('dossier_submitted')), 'dossier_submitted')).toBeNull();
  });

  test('a return and a supplement go in the order in which they came', () => {
    const ladder = ladderIn(upTo('consultation'));
    const out = withEvent(upTo('consultation'), {
      type: 'procedure.returned',
      date: '2025-02-14',
      note: 'Thiếu',
      provenance: 'reported',
    });
    expect(issueIn(taken(upTo('consultation'), 'returned'))?.issue).toBe('rung_not_reached');
    expect(openStop(ladder)).toBeNull();
    expect(issueIn(taken(out, 'supplemented'))?.issue).toBe('rung_not_reached');
    expect(openStop(ladderIn(after(out, taken(out, 'returned'))))).toBeNull();
  });

  test('another day must lie between the neighbours’, and be another', () => {
    const known = upTo('council_nominated');
    const correct = (date: Day) =>
      issueIn(
        decideCorrect(ladderIn(known), { said: { rung: 'consultation', date, note: 'Nhầm ngày' } }, TODAY),
      );
    expect(correct('2025-02-12')?.issue).toBe('unchanged');
    expect(correct('2025-02-18')).toMatchObject({ issue: 'after_rung', detail: 'council_nominated' });
    expect(correct('2025-02-06')).toMatchObject({ issue: 'before_rung', detail: 'dossier_submitted' });
    expect(correct('2025-02-13')).toBeNull();
  });

  test('a ladder of milestones alone is kept by nobody', () => {
    expect(isKept(ladderIn(withMilestone(NOTHING, 'public_notice', '2025-01-10')))).toBe(false);
    expect(isKept(ladderIn(upTo('first_letter')))).toBe(true);
  });
});

describe('whatever is said, in whatever order', () => {
  const day = fc.integer({ min: 0, max: 130 }).map((n) => addDays('2024-12-02', n));
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('next' as const), date: day }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('reach' as const),
        date: day,
        rung: fc.constantFrom(...RUNG_CODES),
      }),
    },
    fc.record({ kind: fc.constantFrom('return' as const, 'supplement' as const), date: day }),
    fc.record({ kind: fc.constant('back' as const), date: day, rung: fc.constantFrom(...RUNG_CODES) }),
    fc.record({ kind: fc.constant('correct' as const), date: day, rung: fc.constantFrom(...RUNG_CODES) }),
  );
  type Act = {
    kind: 'next' | 'reach' | 'return' | 'supplement' | 'back' | 'correct';
    date: Day;
    rung?: RungCode;
  };

  function done(known: Known, { kind, date, rung = 'in_plan' }: Act): Known {
    const ladder = ladderIn(known);
    const note = 'Lý do';
    switch (kind) {
      case 'next': {
        const next = nextRung(ladder);
        return next === null ? known : reach(known, next, date);
      }
      case 'reach':
        return reach(known, rung, date);
      case 'return':
        return after(known, decideReturn(ladder, { said: { date, note } }, TODAY));
      case 'supplement':
        return after(known, decideSupplement(ladder, { said: { date } }, TODAY));
      case 'back':
        if (isMilestoneRung(rung))
          return refusedBack(ladder, rung) ? known : withMilestone(known, rung, null);
        return after(known, decideTakeRungBack(ladder, { said: { what: rung, note } }));
      case 'correct':
        if (isMilestoneRung(rung)) return known;
        return after(known, decideCorrect(ladder, { said: { rung, date, note } }, TODAY));
    }
  }

  const inOrder = (days: readonly (Day | null)[]) =>
    days.every((day, i) => i === 0 || (days[i - 1] ?? '') <= (day ?? ''));

  test('no rung is skipped, days never go down the ladder, nothing lies ahead, and at most the last stop is open', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const ladder = ladderIn(acts.reduce<Known>((known, one) => done(known, one), NOTHING));
        const days = ladder.rungs.map(({ reached }) => reached?.day ?? null);
        const height = days.findIndex((reached) => reached === null);
        const climbed = height === -1 ? days : days.slice(0, height);
        expect(days.slice(climbed.length).every((reached) => reached === null)).toBe(true);
        expect(inOrder(climbed)).toBe(true);
        const times = ladder.stops.flatMap(({ returned, handedIn }) => [
          returned.date,
          ...(handedIn ? [handedIn.date] : []),
        ]);
        expect(inOrder(times)).toBe(true);
        expect([...climbed, ...times].every((reached) => reached !== null && reached <= TODAY)).toBe(true);
        expect(ladder.stops.slice(0, -1).every(({ handedIn }) => handedIn !== null)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
