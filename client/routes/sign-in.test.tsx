import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openApp } from '../testing/render.tsx';
import { MANAGER, sessionOf, workOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

/** A server at which the right password is "đúng". */
function serveAccounts() {
  let isSignedIn = false;
  let status = 200;
  const server = serve(
    {
      'session.current': () => sessionOf(isSignedIn ? MANAGER : undefined),
      'work.mine': () => workOf(),
      'programmes.list': () => [],
      'programmes.course': () => [],
    },
    ({ pathname }) => {
      if (pathname !== '/api/auth/sign-in/username') return undefined;
      isSignedIn = status === 200;
      return Response.json({}, { status });
    },
  );
  return { server, answerWith: (next: number) => (status = next) };
}

async function signIn(at: string) {
  const { user } = openApp({ at });
  await user.type(await screen.findByLabelText('Tên đăng nhập'), 'quanly');
  await user.type(screen.getByLabelText('Mật khẩu'), 'x');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  return user;
}

test('leads back to the page that asked for it', async () => {
  serveAccounts();
  await signIn('/sign-in?next=%2Fprogrammes%3Fasof%3D2024-06-30');
  await expect
    .poll(() => window.location.pathname + window.location.search)
    .toBe('/programmes?asof=2024-06-30');
});

test('leads nowhere else than to this site', async () => {
  serveAccounts();
  await signIn('/sign-in?next=%2F%2Fevil.example%2F');
  await expect.poll(() => window.location.href).toBe(`${window.location.origin}/work`);
});

test('a wrong password, too many attempts and a server that is away are three different things', async () => {
  const { server, answerWith } = serveAccounts();
  answerWith(401);
  const user = await signIn('/sign-in');
  await screen.findByText('Tên đăng nhập hoặc mật khẩu không đúng.');
  const again = () => user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  answerWith(429);
  await again();
  await screen.findByText(/^Quá nhiều lần thử/);
  server.away = true;
  await again();
  await screen.findByText(/^Chưa kết nối được máy chủ/);
  expect(screen.getByLabelText('Tên đăng nhập')).toHaveProperty('value', 'quanly');
});
