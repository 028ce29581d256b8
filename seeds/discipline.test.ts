import { describe, expect, test } from 'vitest';
import { addWorkdays } from '../shared/calendar/workdays.ts';
import { type DisciplineEvent, discipline, openPause } from '../shared/discipline/facet.ts';
import { missedDates } from '../shared/discipline/missed.ts';
import { approverOf, isFarBehind, requestsOf } from '../shared/discipline/request.ts';
import { lastDay } from '../shared/edtf.ts';
import { applyEntry, EMPTY_STANDING, type Standing } from '../shared/milestone.ts';
import { THRESHOLDS } from '../shared/settings/thresholds.ts';
import { deriveState } from '../shared/state.ts';
import { openMilestones } from '../shared/update.ts';
import { disciplineOf } from './discipline.ts';
import { isWorkday } from './holidays.ts';
import { DEMO_START } from './reports.ts';
import { TOLD } from './told.ts';

const ALL = TOLD.map((told) => ({ code: told.row.code, told, chapters: disciplineOf(told.row.code, told) }));
type Told = (typeof ALL)[number]['told'];

/** What stood of a cluster's dates before a day, and with it. */
const standingOn = ({ chapters }: Told, day: string): Standing =>
  [...chapters]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .filter((chapter) => chapter.day <= day)
    .flatMap((chapter) => chapter.entries.map((entry) => ({ entry, on: chapter.day })))
    .reduce((before, { entry, on }, i) => applyEntry(before, entry, on, i + 1), EMPTY_STANDING);

const atStart = ALL.map(({ code, told, chapters }) => {
  const state = [...chapters]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .reduce(
      (before, { day, event }, i) =>
        discipline.evolve(before, event, { seq: i + 1, at: '', on: day, by: null }),
      discipline.empty,
    );
  const standing = standingOn(told, DEMO_START);
  const { stage, gate } = deriveState(standing);
  const known = { ...state, open: openMilestones(standing), stage, gate, thresholds: THRESHOLDS };
  return {
    code,
    state,
    requests: requestsOf(standing, known),
    missed: missedDates(standing, known, DEMO_START),
  };
});
const keysOf = (verdict: string) =>
  atStart
    .flatMap(({ code, requests }) =>
      requests.filter(({ state }) => state === verdict).map(({ milestone }) => `${code} ${milestone}`),
    )
    .sort();

describe('what was decided in the demonstration', () => {
  test('was decided on a working day, on the forecast of that day, at the level that it asks for', () => {
    const decisions = ALL.flatMap(({ told, chapters }) =>
      chapters.flatMap(({ day, by, event }) =>
        event.type === 'discipline.decided' ? [{ day, by, event, standing: standingOn(told, day) }] : [],
      ),
    );
    expect(decisions.length).toBeGreaterThan(50);
    for (const { day, by, event, standing } of decisions) {
      const { baseline0, baseline = '', forecast } = standing.milestones[event.milestone] ?? {};
      expect(isWorkday(day) && day >= '2023-01-03', `${event.milestone} ${day}`).toBe(true);
      expect([forecast, baseline0]).toEqual([event.date, event.original]);
      expect(isFarBehind(event.original, event.date, THRESHOLDS)).toBe(true);
      const level =
        approverOf(baseline, event.date, THRESHOLDS) === 'leadership' ? 'city_committee' : 'department';
      expect(by).toBe(level);
    }
  });

  test('leaves requests at both levels, and two that were refused with a reason', () => {
    expect(keysOf('waiting')).toEqual(
      expect.arrayContaining([
        'HN-058 infrastructure_completed',
        'HN-063 construction_started',
        'HN-P04 infrastructure_completed',
      ]),
    );
    expect(keysOf('waiting').length).toBeLessThan(14);
    expect(keysOf('refused')).toEqual(['HN-058 component_works', 'HN-064 construction_started']);
    const waitingFor = atStart.flatMap(({ requests }) =>
      requests.filter(({ state }) => state === 'waiting').map(({ approver }) => approver),
    );
    expect(new Set(waitingFor)).toEqual(new Set(['department', 'leadership']));
  });
});

test('missed dates were explained in time, but for those of managers who report no more', () => {
  const late = ALL.flatMap(({ code, chapters }) =>
    chapters
      .filter(
        ({ day, event }) =>
          event.type === 'discipline.explained' &&
          lastDay(event.date) >= '2023-01-03' &&
          day > addWorkdays(lastDay(event.date), 5),
      )
      .map(() => code),
  );
  expect(late).toEqual([]);
  const owed = atStart.flatMap(({ code, missed }) =>
    missed.filter((one) => one.owed).map(({ milestone }) => `${code} ${milestone}`),
  );
  expect(owed.sort()).toEqual(['HN-067 construction_started', 'HN-080 component_works']);
});

test('one cluster is paused and past its expected end; another works again', () => {
  const paused = atStart.filter(({ state }) => openPause(state));
  expect(paused.map(({ code }) => code)).toEqual(['HN-P06']);
  expect(openPause(paused[0]?.state ?? discipline.empty)).toMatchObject({ until: '2025-02' });
  const resumed = atStart.filter(({ state }) => state.pauses.some(({ resumedOn }) => resumedOn !== null));
  expect(resumed.map(({ code }) => code)).toEqual(['HN-065']);
});

test('all of it says that it is made up, and is of days before the demonstration begins', () => {
  const events: { day: string; event: DisciplineEvent }[] = ALL.flatMap(({ chapters }) => chapters);
  expect(events.filter(({ event }) => event.provenance !== 'illustrative')).toEqual([]);
  expect(events.filter(({ day }) => day >= DEMO_START)).toEqual([]);
});
