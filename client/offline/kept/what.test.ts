import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/roles.ts';
import { keyOf, pagesKey } from '../../first.ts';
import { isKept, keepsFor } from './what.ts';

const MANAGER: Actor = { id: 'an', role: 'project_manager', unit: null, clusters: ['HN-001', 'HN-002'] };
const kept = (procedure: string, input: object | null, data: unknown = {}) =>
  isKept(keyOf(procedure, input), data, MANAGER);

describe('what is kept on a manager’s device', () => {
  test('who they are, their work, the names of the units', () => {
    expect(kept('session.current', null)).toBe(true);
    expect(kept('work.mine', {})).toBe(true);
    expect(kept('work.count', null)).toBe(true);
    expect(kept('units.list', {})).toBe(true);
  });

  test('what the pages and forms of their own clusters ask, and of no other cluster', () => {
    for (const procedure of ['clusters.detail', 'reports.of', 'milestones.usual', 'obstacles.movers']) {
      expect(kept(procedure, { code: 'HN-002' }, { internal: true }), procedure).toBe(true);
      expect(kept(procedure, { code: 'HN-003' }, { internal: true }), procedure).toBe(false);
    }
  });

  test('what everybody sees of a cluster does not take the place of what its manager sees', () => {
    expect(kept('clusters.detail', { code: 'HN-001' }, { internal: false })).toBe(false);
  });

  test('no past day, no list, no map', () => {
    expect(kept('work.mine', { asOf: '2025-01-01' })).toBe(false);
    expect(kept('clusters.detail', { code: 'HN-001', asOf: '2025-01-01' }, { internal: true })).toBe(false);
    expect(kept('clusters.list', {})).toBe(false);
    expect(isKept(['map', 'today'], {}, MANAGER)).toBe(false);
    expect(isKept(pagesKey(keyOf('work.mine', {})), {}, MANAGER)).toBe(false);
  });
});

test('for those who report from a site, and for nobody else', () => {
  expect(keepsFor(MANAGER)).toBe(true);
  expect(keepsFor({ id: 'b', role: 'leadership', unit: null, clusters: [] })).toBe(false);
  expect(keepsFor({ id: null, role: 'public', unit: null, clusters: [] })).toBe(false);
});
