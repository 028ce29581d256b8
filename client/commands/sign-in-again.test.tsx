import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { ForecastForm } from '../features/milestones/forecast-form.tsx';
import { commandsTo } from '../testing/commands.ts';
import { show } from '../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf, subjectOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';
import { countDrafts } from './drafts.ts';
import { SignInAgain } from './sign-in-again.tsx';

const OTHER: Actor = { ...MANAGER, id: 'p2' };

/** A session that has ended; whoever signs in then is `next`. */
function serveExpired(next: { actor: Actor; name: string }) {
  let isIn = false;
  return serve(
    {
      'session.current': () => (isIn ? sessionOf(next.actor, { name: next.name }) : sessionOf()),
      'milestones.setForecast': () => {
        if (!isIn) throw new AppError('UNAUTHENTICATED');
        return RECEIPT;
      },
    },
    ({ pathname }) => {
      if (pathname !== '/api/auth/sign-in/username') return undefined;
      isIn = true;
      return Response.json({});
    },
  );
}

const page = (
  <>
    <ForecastForm subject={subjectOf({ baseline: '2025-06-30' })} onDone={() => undefined} />
    <SignInAgain />
  </>
);
const save = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));
const dialog = () => document.querySelector('dialog');

async function sendInVain() {
  const { user } = show(page, { session: sessionOf(MANAGER) });
  await user.type(await screen.findByLabelText('Ngày'), '30/06/2025');
  await save(user);
  await screen.findByText(/^Chưa lưu: phiên làm việc đã hết/);
  return user;
}

async function signIn(user: UserEvent) {
  await user.type(screen.getByLabelText('Tên đăng nhập'), 'quanly');
  await user.type(screen.getByLabelText('Mật khẩu'), 'x');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

describe('a session that ended while somebody was typing', () => {
  test('regression: there was no way in without losing the text: the same person signs in over the form and sends it', async () => {
    const server = serveExpired({ actor: MANAGER, name: 'Trần Thị A' });
    const user = await sendInVain();
    expect(dialog()?.open).toBe(true);
    await signIn(user);
    await screen.findByText(/^Đã đăng nhập lại/);
    expect(dialog()?.open).toBe(false);
    expect(screen.getByLabelText('Ngày')).toHaveProperty('value', '30/06/2025');
    await save(user);
    await screen.findByText(/^Đã lưu lúc/);
    const [first, second] = commandsTo(server);
    expect(second?.request).toBe(first?.request);
  });

  test('somebody else who signs in is told so; the draft stays its author’s and is not sent', async () => {
    const server = serveExpired({ actor: OTHER, name: 'Lê Văn B' });
    const user = await sendInVain();
    await signIn(user);
    await screen.findByText(
      /^Bạn vừa đăng nhập bằng tài khoản của Lê Văn B\. Nội dung Trần Thị A đã nhập được giữ/,
    );
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(screen.getByRole('button', { name: 'Lưu ngày dự kiến' })).toHaveProperty('disabled', true);
    screen.getByText(/^Nội dung này do người khác nhập/);
    expect([countDrafts('p1'), countDrafts('p2')]).toEqual([1, 0]);
    expect(commandsTo(server)).toHaveLength(1);
  });

  test('put off, it is one press away in the form', async () => {
    serveExpired({ actor: MANAGER, name: 'Trần Thị A' });
    const user = await sendInVain();
    await user.click(screen.getByRole('button', { name: 'Để sau' }));
    expect(dialog()?.open).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Đăng nhập lại' }));
    expect(dialog()?.open).toBe(true);
  });
});
