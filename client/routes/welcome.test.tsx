import { screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import type { LinkOpens } from '../../shared/people/signing-in.ts';
import { openApp } from '../testing/render.tsx';
import { sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => Promise.all([import('./welcome.tsx'), import('./password.tsx'), import('./manage.tsx')]));

const TOKEN = 'x'.repeat(43);
const GOOD = 'chợ xanh mùa gió';
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const refusal = (code: string, ...fields: object[]) => ({ error: { code, fields } });

/** What the doors beside the RPC were sent. */
function open(doors: Record<string, () => Response>, at = `/welcome#${TOKEN}`, session = sessionOf()) {
  const sent: { path: string; body: unknown }[] = [];
  const served = serve(
    { 'session.current': () => session, 'begin.state': () => Promise.reject(new Error('unasked')) },
    (url) => doors[url.pathname]?.(),
  );
  const stubbed = globalThis.fetch;
  vi.stubGlobal('fetch', (target: string, init: RequestInit = {}) => {
    if (target.startsWith('/api/account/'))
      sent.push({ path: target, body: JSON.parse(init.body as string) });
    return stubbed(target, init);
  });
  return { sent, served, ...openApp({ at, session }) };
}
const link = (opens: LinkOpens) => ({ '/api/account/link': () => json(opens) });

test('the first administrator says who they are and a password; what is wrong stands beside its field, and is not sent', async () => {
  const { sent, user } = open({
    ...link({ kind: 'administrator' }),
    '/api/account/welcome': () => json(refusal('INVALID', { field: 'username', issue: 'name_taken' }), 400),
  });
  await screen.findByRole('heading', { level: 1, name: 'Tạo quản trị viên đầu tiên' });
  await user.type(screen.getByLabelText('Tên đăng nhập'), 'hà');
  await user.type(screen.getByLabelText('Mật khẩu'), 'ngắn');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }));
  for (const label of ['Họ và tên', 'Tên đăng nhập', 'Mật khẩu']) {
    expect(screen.getByLabelText(label).getAttribute('aria-invalid'), label).toBe('true');
  }
  screen.getByText('Mật khẩu cần ít nhất 12 ký tự.');
  await user.type(screen.getByLabelText('Họ và tên'), 'Nguyễn Thị Hà');
  await user.clear(screen.getByLabelText('Tên đăng nhập'));
  await user.type(screen.getByLabelText('Tên đăng nhập'), 'ha.nguyen');
  await user.clear(screen.getByLabelText('Mật khẩu'));
  await user.type(screen.getByLabelText('Mật khẩu'), GOOD);
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }));
  screen.getByText('Hai lần nhập không giống nhau.');
  expect(sent.map(({ path }) => path)).toEqual(['/api/account/link']);
  await user.type(screen.getByLabelText('Nhập lại mật khẩu'), GOOD);
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }));
  await screen.findByText('Tên đăng nhập này đã có người dùng.');
  expect(sent.at(-1)?.body).toEqual({
    token: TOKEN,
    password: GOOD,
    administrator: { name: 'Nguyễn Thị Hà', title: '', username: 'ha.nguyen' },
  });
});

test('somebody sets the password of the account that was made for them', async () => {
  const { sent, user } = open({
    ...link({ kind: 'password', name: 'Trần Văn Bình', username: 'tran.binh' }),
    '/api/account/welcome': () => json({ username: 'tran.binh', signedIn: false }),
  });
  await screen.findByRole('heading', { level: 1, name: /^Trần Văn Bình/ });
  expect(screen.queryByLabelText('Tên đăng nhập')).toBeNull();
  await user.type(screen.getByLabelText('Mật khẩu'), GOOD);
  await user.type(screen.getByLabelText('Nhập lại mật khẩu'), GOOD);
  await user.click(screen.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }));
  // Whose days have not come is told so, and is not sent in a circle.
  await screen.findByRole('heading', { level: 1, name: 'Đã đặt mật khẩu' });
  expect(sent.at(-1)?.body).toEqual({ token: TOKEN, password: GOOD, administrator: null });
});

test('a link that opens nothing says why, and where another comes from', async () => {
  open({ '/api/account/link': () => json(refusal('NOT_FOUND'), 404) });
  await screen.findByRole('heading', { level: 1, name: 'Đường dẫn này không dùng được nữa' });
  screen.getByText('npm run account -- --administrator-link');
  const main = screen.getByRole('main');
  expect(main.querySelector('a')?.getAttribute('href')).toBe('/sign-in');
});

test('a password can be seen while it is typed', async () => {
  const { user } = open(link({ kind: 'administrator' }));
  const field = await screen.findByLabelText<HTMLInputElement>('Mật khẩu');
  expect(field.type).toBe('password');
  await user.click(screen.getByLabelText('Hiện mật khẩu'));
  expect(screen.getByLabelText<HTMLInputElement>('Nhập lại mật khẩu').type).toBe('text');
  expect(field.type).toBe('text');
});

test('one’s own password is changed by the one in use; who is not signed in is shown the way in', async () => {
  const person = sessionOf({ id: 'p', role: 'department', unit: null, clusters: [] });
  const answers = [
    json(refusal('INVALID', { field: 'before', issue: 'password_wrong' }), 400),
    json({ done: true }),
  ];
  const { user, unmount } = open(
    { '/api/account/password': () => answers.shift() ?? json({}, 500) },
    '/password',
    person,
  );
  await user.type(await screen.findByLabelText('Mật khẩu đang dùng'), 'cũ');
  await user.type(screen.getByLabelText('Mật khẩu mới'), GOOD);
  await user.type(screen.getByLabelText('Nhập lại mật khẩu'), GOOD);
  await user.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }));
  await screen.findByText('Mật khẩu đang dùng không đúng.');
  expect(screen.getByLabelText<HTMLInputElement>('Mật khẩu mới').value).toBe(GOOD);
  await user.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }));
  await screen.findByText('Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.');
  expect(screen.getByLabelText<HTMLInputElement>('Mật khẩu mới').value).toBe('');
  unmount();
  open({}, '/password');
  await screen.findByRole('link', { name: 'Đăng nhập', hidden: false });
});
