import type { Browser, BrowserContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { LETTERS_COOKIE } from '../../shared/first.ts';
import { launchBrowser } from '../support/browser.ts';
import { dataFolder, startServer } from '../support/process.ts';
import { percentile } from './measure.ts';
import { say } from './parties.ts';
import { figure } from './report.ts';

/** Slow 4G and a processor four times slower than this machine's, on a phone that has never been here. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const ROUNDS = 3;

/** Pages with what says on each that its own content is there. */
const PAGES: readonly { path: string; who: string | null; ready: string }[] = [
  { path: '/', who: null, ready: '.cluster-row' },
  { path: '/clusters/HN-058', who: null, ready: 'main h1' },
  { path: '/areas/017', who: null, ready: 'main h1' },
  { path: '/programmes', who: null, ready: '.target' },
  { path: '/sign-in', who: null, ready: 'main input' },
  { path: '/', who: 'quanly', ready: '.cluster-row' },
  { path: '/work', who: 'quanly', ready: 'main h1' },
  { path: '/clusters/HN-058', who: 'quanly', ready: 'main h1' },
  { path: '/delays', who: 'lanhdao', ready: 'main h1' },
  { path: '/areas/017', who: 'donganh', ready: 'main h1' },
];

interface Seen {
  first: number;
  largest: number;
  usable: number;
  shift: number;
  kb: number;
}

/** Runs in the page before anything else: when the first and the largest thing was painted, and what moved. */
function watch(ready: string) {
  const seen = { first: 0, largest: 0, shift: 0, usable: 0 };
  Object.assign(window, { seen });
  const on = (type: string, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
  on('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.first = entry.startTime;
  });
  on('largest-contentful-paint', (entry) => (seen.largest = entry.startTime));
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  // Usable: its content is there, and six frames in a row were free for a finger.
  let [since, calm, last] = [0, 0, performance.now()];
  const look = (now: number) => {
    const isFree = now - last < 50 && document.querySelector(`#root:not(.is-arriving) ${ready}`) !== null;
    last = now;
    if (!isFree) calm = 0;
    else if (calm++ === 0) since = now;
    if (calm >= 6) seen.usable = since;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export async function signedIn(browser: Browser, url: string, username: string) {
  const context = await browser.newContext({ locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL((there) => there.pathname !== '/sign-in');
  const { cookies, origins } = await context.storageState();
  await context.close();
  // Of the device nothing is kept: nor does it say that it has the letters.
  return { cookies: cookies.filter(({ name }) => name !== LETTERS_COOKIE), origins };
}

async function look(context: BrowserContext, url: string, ready: string): Promise<Seen> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  // The compiler names functions for its own use; the page has no such helper.
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(watch, ready);
  await page.goto(url, { waitUntil: 'commit', timeout: 60_000 });
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.usable > 0, undefined, {
    timeout: 60_000,
  });
  // What comes in late still moves things.
  await page.waitForTimeout(1_500);
  const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Seen, 'kb'> }).seen);
  await page.close();
  return { ...seen, kb: bytes / 1000 };
}

/** What a reader waits for on each page of the demonstration, the first time and with nothing kept. */
export async function readers(): Promise<void> {
  const folder = dataFolder();
  const [server, browser] = await Promise.all([startServer(folder.path), launchBrowser()]);
  try {
    say(
      '\nAt the reader’s end: 1.6 Mb/s, 150 ms, a processor four times slower, nothing kept. Medians of three, in ms.\n',
    );
    say('| page | who | first paint | largest | usable | shift | KB |\n|---|---|---|---|---|---|---|');
    const states = new Map<string, Awaited<ReturnType<typeof signedIn>>>();
    for (const { path, who, ready } of PAGES) {
      if (who && !states.has(who)) states.set(who, await signedIn(browser, server.url, who));
      const state = who ? states.get(who) : undefined;
      const rounds: Seen[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const context = await browser.newContext({
          locale: 'vi-VN',
          ...PHONE,
          ...(state ? { storageState: state } : {}),
        });
        rounds.push(await look(context, `${server.url}${path}`, ready));
        await context.close();
      }
      const middle = (of: keyof Seen) =>
        percentile(
          rounds.map((round) => round[of]),
          0.5,
        );
      const [first, largest, usable] = [middle('first'), middle('largest'), middle('usable')].map(Math.round);
      const shift = middle('shift');
      say(
        `| ${path} | ${who ?? '–'} | ${first} | ${largest} | ${usable} | ${shift.toFixed(3)} | ${Math.round(middle('kb'))} |`,
      );
      const name = `${path}${who ? ` as ${who}` : ''}`;
      figure(`${name}: something true`, first ?? 0, { atMost: 1_000, unit: 'ms' });
      figure(`${name}: largest paint`, largest ?? 0, { atMost: 2_500, unit: 'ms' });
      figure(`${name}: usable`, usable ?? 0, { atMost: 3_500, unit: 'ms' });
      figure(`${name}: shift`, shift, { atMost: 0.05, unit: '' });
    }
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}
