import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openApp } from './testing/render.tsx';
import { sessionOf } from './testing/samples.ts';
import { serve } from './testing/server.ts';

const isAway = vi.hoisted(() => ({ now: false }));
vi.mock(import('./words.ts'), async (original) => {
  const words = await original();
  return {
    ...words,
    fetchWords: (lang) =>
      isAway.now
        ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
        : words.fetchWords(lang),
  };
});

beforeEach(() => serve({ 'session.current': () => sessionOf() }));
afterEach(() => {
  isAway.now = false;
});

const choose = async (language: string) => {
  const { user } = openApp({ at: '/sign-in' });
  await screen.findByRole('heading', { name: 'Đăng nhập' });
  await user.click(await screen.findByRole('button', { name: new RegExp(language), hidden: true }));
};

test('another language is fetched when it is chosen, and then read', async () => {
  await choose('English');
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(document.documentElement.lang).toBe('en');
});

test('a language that cannot be fetched changes nothing, and says so', async () => {
  isAway.now = true;
  await choose('English');
  await screen.findByText(/^Chưa tải được ngôn ngữ này/);
  screen.getByRole('heading', { name: 'Đăng nhập' });
  expect(localStorage.getItem('ccn.lang')).toBe('vi');
});
