import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { TopBar } from './features/frame/bars.tsx';
import { LanguageProvider } from './i18n.tsx';
import { openApp, show } from './testing/render.tsx';
import { sessionOf } from './testing/samples.ts';
import { serve } from './testing/server.ts';

beforeEach(() => serve({ 'session.current': () => sessionOf() }));

const english = () => screen.findByRole('button', { name: /English/, hidden: true });

test('another language is read as soon as it is chosen', async () => {
  const { user } = openApp({ at: '/sign-in' });
  await user.click(await english());
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(document.documentElement.lang).toBe('en');
});

test('a language that cannot be fetched changes nothing, and says so', async () => {
  const away = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const { user } = show(
    <LanguageProvider fetch={away}>
      <TopBar />
    </LanguageProvider>,
  );
  await user.click(await english());
  await screen.findByText(/^Chưa tải được ngôn ngữ này/);
  expect(document.documentElement.lang).toBe('vi');
  expect(localStorage.getItem('ccn.lang')).toBe('vi');
});
