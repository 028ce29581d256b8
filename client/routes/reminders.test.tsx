import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DigestShown, Reminders } from '../../server/reminders/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Lang } from '../../shared/i18n/format.ts';
import type { Notice } from '../../shared/reminders/digest.ts';
import type { Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { MANAGER, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./reminders.tsx'));

const notice = (more: Partial<Notice>): Notice => ({
  kind: 'overdue',
  about: 'HN-058 x',
  code: 'HN-058',
  name: 'Cụm công nghiệp Liên Hà 2',
  milestone: 'infrastructure_completed',
  on: '2025-02',
  period: null,
  cause: null,
  ...more,
});
const OVERDUE = notice({});
const RETURNED = notice({
  kind: 'returned',
  about: 'HN-061 y',
  code: 'HN-061',
  name: 'Cụm công nghiệp Nguyên Khê',
  on: null,
});
const digest = (more: Partial<DigestShown> = {}): DigestShown => ({
  day: '2025-03-31',
  isNew: true,
  letter: null,
  notices: [RETURNED, OVERDUE],
  waits: { returned: 1, overdue: 2, waiting: 0, asked: 0, requests: 0, missed: 0, pauses: 0 },
  ...more,
});
const remindersOf = (more: Partial<Reminders> = {}): Reminders => ({
  digests: [digest()],
  choice: { mail: false, address: null, lang: 'vi' },
  letters: true,
  ...more,
});

function open(answer: Reminders, { role, lang }: { role?: Role; lang?: Lang } = {}) {
  const session = sessionOf(role ? { ...MANAGER, role } : MANAGER);
  const server = serve({
    'session.current': () => session,
    'reminders.mine': () => answer,
    'reminders.count': () => 2,
    'reminders.see': ({ day }: { day: string }) => day,
    'reminders.choose': (choice: Reminders['choice']) => choice,
  });
  return { server, ...openApp({ at: '/reminders', session, ...(lang ? { lang } : {}) }) };
}

describe('the digests', () => {
  test('say what is new first, each thing in a sentence with the way to its cluster, then how much waits', async () => {
    open(remindersOf());
    await screen.findByRole('heading', { level: 1, name: '2 việc mới ngày 31/03/2025' });
    const [first, second] = screen.getAllByRole('heading', { level: 3 });
    expect([first?.textContent, second?.textContent]).toEqual(['Báo cáo bị trả lại (1)', 'Mốc quá hạn (1)']);
    const line = screen
      .getByText('Hoàn thành hạ tầng: quá hạn so với tiến độ được duyệt (02/2025)')
      .closest('li');
    expect(
      within(line as HTMLElement)
        .getByRole('link', { name: 'Liên Hà 2' })
        .getAttribute('href'),
    ).toBe('/clusters/HN-058');
    screen.getByText(/1 báo cáo bị trả lại và 2 cụm quá hạn báo cáo/);
  });

  test('are marked until they have been looked at, and the bar counts no more then', async () => {
    const { server } = open(
      remindersOf({ digests: [digest(), digest({ day: '2025-03-28', isNew: false })] }),
    );
    await screen.findByRole('link', { name: 'Nhắc việc: 2 việc mới' });
    const [newest, older] = await screen.findAllByRole('heading', { level: 2 });
    expect([newest?.textContent, older?.textContent]).toEqual(['Ngày 31/03/2025mới', 'Ngày 28/03/2025']);
    await screen.findByRole('link', { name: 'Nhắc việc' });
    expect(server.callsOf('reminders.see').map(({ input }) => input)).toEqual([{ day: '2025-03-31' }]);
    screen.getByText('mới');
  });

  test('where there is none: why, and how to be reminded all the same', async () => {
    open(remindersOf({ digests: [], letters: false }));
    await screen.findByText(/Khi không có gì đến hạn thì không nhắc/);
    screen.getByText(/chưa nối máy chủ thư/);
  });

  test('say how the letter fared', async () => {
    open(remindersOf({ digests: [digest({ letter: 'refused', isNew: false })] }), { lang: 'en' });
    await screen.findByText('the mail server does not accept this address: please check it');
    screen.getByRole('heading', { level: 1, name: '2 new on 31 March 2025' });
  });

  test('are not for who gets none', async () => {
    const session = sessionOf({ ...MANAGER, role: 'administrator' });
    serve({ 'session.current': () => session });
    openApp({ at: '/reminders', session });
    await screen.findByRole('heading', { name: 'Nhắc việc' });
    expect(screen.queryByRole('link', { name: /Nhắc việc/ })).toBeNull();
  });
});

describe('how to be reminded', () => {
  test('is saved as it was chosen', async () => {
    const { server, user } = open(remindersOf());
    await user.click(await screen.findByRole('checkbox'));
    await user.type(screen.getByLabelText('Địa chỉ thư'), 'an.do@example.vn');
    await user.selectOptions(screen.getByLabelText('Ngôn ngữ của thư'), 'en');
    await user.click(screen.getByRole('button', { name: 'Lưu cách nhắc' }));
    await screen.findByText('Đã lưu cách nhắc.');
    expect(server.callsOf('reminders.choose').at(-1)?.input).toEqual({
      mail: true,
      address: 'an.do@example.vn',
      lang: 'en',
    });
  });

  test('letters need an address: nothing is sent without one, or with something else', async () => {
    const { server, user } = open(remindersOf());
    await user.click(await screen.findByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Lưu cách nhắc' }));
    const field = screen.getByLabelText('Địa chỉ thư');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    await user.type(field, 'an.do');
    await user.click(screen.getByRole('button', { name: 'Lưu cách nhắc' }));
    await screen.findByText('Giá trị không đúng dạng.');
    expect(server.callsOf('reminders.choose')).toEqual([]);
  });

  test('what could not be saved is told, and what was typed stays', async () => {
    const { server, user } = open(remindersOf());
    server.answers['reminders.choose'] = () => {
      throw new AppError('UNAVAILABLE');
    };
    const field = await screen.findByLabelText<HTMLInputElement>('Địa chỉ thư');
    await user.type(field, 'an.do@example.vn');
    await user.click(screen.getByRole('button', { name: 'Lưu cách nhắc' }));
    await screen.findByText(/Chưa kết nối được máy chủ nên chưa biết/);
    expect(field.value).toBe('an.do@example.vn');
    expect(screen.queryByText('Đã lưu cách nhắc.')).toBeNull();
  });
});
