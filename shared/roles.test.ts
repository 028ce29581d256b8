import { describe, expect, test } from 'vitest';
import { ACTIONS, type Actor, can, PUBLIC_ACTOR, ROLES, reachOf } from './roles.ts';

const manager: Actor = { id: 'm', role: 'project_manager', unit: null, clusters: ['HN-058'] };
const committee: Actor = { id: 'c', role: 'area_committee', unit: '017', clusters: [] };
const own = { code: 'HN-058', units: ['017'] };
const foreign = { code: 'HN-053', units: ['276'] };

describe('who may do what', () => {
  test('everybody reads what is published; only signed-in roles read more', () => {
    for (const role of ROLES) expect(reachOf(role, 'published.read')).toBe('all');
    for (const action of ACTIONS.filter((a) => a !== 'published.read' && a !== 'session.read')) {
      expect(can(PUBLIC_ACTOR, action)).toEqual({ yes: false, reason: 'signed_out' });
    }
  });

  test('a project manager writes for own clusters only and confirms nothing', () => {
    expect(can(manager, 'forecast.write', own)).toEqual({ yes: true });
    expect(can(manager, 'forecast.write', foreign)).toEqual({ yes: false, reason: 'scope' });
    expect(can(manager, 'actual.review', own)).toEqual({ yes: false, reason: 'role' });
  });

  test('a committee confirms in its area only and forecasts nothing', () => {
    expect(can(committee, 'actual.review', own)).toEqual({ yes: true });
    expect(can(committee, 'actual.review', foreign)).toEqual({ yes: false, reason: 'scope' });
    expect(can(committee, 'forecast.write', own)).toEqual({ yes: false, reason: 'role' });
  });

  test('a committee without an area reaches nothing', () => {
    expect(can({ ...committee, unit: null }, 'actual.review', own)).toEqual({ yes: false, reason: 'scope' });
  });

  test('tables are entered by the department alone, which reports no works by form', () => {
    expect(ROLES.filter((role) => reachOf(role, 'import.write'))).toEqual(['department']);
    expect(can({ ...committee, role: 'department', unit: null }, 'works.report', own)).toEqual({
      yes: false,
      reason: 'role',
    });
  });

  test('nobody but the project manager forecasts; leadership and administrators write no facts', () => {
    const writes = ['forecast.write', 'actual.report', 'actual.review'] as const;
    expect(ROLES.filter((role) => reachOf(role, 'forecast.write'))).toEqual(['project_manager']);
    for (const role of ['leadership', 'administrator', 'public'] as const) {
      expect(writes.filter((action) => reachOf(role, action))).toEqual([]);
    }
  });
});
