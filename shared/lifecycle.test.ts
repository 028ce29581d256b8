import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allAfter,
  gatesAhead,
  isBehind,
  isOnPath,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  nextOf,
  pathAhead,
  predecessorsOf,
  STAGES,
  stageOf,
  stageReached,
} from './lifecycle.ts';

const among =
  (...codes: MilestoneCode[]) =>
  (code: MilestoneCode) =>
    codes.includes(code);
const anySet = fc.subarray(MILESTONE_CODES).map((codes) => ({ codes, happened: among(...codes) }));

describe('lifecycle', () => {
  test('every predecessor is a milestone and none follows itself', () => {
    const reach = (code: MilestoneCode): MilestoneCode[] =>
      predecessorsOf(code).flatMap((before) => [before, ...reach(before)]);
    for (const code of MILESTONE_CODES) {
      expect(predecessorsOf(code).every((before) => before in MILESTONES)).toBe(true);
      expect(reach(code)).not.toContain(code);
    }
  });

  test.each([
    [[], 'plan'],
    [['in_plan'], 'plan'],
    [['public_notice'], 'establishment'],
    [['established'], 'preparation'],
    [['established', 'construction_started'], 'construction'],
    [['established', 'construction_started', 'infrastructure_completed'], 'completed'],
    [['established', 'construction_started', 'infrastructure_completed', 'first_tenant'], 'operating'],
    [['first_tenant'], 'operating'],
    [['established', 'construction_started', 'first_tenant'], 'construction'],
    [['established', 'revoked'], 'ended'],
  ] as [MilestoneCode[], string][])('%j is %s', (codes, stage) => {
    expect(stageOf(among(...codes))).toBe(stage);
  });

  test('the next milestone has not happened, is not behind, and its predecessors are settled', () => {
    fc.assert(
      fc.property(anySet, ({ happened }) => {
        const stage = stageOf(happened);
        const next = nextOf(pathAhead(stage, happened));
        if (next === null) return;
        expect(happened(next)).toBe(false);
        expect(isBehind(next, stage)).toBe(false);
        expect(predecessorsOf(next).every((before) => happened(before) || isBehind(before, stage))).toBe(
          true,
        );
      }),
    );
  });

  test('the gate ahead has not happened; operating, completed and ended clusters have none', () => {
    fc.assert(
      fc.property(anySet, ({ happened }) => {
        const stage = stageOf(happened);
        const [gate = null] = gatesAhead(stage, happened);
        const expanding = happened('expansion_decided') && !happened('expansion_completed');
        if (stage === 'ended' || (['operating', 'completed'].includes(stage) && !expanding))
          expect(gate).toBeNull();
        if (gate !== null) expect(happened(gate)).toBe(false);
      }),
    );
  });

  test('an expansion has a next step and gates of its own, and only where it was decided', () => {
    const built = [
      'established',
      'construction_started',
      'infrastructure_completed',
      'first_tenant',
    ] as const;
    const ahead = (...more: MilestoneCode[]) => {
      const happened = among(...built, ...more);
      return [gatesAhead('operating', happened), nextOf(pathAhead('operating', happened))];
    };
    expect(ahead()).toEqual([[], 'filled']);
    expect(ahead('expansion_decided')).toEqual([
      ['expansion_started', 'expansion_completed'],
      'expansion_started',
    ]);
    expect(ahead('expansion_decided', 'expansion_started')).toEqual([
      ['expansion_completed'],
      'expansion_completed',
    ]);
    expect(ahead('expansion_decided', 'expansion_started', 'expansion_completed')).toEqual([[], 'filled']);
    expect(isOnPath('expansion_started', 'operating', among(...built))).toBe(false);
    expect(isOnPath('expansion_decided', 'preparation', among('established'))).toBe(false);
    expect(isOnPath('expansion_decided', 'operating', among(...built))).toBe(true);
  });

  test('a cluster that ended had come as far as without its end', () => {
    fc.assert(
      fc.property(anySet, ({ happened }) => {
        const [stage, reached] = [stageOf(happened), stageReached(happened)];
        expect(reached).not.toBe('ended');
        if (stage !== 'ended') expect(reached).toBe(stage);
      }),
    );
    expect(stageReached(among('established', 'construction_started', 'revoked'))).toBe('construction');
  });

  test('no milestone lies behind the first stage, all but the end lie behind the last', () => {
    for (const code of MILESTONE_CODES) {
      expect(isBehind(code, STAGES[0])).toBe(false);
      expect(isBehind(code, 'ended')).toBe(MILESTONES[code].phase !== 'end');
    }
  });

  test('what must wait for a milestone is what has it among its predecessors, near or far', () => {
    const waitsFor = (code: MilestoneCode, other: MilestoneCode): boolean =>
      predecessorsOf(code).some((before) => before === other || waitsFor(before, other));
    for (const other of MILESTONE_CODES) {
      expect(allAfter(other)).toEqual(MILESTONE_CODES.filter((code) => waitsFor(code, other)));
    }
  });
});

test.each(['public_notice', 'dossier_submitted', 'appraised'] as const)(
  '%s alone makes it establishment',
  (code) => {
    expect(stageOf((other) => other === code)).toBe('establishment');
  },
);
