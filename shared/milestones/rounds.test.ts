import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILESTONE_CODES } from '../lifecycle.ts';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing, standingSchema } from '../milestone.ts';
import { decideTakeBack } from '../update.ts';
import { milestones } from './facet.ts';
import { forecastMoves, lastPutOff } from './moves.ts';
import { createRounds, saidOfRounds, withoutEarlier } from './rounds.ts';
import { scheduleVersions } from './versions.ts';

const says = (milestone: Entry['milestone'], kind: Entry['kind'], date: string, more: Partial<Entry> = {}) =>
  ({ milestone, kind, date, provenance: 'sourced', ...more }) satisfies Entry;
const decided = (date: string, more: Partial<Entry> = {}) => says('expansion_decided', 'actual', date, more);
const takenBack = (date: string) => says('expansion_decided', 'return', date);

/** An expansion of 2020 that was put off, adjusted and built. */
const FIRST: Entry[] = [
  decided('2020-03-01'),
  says('expansion_started', 'baseline', '2020-09'),
  says('expansion_started', 'forecast', '2020-09'),
  says('expansion_started', 'forecast', '2021-02', { reason: 'permits' }),
  says('expansion_started', 'baseline', '2021-02'),
  says('expansion_started', 'actual', '2021-02-10'),
  says('expansion_completed', 'actual', '2021-11-20'),
];
/** A further one, with works of its own. */
const AGAIN: Entry[] = [
  decided('2025-05-05', { anew: true }),
  says('expansion_started', 'baseline', '2025-08'),
  says('expansion_started', 'forecast', '2025-09'),
];

const folded = (entries: readonly Entry[]): Standing =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2025-06-01', i + 1), EMPTY_STANDING);
const lines = (entries: readonly Entry[]) =>
  entries.map((entry, i) => ({
    seq: i + 1,
    recordedAt: '',
    event: { type: 'milestones.recorded', entries: [entry] },
  }));
const ofStart = (entries: readonly Entry[]) =>
  forecastMoves(lines(entries)).map(({ kind, days, adjustedTo }) => [kind, days, adjustedTo]);

describe('a further expansion', () => {
  test('regression: its first forecast was told as “later by 1,644 days”, its schedule as an adjustment', () => {
    expect(ofStart([...FIRST, ...AGAIN]).at(-1)).toEqual(['first', 0, null]);
    const adjusted = [
      says('expansion_started', 'baseline', '2025-10'),
      says('expansion_started', 'forecast', '2025-10'),
    ];
    expect(ofStart([...FIRST, ...AGAIN, ...adjusted]).at(-1)).toEqual(['later', 31, '2025-10']);
  });

  test('regression: it was late for the cause that had put off the one before', () => {
    const putOff = (entries: readonly Entry[]) =>
      lastPutOff(forecastMoves(lines(entries)), 'expansion_started');
    expect(putOff(FIRST)?.reason).toBe('permits');
    expect(putOff([...FIRST, ...AGAIN.slice(0, 1)])).toBeNull();
    expect(putOff([...FIRST, ...AGAIN])).toBeNull();
    expect(putOff([...FIRST, ...AGAIN, takenBack('2025-05-05')])?.reason).toBe('permits');
  });

  test('regression: the schedule of the one before stayed in force', () => {
    const works = says('expansion_completed', 'baseline', '2026-06');
    const versions = scheduleVersions(lines([...FIRST, ...AGAIN.slice(0, 1), works]));
    expect(versions.map(({ inForce }) => inForce)).toEqual([
      { expansion_started: '2020-09' },
      { expansion_started: '2021-02' },
      { expansion_completed: '2026-06' },
    ]);
  });

  test('regression: taking it back took the one before with it', () => {
    const before = folded(FIRST);
    const further = folded([...FIRST, ...AGAIN]);
    const taken = decideTakeBack(further, {
      key: 'expansion_decided',
      said: { note: 'Entered for another cluster.' },
    } as Parameters<typeof decideTakeBack>[1]);
    const entries = 'event' in taken && taken.event.type === 'milestones.recorded' ? taken.event.entries : [];
    const seq = FIRST.length + AGAIN.length + 1;
    const after = folded([...FIRST, ...AGAIN, ...entries]);
    for (const code of ['expansion_decided', 'expansion_started', 'expansion_completed'] as const)
      expect(after.milestones[code]).toEqual({ ...before.milestones[code], version: seq });
    expect(milestones.day(after)).toEqual(milestones.day(before));
    // Once more, and it is the first that is taken back.
    const none = folded([...FIRST, ...AGAIN, ...entries, takenBack('2020-03-01')]);
    expect(none.milestones.expansion_decided?.actual).toBeUndefined();
  });

  test('that goes on with works that are not done leaves them when it is taken back', () => {
    const started = FIRST.slice(0, 6);
    const standing = folded([
      ...started,
      decided('2022-01-04'),
      says('expansion_completed', 'actual', '2022-12-01'),
      takenBack('2022-01-04'),
    ]);
    expect(standing.milestones.expansion_decided).toMatchObject({ actual: '2020-03-01' });
    expect(standing.milestones.expansion_started).toMatchObject({ actual: '2021-02-10' });
    expect(standing.milestones.expansion_completed).toMatchObject({ actual: '2022-12-01' });
  });

  test('leaves the days of the confirmed ones before it where programmes count them', () => {
    const reported = decided('2020-03-01', { provenance: 'illustrative', report: true });
    const confirmed = { ...reported, kind: 'confirmation' } as const;
    const built = FIRST.slice(5);
    const before = (entries: readonly Entry[]) => milestones.day(folded(entries)).expandedBefore;
    expect(before(FIRST)).toEqual([]);
    expect(before([...FIRST, ...AGAIN])).toEqual(['2020-03-01']);
    expect(before([reported, ...built, ...AGAIN])).toEqual([]);
    expect(before([reported, confirmed, ...built, ...AGAIN])).toEqual(['2020-03-01']);
    const third = [...FIRST, ...AGAIN, decided('2026-07-01')];
    expect(before(third)).toEqual(['2020-03-01', '2025-05-05']);
    expect(before([...third, takenBack('2026-07-01')])).toEqual(['2020-03-01']);
    // Which of them counts is not said: no more is claimed than for each.
    const { grounds } = milestones.day(folded([reported, confirmed, ...built, ...AGAIN]));
    expect(grounds.expansion_decided).toBe('illustrative');
  });

  test('regression: the page cited the schedule of the one before for its works', () => {
    const cited = (entries: readonly Entry[]) =>
      saidOfRounds(entries)
        .of('expansion_started')
        ?.filter(({ kind }) => kind === 'baseline')
        .map(({ date }) => date);
    expect(cited([...FIRST, ...AGAIN.slice(0, 1)])).toBeUndefined();
    expect(cited([...FIRST, ...AGAIN])).toEqual(['2025-08']);
    expect(cited([...FIRST, ...AGAIN, takenBack('2025-05-05')])).toEqual(['2020-09', '2021-02']);
    // What is sent to a page holds nothing of the forecasts of an earlier one.
    const stands = folded([...FIRST, ...AGAIN]).milestones.expansion_decided;
    expect(withoutEarlier(stands)).not.toHaveProperty('earlier');
    expect(withoutEarlier(stands)?.actual).toBe('2025-05-05');
  });

  test('is put back with all before it where an act is undone', () => {
    const { expansion_decided: stands } = folded([...FIRST, ...AGAIN]).milestones;
    expect(standingSchema.parse(JSON.parse(JSON.stringify(stands)))).toEqual(stands);
    expect(stands?.earlier).toHaveLength(1);
  });
});

test('what is read from entries is what the fold keeps, however often an expansion is decided and taken back', () => {
  const entry = fc.record(
    {
      milestone: fc.constantFrom('expansion_decided', 'expansion_started', 'expansion_completed', 'in_plan'),
      kind: fc.constantFrom('baseline', 'forecast', 'actual', 'actual', 'return'),
      date: fc.constantFrom('2020', '2021-05', '2024-09-20'),
      provenance: fc.constant('sourced'),
      anew: fc.constant(true),
    },
    { requiredKeys: ['milestone', 'kind', 'date', 'provenance'] },
  ) as fc.Arbitrary<Entry>;
  const isTold = ({ milestone, kind, anew }: Entry) =>
    anew === undefined || (milestone === 'expansion_decided' && kind === 'actual');
  fc.assert(
    fc.property(fc.array(entry.filter(isTold), { maxLength: 25 }), (entries) => {
      const rounds = createRounds<string>();
      for (const said of entries) {
        rounds.follow(said);
        if (said.kind === 'baseline') rounds.set(said.milestone, said.date);
      }
      const standing = folded(entries);
      for (const code of MILESTONE_CODES) expect(rounds.of(code)).toBe(standing.milestones[code]?.baseline);
    }),
  );
});
