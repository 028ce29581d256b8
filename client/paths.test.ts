import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../shared/roles.ts';
import { afterSignIn } from './paths.ts';

const actor = (role: Role, unit: string | null = null): Actor => ({ id: 'p', role, unit, clusters: [] });

describe('after signing in', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
  ])('nobody is sent away from this site: %j', (next) => {
    expect(afterSignIn(actor('project_manager'), next)).toBe('/work');
  });

  test.each(['/clusters/HN-001?asof=2024-06-30', '/delays', '/?q=//x'])(
    'one comes back to the page that asked for it: %s',
    (next) => {
      expect(afterSignIn(actor('leadership'), next)).toBe(next);
    },
  );

  test('else to the home of one’s role; the map is everybody’s and nobody’s', () => {
    for (const next of [null, '/']) {
      expect(afterSignIn(actor('leadership'), next)).toBe('/delays');
      expect(afterSignIn(actor('area_committee', '017'), next)).toBe('/areas/017');
      expect(afterSignIn(actor('project_manager'), next)).toBe('/work');
      expect(afterSignIn(actor('department'), next)).toBe('/');
      expect(afterSignIn(actor('administrator'), next)).toBe('/manage');
    }
  });

  test('regression: who signed in from the sign-in page itself stayed there', () => {
    expect(afterSignIn(actor('project_manager'), '/sign-in?next=%2F')).toBe('/work');
  });
});
