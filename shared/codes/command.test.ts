import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAUSE_GROUPS, CAUSES, type ToldCause, toldCause } from '../cause.ts';
import type { ClusterRow } from '../cluster-row.ts';
import { matcher, readFilter } from '../filter.ts';
import { en } from '../i18n/en.ts';
import { causeWord, named } from '../i18n/named.ts';
import { vi } from '../i18n/vi.ts';
import {
  canBeLeftOut,
  GATES,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  nextOf,
  pathAhead,
} from '../lifecycle.ts';
import { applyEntry, EMPTY_STANDING } from '../milestone.ts';
import { COUNTED, deriveState } from '../state.ts';
import { BUILT_COMPONENTS, FREE_COMPONENTS } from '../works/components.ts';
import { decideCode, type SetCodeInput } from './command.ts';
import { AS_BUILT, type CodesState, codes } from './facet.ts';
import {
  causeChosen,
  codesOf,
  entryOf,
  followed,
  freeComponent,
  isOffered,
  moverOfMilestone,
  namesIn,
  offeredCauses,
  offeredComponents,
  refusedCause,
  refusedComponent,
  refusedMilestone,
  refusedPending,
  unfollowedIn,
  weightsTogether,
} from './known.ts';

type Said = SetCodeInput['said'];
const saidOf = (more: Partial<Said>): Said =>
  ({ ...AS_BUILT, reason: 'Thống nhất tên gọi', ...more }) as Said;
function set(key: string, more: Partial<Said>, state: CodesState = codes.empty): CodesState {
  const decision = decideCode(state, { key, said: saidOf(more) });
  if ('refused' in decision) throw new Error(`${decision.refused.field} ${decision.refused.issue}`);
  const stamp = { seq: Object.keys(state.versions).length + 7, at: '', on: '2025-03-31', by: null };
  return codes.evolve(state, codes.event.parse(decision.event), stamp);
}
function refusal(key: string, more: Partial<Said>, state: CodesState = codes.empty): string {
  const decision = decideCode(state, { key, said: saidOf(more) });
  return 'refused' in decision ? `${decision.refused.field} ${decision.refused.issue}` : 'accepted';
}

const OWN = { like: 'permits', nameVi: 'Thủ tục phòng cháy', nameEn: 'Fire safety procedure' } as const;
const withOwn = set('cause.own-1', OWN);
const flat = (state: CodesState) => offeredCauses(state.entries).flatMap(({ codes: these }) => these);

describe('setting a code', () => {
  test('where nothing is said every list is as the program brings it', () => {
    expect(codesOf({}, 'cause')).toEqual(CAUSES);
    expect(codesOf({}, 'component')).toEqual(BUILT_COMPONENTS);
    expect(codesOf({}, 'milestone')).toEqual(MILESTONE_CODES);
    expect(
      Object.fromEntries(offeredCauses({}).map(({ group, codes: these }) => [group, these.toSorted()])),
    ).toEqual(
      Object.fromEntries(Object.entries(CAUSE_GROUPS).map(([group, these]) => [group, these.toSorted()])),
    );
    for (const code of MILESTONE_CODES) expect(moverOfMilestone({}, code)).toBe(MILESTONES[code].mover);
  });

  test('one of the installation’s own is offered behind the one it counts as, and sent as that one', () => {
    const these = flat(withOwn);
    expect(these.indexOf('own-1')).toBe(these.indexOf('permits') + 1);
    expect(causeChosen(withOwn.entries, 'own-1')).toEqual({ cause: 'permits', as: 'own-1' });
    expect(causeChosen(withOwn.entries, 'own-2')).toBeNull();
  });

  test('what it counts as stays, and it has a name in both languages', () => {
    expect(refusal('cause.own-1', { ...OWN, like: 'market', nameVi: 'Khác' }, withOwn)).toBe(
      'like not_a_choice',
    );
    expect(refusal('cause.own-2', { ...OWN, like: null })).toBe('like required');
    expect(refusal('cause.own-2', { ...OWN, nameEn: null })).toBe('nameEn required');
    expect(refusal('cause.permits', { like: 'market', nameVi: 'Khác' })).toBe('like must_be_empty');
  });

  test('only causes are added, and no list takes what is another’s', () => {
    for (const key of [
      'component.own-1',
      'milestone.own-1',
      'cause.nothing',
      'stage.plan',
      'cause.own-99999',
    ])
      expect(refusal(key, OWN), key).toBe('key not_a_choice');
    expect(refusal('cause.permits', { weight: 4 })).toBe('weight must_be_empty');
    expect(refusal('cause.permits', { mover: 'investor' })).toBe('mover must_be_empty');
    // In which order milestones are is the rules' own.
    expect(refusal('milestone.eia_approved', { position: 1 })).toBe('position must_be_empty');
    expect(refusal('milestone.eia_approved', { mover: 'department' })).toBe('accepted');
  });

  test('the same once more is refused, each entry has a version of its own', () => {
    expect(refusal('cause.permits', {})).toBe('nameVi unchanged');
    expect(refusal('cause.own-1', OWN, withOwn)).toBe('nameVi unchanged');
    const both = set('cause.permits', { nameVi: 'Giấy phép' }, withOwn);
    expect([codes.version(both, 'cause.own-1'), codes.version(both, 'cause.permits')]).toEqual([7, 8]);
    expect(codes.version(both, 'cause.market')).toBe(0);
  });

  test('a place moves an entry among its like, and loses none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CAUSES), fc.integer({ min: 1, max: 99 }), (cause, position) => {
        const state = set(`cause.${cause}`, { position }, withOwn);
        expect(codesOf(state.entries, 'cause').toSorted()).toEqual([...CAUSES, 'own-1'].toSorted());
      }),
    );
    const first = set('component.greenery', { position: 1, weight: 3 });
    // Equal places keep the program's order.
    expect(codesOf(first.entries, 'component').slice(0, 2)).toEqual(['levelling', 'greenery']);
    expect(entryOf(first.entries, 'component', 'greenery').weight).toBe(3);
  });
});

describe('a component of the installation’s own', () => {
  const named = { nameVi: 'Kè bờ sông', nameEn: 'River embankment', weight: 4 } as const;

  test('takes a free place: it is there from its name on, in order, with a weight, and not before', () => {
    const [first, second] = FREE_COMPONENTS;
    expect(isOffered({}, 'component', first)).toBe(false);
    const state = set(`component.${first}`, { ...named, position: 2 });
    expect(codesOf(state.entries, 'component').slice(0, 3)).toEqual(['levelling', 'roads', first]);
    expect(offeredComponents(state.entries)).toContain(first);
    expect(offeredComponents(state.entries)).not.toContain(second);
    expect(freeComponent(codesOf(state.entries, 'component'))).toBe(second);
    expect(weightsTogether(state.entries)).toBe(4);
    const retired = set(`component.${first}`, { ...named, position: 2, offered: false }, state);
    expect([offeredComponents(retired.entries).includes(first), weightsTogether(retired.entries)]).toEqual([
      false,
      0,
    ]);
    expect(codesOf(retired.entries, 'component')).toContain(first);
  });

  test('has a name in both languages, for good', () => {
    expect(refusal('component.own_1', { ...named, nameVi: null })).toBe('nameVi required');
    expect(refusal('component.own_1', { ...named, nameEn: null })).toBe('nameEn required');
    const state = set('component.own_1', named);
    expect(refusal('component.own_1', { nameVi: null, nameEn: null }, state)).toBe('nameVi required');
    expect(refusal('component.own_9', named)).toBe('key not_a_choice');
  });
});

describe('a milestone that is not followed', () => {
  const without = (...codesLeft: MilestoneCode[]) =>
    codesLeft.reduce((state, code) => set(`milestone.${code}`, { offered: false }, state), codes.empty);

  test('can be any on which neither stage nor lateness, target or statutory procedure rests', () => {
    const kept = MILESTONE_CODES.filter(
      (code) => refusal(`milestone.${code}`, { offered: false }) === 'offered always_followed',
    );
    const needed = [
      ...GATES,
      ...COUNTED,
      'in_plan',
      'public_notice',
      'dossier_submitted',
      'appraised',
    ] as const;
    expect(kept).toEqual(expect.arrayContaining([...needed, 'revoked', 'withdrawn']));
    expect(kept).not.toContain('eia_approved');
    expect(unfollowedIn(without('eia_approved', 'works_accepted').entries)).toEqual([
      'eia_approved',
      'works_accepted',
    ]);
  });

  test('is no next step, nothing waits for it, and all else stays in its order', () => {
    const optional = MILESTONE_CODES.filter((code) => canBeLeftOut(code));
    fc.assert(
      fc.property(fc.subarray([...MILESTONE_CODES]), fc.subarray(optional), (happened, left) => {
        const state = deriveState({
          lastReport: null,
          milestones: Object.fromEntries(
            happened.map((code) => [code, { actual: '2024', provenance: {}, version: 1 }]),
          ),
        });
        const { next } = followed(state, left);
        expect(next === null || !left.includes(next)).toBe(true);
        // Passing over it is as if it had happened, for the next step and for nothing else.
        const asIf = new Set([...happened, ...left]);
        expect(next).toBe(nextOf(pathAhead(state.stage, (code) => asIf.has(code))));
        expect(followed(state, left)).toEqual({ ...state, next });
      }),
    );
  });

  test('is refused for anything new', () => {
    const { entries } = without('eia_approved');
    expect(refusedMilestone(entries, 'eia_approved', 'key')).toEqual({
      refused: { field: 'key', issue: 'not_followed' },
    });
    expect(refusedMilestone(entries, 'site_cleared', 'key')).toBeNull();
    expect(refusedMilestone(entries, null, 'key')).toBeNull();
  });
});

describe('a retired code', () => {
  test('of a pending cause or a component is refused for what is new only', () => {
    const { entries } = set(
      'component.greenery',
      { offered: false },
      set('cause.overlap', { offered: false }),
    );
    const overlap = [{ cause: 'overlap' }] as const;
    expect(refusedPending(entries, overlap, [])).toEqual({
      refused: { field: 'pending.overlap', issue: 'retired' },
    });
    expect(refusedPending(entries, overlap, overlap)).toBeNull();
    expect(refusedPending(entries, [{ cause: 'land_title' }], [])).toBeNull();
    expect(refusedComponent(entries, 'greenery', 'component')?.refused.issue).toBe('retired');
    expect([
      refusedComponent(entries, 'roads', 'component'),
      refusedComponent(entries, null, 'component'),
    ]).toEqual([null, null]);
  });
});

describe('a cause that is said', () => {
  const retired = set(
    'cause.own-1',
    { ...OWN, offered: false },
    set('cause.market', { offered: false }, withOwn),
  );
  const said = (cause: string, as?: string) => {
    const wrong = refusedCause(retired.entries, as === undefined ? { cause } : { cause, as }, 'cause');
    return wrong?.refused.issue ?? 'accepted';
  };

  test('is refused where it is retired, or counts as another than is said', () => {
    expect(said('permits')).toBe('accepted');
    expect(said('market')).toBe('retired');
    expect(said('permits', 'own-1')).toBe('retired');
    expect(said('market', 'own-1')).toBe('not_a_choice');
    expect(said('permits', 'own-2')).toBe('not_a_choice');
    // A built-in one is nobody's own.
    expect(said('permits', 'permits')).toBe('not_a_choice');
    expect(refusedCause(withOwn.entries, { cause: 'permits', as: 'own-1' }, 'cause')).toBeNull();
  });

  test('that nothing has changed, or that it goes faster, can always be said', () => {
    expect([said('unchanged'), said('ahead_of_plan')]).toEqual(['accepted', 'accepted']);
  });

  test('that is retired is offered no more and keeps its name', () => {
    expect(flat(retired)).not.toContain('market');
    expect(flat(retired)).not.toContain('own-1');
    expect(isOffered(retired.entries, 'cause', 'market')).toBe(false);
    expect(causeWord(named(vi, namesIn(retired.entries), 'vi'), 'permits', 'own-1')).toBe(
      'Thủ tục phòng cháy',
    );
  });
});

describe('words', () => {
  test('carry the installation’s names, each in its language, and no other word changes', () => {
    const state = set(
      'milestone.site_cleared',
      { nameVi: 'Bàn giao mặt bằng sạch' },
      set('component.roads', { nameVi: 'Đường nội bộ', nameEn: 'Internal roads' }, withOwn),
    );
    const names = namesIn(state.entries);
    const [here, there] = [named(vi, names, 'vi'), named(en, names, 'en')];
    expect([here.milestone.site_cleared, here.ahead.site_cleared]).toEqual(
      Array.from({ length: 2 }, () => 'Bàn giao mặt bằng sạch'),
    );
    expect(there.milestone.site_cleared).toBe(en.milestone.site_cleared);
    expect([here.works.component.roads, there.works.component.roads]).toEqual([
      'Đường nội bộ',
      'Internal roads',
    ]);
    expect(here.reason).toEqual({ ...vi.reason, 'own-1': 'Thủ tục phòng cháy' });
    expect(named(vi, [], 'vi')).toBe(vi);
  });

  test('of a cause are its own wherever and however it is told', () => {
    const words = named(vi, namesIn(withOwn.entries), 'vi');
    const own = 'Thủ tục phòng cháy';
    expect([
      causeWord(words, 'permits', 'own-1'),
      causeWord(words, toldCause({ cause: 'permits', as: 'own-1' })),
      causeWord(words, 'own-1'),
    ]).toEqual([own, own, own]);
    expect(causeWord(words, toldCause({ cause: 'permits' }))).toBe(vi.reason.permits);
    // The public is told no name of a cause; nor does it see the causes.
    expect(causeWord(vi, 'permits.own-1')).toBe(vi.reason.permits);
  });

  test('of a cause that nobody has named are those of the one it counts as', () => {
    expect(causeWord(vi, 'permits', 'own-9')).toBe(vi.reason.permits);
    expect(causeWord(vi, 'permits')).toBe(vi.reason.permits);
  });
});

test('regression: lists and filters knew a cause of one’s own by the one it counts as', () => {
  const at = { seq: 1, at: '', on: '2025-03-31', by: null };
  const said = {
    milestone: 'construction_started',
    kind: 'forecast',
    date: '2026',
    provenance: 'reported',
  } as const;
  const own = { ...said, reason: 'permits', as: 'own-1' } as const;
  const standing = applyEntry(EMPTY_STANDING, own, at.on, 1);
  expect(standing.milestones.construction_started).toMatchObject({ cause: 'permits', as: 'own-1' });
  const other = applyEntry(standing, { ...said, reason: 'market' }, at.on, 2).milestones.construction_started;
  expect([other?.cause, other?.as]).toEqual(['market', undefined]);
  const found = matcher({ causes: ['permits.own-1'] }, () => '');
  const row = (causes: ToldCause[]) => ({ causes }) as ClusterRow;
  expect([found(row(['permits.own-1'])), found(row(['permits']))]).toEqual([true, false]);
  expect(readFilter(new URLSearchParams({ causes: 'permits.own-1,permits.mine,own-1' }))).toEqual({
    causes: ['permits.own-1'],
  });
});
