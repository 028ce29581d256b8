import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { openApp, show } from '../testing/render.tsx';
import { MANAGER, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';
import { holdInstallPrompt } from './install.ts';
import { InstallHint } from './install-hint.tsx';

const TITLE = 'Dùng được cả khi không có mạng';
const hint = () => screen.queryByRole('complementary', { name: TITLE });
/** What Chromium does where a page can be put on the home screen. */
function offer() {
  const prompt = vi.fn<() => Promise<void>>(async () => undefined);
  act(() => void window.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt })));
  return prompt;
}

beforeEach(() => {
  serve({});
  holdInstallPrompt();
  // Nothing is held from another test.
  window.dispatchEvent(new Event('appinstalled'));
});

test('the icon is offered where the browser can make one, once, and by the browser’s own question', async () => {
  // Not under the finger of somebody who reads already.
  const first = show(<InstallHint />);
  const prompt = offer();
  expect(hint()).toBeNull();
  first.unmount();
  const { user } = show(<InstallHint />);
  expect(hint()).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Cài đặt' }));
  expect(prompt).toHaveBeenCalledOnce();
  expect(hint()).toBeNull();
});

test('put away it stays away', async () => {
  offer();
  const first = show(<InstallHint />);
  await first.user.click(screen.getByRole('button', { name: 'Để sau' }));
  expect(hint()).toBeNull();
  first.unmount();
  show(<InstallHint />);
  expect(hint()).toBeNull();
});

test('Safari on a phone has no question of its own: it is said how, and before the first report', () => {
  Object.assign(navigator, { standalone: false });
  show(<InstallHint />);
  expect(hint()?.textContent).toContain('Cài trước khi lập báo cáo đầu tiên');
  expect(screen.queryByRole('button', { name: 'Cài đặt' })).toBeNull();
  Reflect.deleteProperty(navigator, 'standalone');
});

test('opened from its icon it is not offered', () => {
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media.includes('standalone') }),
  );
  offer();
  show(<InstallHint />);
  expect(hint()).toBeNull();
});

test('a manager’s map without a server says what is on the device, and leads there', async () => {
  serve({ 'units.cells': () => [], 'units.list': () => [], 'programmes.list': () => [] }).away = true;
  openApp({ session: sessionOf(MANAGER) });
  await screen.findByText(/^Chưa có mạng nên chưa hiển thị được bản đồ/, {}, { timeout: 5_000 });
  expect(screen.getByRole('link', { name: 'Xem các cụm của tôi' }).getAttribute('href')).toBe('/work');
});
