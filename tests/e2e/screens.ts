import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

/**
 * Pictures of every screen for docs/screens: npm run screens -- http://localhost:3000 [name …]
 * The server must hold a fresh demonstration.
 */
const SIZES = { phone: [390, 844], desktop: [1280, 800], wall: [1920, 1080] } as const;
type Size = keyof typeof SIZES;

type Look = [Size, 'light' | 'dark', 'vi' | 'en'];
const LOOKS: Look[] = [
  ['desktop', 'light', 'vi'],
  ['desktop', 'dark', 'en'],
  ['phone', 'light', 'vi'],
  ['phone', 'dark', 'en'],
  ['wall', 'light', 'vi'],
];

interface Shot {
  name: string;
  path: string;
  as?: string;
  before?: (page: Page) => Promise<void>;
  /** Also on a projector. */
  wall?: true;
}

const SHOTS: Shot[] = [
  { name: 'map', path: '/', wall: true },
  { name: 'map-cluster', path: '/?c=HN-058', as: 'lanhdao' },
  { name: 'map-past', path: '/?asof=2024-06-30' },
  { name: 'map-communes', path: '/?asof=2025-07-15' },
  { name: 'map-empty', path: '/?q=zzzz' },
  { name: 'cluster', path: '/clusters/HN-058', as: 'quanly' },
  { name: 'work', path: '/work', as: 'quanly' },
  {
    name: 'work-form',
    path: '/work',
    as: 'quanly',
    before: async (page) => {
      await page.locator('.due .due-verbs .button').nth(1).click();
      await page.locator('.due .edtf select').first().selectOption('day');
      await page.locator('.due .day-field input').first().fill('15/09/2025');
    },
  },
  { name: 'inbox', path: '/work', as: 'donganh' },
  { name: 'delays', path: '/delays', as: 'lanhdao', wall: true },
  { name: 'area', path: '/areas/017', as: 'donganh' },
  { name: 'programmes', path: '/programmes' },
  { name: 'sign-in', path: '/sign-in' },
];

const states = new Map<string, StorageState>();
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Sign in once for each account: the door allows twenty tries a minute. */
async function signedIn(browser: Browser, base: string, username: string): Promise<StorageState> {
  const known = states.get(username);
  if (known) return known;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.getByText(username, { exact: true }).click();
  await page.locator('.form button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  states.set(username, state);
  await context.close();
  return state;
}

async function shoot(browser: Browser, base: string, shot: Shot, [size, theme, lang]: Look) {
  const [width, height] = SIZES[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: lang === 'vi' ? 'vi-VN' : 'en-GB',
    hasTouch: size === 'phone',
    ...(shot.as ? { storageState: await signedIn(browser, base, shot.as) } : {}),
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(shot.name, message.text()));
  page.on('pageerror', (error) => console.error(shot.name, error.message));
  await page.goto(`${base}${shot.path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0);
  if (await page.locator('.map-area').count()) await page.locator('.area').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await shot.before?.(page);
  await page.screenshot({ path: `docs/screens/${shot.name}-${size}-${theme}-${lang}.png` });
  await context.close();
}

const [base = 'http://localhost:3000', ...only] = process.argv.slice(2);
mkdirSync('docs/screens', { recursive: true });
const browser = await launchBrowser();
for (const shot of SHOTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  for (const look of LOOKS.filter(([size]) => size !== 'wall' || shot.wall))
    await shoot(browser, base, shot, look);
}
await browser.close();
