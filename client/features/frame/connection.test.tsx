import { useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { trpc } from '../../api.ts';
import { askToSignIn, useSession } from '../../session.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, sessionOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { ConnectionBanner, ExpiredBanner, useAskWhenBack, useIsAway, useOnline } from './connection.tsx';

function network(online: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
  act(() => void window.dispatchEvent(new Event(online ? 'online' : 'offline')));
}
function Page() {
  const online = useOnline();
  const isAway = useIsAway({ online, connected: true, session: useSession() });
  useAskWhenBack();
  const query = useQuery(trpc.programmes.list.queryOptions({}));
  return (
    <>
      <ConnectionBanner online={online} isAway={isAway} since={null} />
      <QueryState query={query}>{() => <p>có dữ liệu</p>}</QueryState>
    </>
  );
}
const OFFLINE = /^Không có mạng\. Số liệu/;

describe('without a network', () => {
  test('it is said at once, and gone when it is back; all is then asked for again', async () => {
    const server = serve({ 'programmes.list': () => [] });
    show(<Page />);
    await screen.findByText('có dữ liệu');
    expect(screen.queryByText(OFFLINE)).toBeNull();
    network(false);
    screen.getByText(OFFLINE);
    screen.getByText('có dữ liệu');
    network(true);
    expect(screen.queryByText(OFFLINE)).toBeNull();
    await expect.poll(() => server.callsOf('programmes.list').length).toBe(2);
  });

  test('what was not there yet says why within the page, and comes by itself', async () => {
    serve({ 'programmes.list': () => [] });
    const { again } = show(<p>trang trước</p>);
    network(false);
    again(<Page />);
    await screen.findByText(/^Không có mạng nên chưa tải được trang này/);
    network(true);
    await screen.findByText('có dữ liệu');
  });
});

test('a session that ended is told over the page, which stays its person’s', async () => {
  serve({});
  const { queries } = show(<ExpiredBanner />, { session: sessionOf(MANAGER) });
  expect(screen.queryByText(/^Phiên làm việc đã hết/)).toBeNull();
  act(() => askToSignIn(queries));
  await screen.findByText(/^Phiên làm việc đã hết/);
});

test('regression: the server forgot a session, and the page with what was typed became a visitor’s', async () => {
  serve({ 'session.current': () => sessionOf() });
  const { queries } = show(<ExpiredBanner />, { session: sessionOf(MANAGER) });
  await act(() => queries.invalidateQueries());
  await screen.findByText(/^Phiên làm việc đã hết/);
  const session = queries.getQueryData(trpc.session.current.queryKey());
  expect(session?.actor).toEqual(MANAGER);
});
