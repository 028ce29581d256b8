import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./manage.tsx'));

function open(role: Role) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  serve({ 'session.current': () => session });
  return openApp({ at: '/manage', session });
}

test.each(['department', 'administrator'] as const)('a %s finds the door to assignments', async (role) => {
  open(role);
  await screen.findByRole('heading', { level: 1, name: 'Quản lý hệ thống và dữ liệu' });
  const door = screen.getByRole('link', { name: /^Phân công người quản lý dự án/ });
  expect(door.getAttribute('href')).toBe('/assignments');
});

test.each(['public', 'project_manager', 'area_committee', 'leadership'] as const)(
  'a %s finds no door',
  async (role) => {
    open(role);
    await screen.findByRole('heading', { level: 1, name: 'Quản lý' });
    expect(screen.queryByRole('link', { name: /Phân công/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Quản lý' })).toBeNull();
  },
);
