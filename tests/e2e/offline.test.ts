import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { launchBrowser } from '../support/browser.ts';
import { releaseBefore } from '../support/release.ts';
import { PHONE, settled, useSite } from '../support/site.ts';

const { url, open, openAs, expected } = useSite();

/** The names of all that the device keeps of the server's answers. */
const keptOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('ccn.kept');
        opening.onsuccess = () => {
          const db = opening.result;
          const names = db.objectStoreNames.contains('answer')
            ? db.transaction('answer').objectStore('answer').getAllKeys()
            : null;
          const tell = (keys: IDBValidKey[]) => {
            db.close();
            resolve(keys.map((key) => JSON.stringify(key)));
          };
          if (names) names.onsuccess = () => tell(names.result);
          else tell([]);
        };
      }),
  );

/** Until the program is kept, and what its person may want. */
async function equipped(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await expect
    .poll(async () => (await keptOn(page)).filter((name) => name.includes('movers')).length, {
      timeout: 15_000,
    })
    .toBe(2);
}
const away = (page: Page) => page.locator('.banner-offline');
const OFFLINE = /^Ngoại tuyến – dữ liệu lúc \d\d:\d\d ngày 31\/03\/2025\./;

async function signInAs(page: Page, username: string): Promise<void> {
  await page.goto(`${url()}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
}

test('a manager’s phone has their work and their clusters without a network, says since when, and asks by itself when it is back', async () => {
  const { context, page } = await openAs('quanly', PHONE);
  await page.goto(`${url()}/work`);
  await settled(page);
  const title = await page.locator('h1').textContent();
  await equipped(page);
  // It can be put on the home screen; a private window cannot be.
  const devtools = await context.newCDPSession(page);
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  // No answer of the server's is in the browser's own memory.
  const cached = await page.evaluate(async () => {
    const requests = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(requests)).flat().map((request) => new URL(request.url).pathname);
  });
  expect(cached).toContain('/shell');
  expect(cached.filter((path) => !/^\/(shell|assets\/.+)$/.test(path))).toEqual([]);

  await context.setOffline(true);
  await page.reload();
  await away(page).filter({ hasText: OFFLINE }).waitFor();
  expect(await page.locator('h1').textContent()).toBe(title);
  // A page of it that was not opened before.
  await page.goto(`${url()}/clusters/HN-061`);
  await page.getByRole('heading', { level: 2, name: 'Vướng mắc' }).first().waitFor();
  expect(await page.locator('#first-words').count()).toBe(0);
  await away(page).filter({ hasText: OFFLINE }).waitFor();
  // From its icon, in the language that was not read until now.
  await page.evaluate(() => localStorage.setItem('ccn.lang', 'en'));
  await page.goto(`${url()}/?start=1`);
  await page.waitForURL(`${url()}/work`);
  await away(page)
    .filter({ hasText: /^Offline – data from/ })
    .waitFor();
  await page.evaluate(() => localStorage.setItem('ccn.lang', 'vi'));
  // The map says what it cannot show, and leads to what is there.
  await page.goto(url());
  await page.getByText(/^Chưa có mạng nên chưa hiển thị được bản đồ/).waitFor();
  await context.setOffline(false);
  await page.locator('.cluster-row').first().waitFor();
  await away(page).waitFor({ state: 'detached' });
  expected(/ERR_INTERNET_DISCONNECTED/);
  await context.close();
});

test('signing out leaves nothing; nor does the first person when another signs in on the same phone', async () => {
  const { context, page } = await open(PHONE);
  await signInAs(page, 'quanly');
  await equipped(page);
  await page.getByRole('button', { name: /^Đỗ|Ngôn ngữ/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(`${url()}/`);
  await expect.poll(() => keptOn(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto(`${url()}/work`);
  await page.getByText(/^Chưa kết nối được máy chủ/).waitFor();
  expect(await page.locator('h1').count()).toBe(0);
  await context.setOffline(false);

  await signInAs(page, 'quanly');
  await equipped(page);
  // Over the page of somebody who has not signed out.
  await signInAs(page, 'donganh');
  await expect.poll(() => keptOn(page)).toEqual([]);
  await context.setOffline(true);
  for (const path of ['/work', '/clusters/HN-058']) {
    await page.goto(`${url()}${path}`);
    await page.getByText(/^Chưa kết nối được máy chủ/).waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/Liên Hà|Thiết Bình/);
  }
  expected(/ERR_INTERNET_DISCONNECTED/);
  await context.close();
});

test('a new release waits, asks when nobody is typing, and leaves an open page its parts until then', async () => {
  const release = await releaseBefore(url());
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  const entry = () =>
    page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src);
  await page.goto(`${release.url}/sign-in`);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.getByLabel('Tên đăng nhập').fill('quan');
  release.change();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const waits = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await expect.poll(waits, { timeout: 10_000 }).toBe(true);
  // The server has not got them any more.
  const statusOf = (path: string) => page.evaluate(async (asked) => (await fetch(asked)).status, path);
  expect(await statusOf(release.entries.old)).toBe(200);
  const offer = page.getByText('Có bản mới của hệ thống.');
  expect(await offer.count()).toBe(0);
  // The form is left: a page of the old release, opened from within it.
  await page.getByRole('link', { name: 'Chương trình' }).first().click();
  await offer.waitFor();
  expect(new URL((await entry()) ?? '').pathname).toBe(release.entries.old);
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await expect
    .poll(async () => new URL((await entry().catch(() => '')) || release.url).pathname)
    .toBe(release.entries.new);
  await settled(page);
  expect(await offer.count()).toBe(0);
  expect(await statusOf(release.entries.old)).toBe(200);

  // A page that the server sends is of the release after that: there is nothing to ask it, and the older one is asked.
  release.change();
  const another = await page.context().newPage();
  await another.goto(`${release.url}/programmes`);
  await offer.waitFor();
  const isNewest = () =>
    another.evaluate(async () => {
      const { active, waiting, installing } = await navigator.serviceWorker.ready;
      return [waiting, installing, active?.state];
    });
  await expect.poll(isNewest).toEqual([null, null, 'activated']);
  expect(await another.getByText('Có bản mới của hệ thống.').count()).toBe(0);
  await browser.close();
  await release.close();
});
