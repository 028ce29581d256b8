import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { launchBrowser } from './browser.ts';
import { type DataFolder, filledFolder, type ServerProcess, startServer } from './process.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The real server with the demonstration and a browser, for one test file. Call at the top level of a file. */
export function useSite() {
  const held: { folder?: DataFolder; server?: ServerProcess; browser?: Browser } = {};
  /** Console errors and failed scripts: nothing should complain. */
  const complaints: string[] = [];
  /** Requests that left the machine. */
  const foreign: string[] = [];
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the site is there only while tests run');
    return value;
  };
  const url = () => there(held.server).url;

  beforeAll(async () => {
    held.folder = filledFolder(inject('filledFolder'));
    [held.server, held.browser] = await Promise.all([startServer(held.folder.path), launchBrowser()]);
  });
  afterAll(async () => {
    await held.browser?.close();
    await held.server?.stop();
    held.folder?.remove();
    expect(complaints, 'a page complained').toEqual([]);
    expect(foreign, 'a request left the machine').toEqual([]);
  });

  async function open(options: ContextOptions = DESKTOP): Promise<{ context: BrowserContext; page: Page }> {
    const context = await there(held.browser).newContext({ locale: 'vi-VN', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(url()) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    return { context, page };
  }

  /** Somebody signed in; the sign-in page itself is used once for each account. */
  async function openAs(username: string, options: ContextOptions = DESKTOP) {
    let state = sessions.get(username);
    if (!state) {
      const { context, page } = await open();
      await page.goto(`${url()}/sign-in`);
      await page.getByLabel('Tên đăng nhập').fill(username);
      await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
      await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
      await page.waitForURL((there) => there.pathname !== '/sign-in');
      state = await context.storageState();
      sessions.set(username, state);
      await context.close();
    }
    return open({ ...options, storageState: state });
  }

  return {
    url,
    open,
    openAs,
    /** Take out what a journey meant to happen, and nothing else. */
    expected: (about: RegExp) => {
      complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !about.test(complaint)));
    },
  };
}

/** Until the page has all that it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0);
}
