import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openApp } from '../testing/render.tsx';
import { MANAGER, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

const CODES = ['aaaaa-11111', 'bbbbb-22222'];
const SECRET = 'ABCDEFGHIJKLMNOP';

/** A server with one account; `required`: its role needs a second factor. The password is "đúng", the code 123456. */
function serveFactor({ on = false, required = false } = {}) {
  const state = { on, signedIn: false, bodies: [] as string[] };
  const session = () => {
    const factor = { on: state.on, required };
    return sessionOf(required && !state.on ? undefined : MANAGER, { factor });
  };
  serve(
    { 'session.current': session, 'programmes.list': () => [], 'programmes.course': () => [] },
    ({ pathname }) => {
      if (pathname === '/api/auth/second-factor/begin')
        return Response.json({ secret: SECRET, uri: `otpauth://totp/x?secret=${SECRET}`, codes: CODES });
      if (pathname === '/api/auth/second-factor/confirm') state.on = true;
      if (pathname === '/api/auth/second-factor/end') return Response.json({}, { status: 400 });
      return pathname.startsWith('/api/auth/second-factor/') ? Response.json({ success: true }) : undefined;
    },
  );
  return state;
}

test('is set up with the password, the app and its first code; the list is shown then, and only then', async () => {
  serveFactor({ required: true });
  const { user } = openApp({ at: '/second-factor?next=%2Fprogrammes', session: null });
  await screen.findByText(/Vai trò của anh\/chị phải dùng xác thực hai lớp/);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đúng');
  await user.click(screen.getByRole('button', { name: 'Bắt đầu thiết lập' }));
  await screen.findByRole('img', { name: /Mã QR/ });
  expect(screen.getByText('ABCD EFGH IJKL MNOP').isConnected).toBe(true);
  expect(screen.queryByText('aaaaa-11111')).toBeNull();
  await user.type(screen.getByLabelText('Mã ứng dụng đang hiển thị'), '123456');
  await user.click(screen.getByRole('button', { name: 'Bật xác thực hai lớp' }));
  await screen.findByText('aaaaa-11111');
  await user.click(screen.getByRole('button', { name: 'Đã cất, tiếp tục' }));
  await expect.poll(() => window.location.pathname, { timeout: 6_000 }).toBe('/programmes');
  expect(screen.queryByText('aaaaa-11111')).toBeNull();
});

test('a wrong password is told beside its field', async () => {
  serveFactor({ on: true });
  const { user } = openApp({ at: '/second-factor', session: null });
  const [, end] = await screen.findAllByLabelText('Mật khẩu');
  if (end) await user.type(end, 'sai');
  await user.click(screen.getByRole('button', { name: 'Tắt xác thực hai lớp' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Mật khẩu không đúng.');
});

test('who must have it cannot turn it off', async () => {
  serveFactor({ on: true, required: true });
  openApp({ at: '/second-factor', session: null });
  await screen.findByText('Vai trò của anh/chị không tắt được xác thực hai lớp.');
  expect(screen.queryByRole('button', { name: 'Tắt xác thực hai lớp' })).toBeNull();
});
