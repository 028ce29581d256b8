import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../day.ts';
import { streamOf } from '../log/stream.ts';
import {
  type Around,
  decideAnswer,
  decideHandOn,
  decideOpen,
  decideReopen,
  decideResolve,
  openObstacleInput,
} from './command.ts';
import { type ObstaclesEvent, obstacles } from './facet.ts';

const TODAY = '2025-03-31';
const ID = '0195e2f4-0000-7000-8000-000000000002';
const around: Around = {
  today: TODAY,
  ahead: ['site_cleared', 'land_allocated'],
  movers: [
    {
      organisation: 'department',
      nameVi: '',
      nameEn: '',
      people: [{ id: 'p-department', name: '', titleVi: '', titleEn: '' }],
    },
    {
      organisation: 'city',
      nameVi: '',
      nameEn: '',
      people: [{ id: 'p-city', name: '', titleVi: '', titleEn: '' }],
    },
  ],
};
const about = {
  stream: streamOf('cluster', 'HN-058'),
  key: ID,
  expected: 0,
  request: '0195e2f4-0000-7000-8000-000000000001',
};
const move = { organisation: 'department', person: 'p-department', due: '2025-06-30' };
const words = {
  milestone: 'site_cleared',
  cause: 'compensation_price',
  what: 'Chưa đồng thuận đơn giá',
  proposal: 'Đối thoại',
  product: 'Biên bản',
} as const;
const open = (more: Partial<typeof move> & { milestone?: 'established' } = {}) => ({
  ...about,
  said: { ...words, ...move, ...more },
});
const handOn = (more: Partial<typeof move> = {}) => ({
  ...about,
  said: { ...move, ...more, note: 'Vượt thẩm quyền' },
});
const answer = { ...about, said: { note: 'Đã nhận' } };
const resolve = { ...about, said: { result: 'Biên bản 12' } };

const state = (...events: ObstaclesEvent[]) =>
  events.reduce(
    (before, event, i) => obstacles.evolve(before, event, { seq: i + 1, at: '', on: TODAY, by: null }),
    obstacles.empty,
  );
const opened: ObstaclesEvent = {
  type: 'obstacles.opened',
  id: ID,
  ...words,
  ...move,
  provenance: 'reported',
};
const done: ObstaclesEvent = { type: 'obstacles.resolved', id: ID, result: 'Xong', provenance: 'reported' };
const [nothing, standing, settled] = [obstacles.empty, state(opened), state(opened, done)];

type Said = ReturnType<typeof decideOpen>;
const refusal = (decision: Said) => ('refused' in decision ? decision.refused : null);
const later = { due: '2025-07-31' };

describe('whoever is asked to move', () => {
  const cases: [string, (more: Partial<typeof move>) => Said][] = [
    ['opened', (more) => decideOpen(nothing, open(more), around)],
    ['handed on', (more) => decideHandOn(standing, handOn({ ...later, ...more }), around)],
    ['opened again', (more) => decideReopen(settled, handOn(more), around)],
  ];

  test.each(cases)(
    'an obstacle %s names an agency of this cluster, a person of it, and a day to come',
    (_name, decide) => {
      const wrong = (more: Partial<typeof move>) => refusal(decide(more));
      expect(wrong({ organisation: 'investor-99' })).toEqual({
        field: 'organisation',
        issue: 'not_a_choice',
      });
      expect(wrong({ person: 'p-city' })).toEqual({ field: 'person', issue: 'not_a_choice' });
      expect(wrong({ organisation: 'city' })).toEqual({ field: 'person', issue: 'not_a_choice' });
      expect(wrong({ organisation: 'city', person: 'p-city' })).toBeNull();
      expect(wrong({ due: addDays(TODAY, -1) })).toEqual({ field: 'due', issue: 'date_in_past' });
      expect(wrong({ due: TODAY })).toBeNull();
      expect(wrong({ due: addMonths(TODAY, 60) })).toBeNull();
      expect(wrong({ due: addDays(addMonths(TODAY, 60), 1) })).toEqual({
        field: 'due',
        issue: 'date_impossible',
      });
    },
  );
});

describe('an obstacle', () => {
  test('stands before a milestone that is still ahead', () => {
    expect(decideOpen(nothing, open(), around)).toEqual({ event: opened });
    expect(refusal(decideOpen(nothing, open({ milestone: 'established' }), around))).toEqual({
      field: 'milestone',
      issue: 'already_happened',
    });
  });

  test('regression: whoever opened one under the id of another wrote over who opened that one, and when', () => {
    const taken = { field: 'key', issue: 'not_a_choice' };
    expect(refusal(decideOpen(standing, open(), around))).toEqual(taken);
    expect(refusal(decideOpen(settled, open(), around))).toEqual(taken);
  });

  test('is handed on to somebody else or to another day; to the same it is refused', () => {
    const same = { field: 'organisation', issue: 'unchanged' };
    expect(refusal(decideHandOn(standing, handOn(), around))).toEqual(same);
    expect(decideHandOn(standing, handOn(later), around)).toEqual({
      event: {
        type: 'obstacles.handed_on',
        id: ID,
        ...move,
        ...later,
        note: 'Vượt thẩm quyền',
        provenance: 'reported',
      },
    });
  });

  test('is answered and resolved while it is open, with the words that were said', () => {
    expect(decideAnswer(standing, answer)).toEqual({
      event: { type: 'obstacles.answered', id: ID, note: 'Đã nhận', provenance: 'reported' },
    });
    expect(decideResolve(standing, resolve)).toEqual({
      event: { type: 'obstacles.resolved', id: ID, result: 'Biên bản 12', provenance: 'reported' },
    });
  });

  test('once resolved takes no answer, no result and no other mover, and can be opened again', () => {
    const resolved = { field: 'key', issue: 'already_resolved' };
    expect(refusal(decideAnswer(settled, answer))).toEqual(resolved);
    expect(refusal(decideResolve(settled, resolve))).toEqual(resolved);
    expect(refusal(decideHandOn(settled, handOn(later), around))).toEqual(resolved);
    expect(decideReopen(settled, handOn(), around)).toMatchObject({
      event: { type: 'obstacles.reopened', ...move },
    });
    expect(refusal(decideReopen(standing, handOn(), around))).toEqual({
      field: 'key',
      issue: 'not_resolved',
    });
  });

  test('that nobody opened can be neither answered, resolved, handed on nor opened again', () => {
    const unknown = { field: 'key', issue: 'not_a_choice' };
    expect(refusal(decideAnswer(nothing, answer))).toEqual(unknown);
    expect(refusal(decideResolve(nothing, resolve))).toEqual(unknown);
    expect(refusal(decideHandOn(nothing, handOn(), around))).toEqual(unknown);
    expect(refusal(decideReopen(nothing, handOn(), around))).toEqual(unknown);
  });
});

describe('the form of an obstacle', () => {
  const issues = (said: object) =>
    openObstacleInput
      .safeParse({ ...open(), said: { ...open().said, ...said } })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('names cause, product, person and day, and holds nothing that acts', () => {
    expect(issues({})).toBeUndefined();
    expect(issues({ product: ' ' })).toEqual(['said.product: required']);
    expect(issues({ cause: 'weather' })).toEqual(['said.cause: not_a_choice']);
    expect(issues({ person: '' })).toEqual(['said.person: required']);
    expect(issues({ due: '2025-06' })).toEqual(['said.due: date_impossible']);
    expect(issues({ what: '<b>x</b>' })).toEqual(['said.what: markup']);
  });

  test('is about an obstacle of its own', () => {
    expect(openObstacleInput.safeParse({ ...open(), key: 'o1' }).success).toBe(false);
    expect(openObstacleInput.parse({ ...open(), key: ID.toUpperCase() }).key).toBe(ID);
  });
});
