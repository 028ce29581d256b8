import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openApp } from '../testing/render.tsx';
import { MANAGER, sessionOf, workOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

/** The next page's program is read when it is first opened. */
const READ = { timeout: 6_000 };

/** What the pages behind the door ask for, also when a test ends as they open. */
const PAGES = {
  'work.mine': () => workOf(),
  'programmes.list': () => [],
  'programmes.course': () => [],
  'programmes.past': () => [],
  'figures.list': () => [],
};

/** A server at which the right password is "đúng". */
function serveAccounts() {
  let isSignedIn = false;
  let status = 200;
  const server = serve(
    {
      'session.current': () => sessionOf(isSignedIn ? MANAGER : undefined),
      ...PAGES,
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
    .poll(() => window.location.pathname + window.location.search, READ)
    .toBe('/programmes?asof=2024-06-30');
});

test('leads nowhere else than to this site', async () => {
  serveAccounts();
  await signIn('/sign-in?next=%2F%2Fevil.example%2F');
  await expect.poll(() => window.location.href, READ).toBe(`${window.location.origin}/work`);
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

/** A server at which the password is not enough: the code is taken on the second try. */
function serveCode(session: Parameters<typeof sessionOf>) {
  let [tries, isIn] = [0, false];
  return serve(
    {
      'session.current': () => (isIn ? sessionOf(...session) : sessionOf()),
      ...PAGES,
    },
    ({ pathname }) => {
      if (pathname === '/api/auth/sign-in/username')
        return Response.json({ success: true, secondFactor: true });
      if (pathname !== '/api/auth/second-factor/verify') return undefined;
      isIn = tries++ > 0;
      return Response.json({}, { status: isIn ? 200 : 401 });
    },
  );
}

test('where the account has a second factor, its code is asked for after the password', async () => {
  serveCode([MANAGER]);
  const user = await signIn('/sign-in?next=%2Fprogrammes');
  const field = await screen.findByLabelText('Mã trong ứng dụng');
  expect(screen.queryByLabelText('Mật khẩu')).toBeNull();
  await user.type(field, '000000');
  await user.click(screen.getByRole('button', { name: 'Xác nhận' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Mã không đúng/);
  await user.click(screen.getByRole('button', { name: 'Không có điện thoại: dùng mã dự phòng' }));
  await user.type(screen.getByLabelText('Mã dự phòng'), 'aaaaa-11111');
  await user.click(screen.getByRole('button', { name: 'Xác nhận' }));
  await expect.poll(() => window.location.pathname, READ).toBe('/programmes');
});

test('who must set up a second factor is led there first, and to their page afterwards', async () => {
  serve(
    {
      'session.current': () => sessionOf(undefined, { factor: { on: false, required: true } }),
      ...PAGES,
    },
    ({ pathname }) =>
      pathname === '/api/auth/sign-in/username' ? Response.json({ success: true }) : undefined,
  );
  await signIn('/sign-in?next=%2Fprogrammes');
  await expect
    .poll(() => window.location.pathname + window.location.search, READ)
    .toBe('/second-factor?next=%2Fprogrammes');
});

test('who comes back from the city’s provider goes on at once', async () => {
  serve({
    'session.current': () => sessionOf(MANAGER),
    ...PAGES,
  });
  openApp({ at: '/sign-in?by=oidc&next=%2Fprogrammes', session: sessionOf(MANAGER) });
  await expect.poll(() => window.location.pathname, READ).toBe('/programmes');
});

test('the button of a provider is there only where one is set', async () => {
  serveAccounts();
  openApp({ at: '/sign-in' });
  await screen.findByLabelText('Tên đăng nhập');
  expect(screen.queryByRole('button', { name: /^Đăng nhập bằng/ })).toBeNull();
});
