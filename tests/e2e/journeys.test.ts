import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DataFolder, dataFolder, type ServerProcess, startServer } from '../support/process.ts';

let folder: DataFolder;
let server: ServerProcess;
let browser: Browser;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

beforeAll(async () => {
  folder = dataFolder();
  [server, browser] = await Promise.all([startServer(folder.path), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

/** Pages that complain (console errors, failed scripts) fail their test. */
const complaints: string[] = [];
/** Take out what a journey meant to happen, and nothing else. */
const expected = (about: RegExp) => {
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !about.test(complaint)));
};
const foreign: string[] = [];

async function open(
  options: Parameters<Browser['newContext']>[0] = DESKTOP,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  return { context, page };
}

const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

/** Somebody signed in; the sign-in page itself is used once for each account. */
async function openAs(username: string, options: Parameters<Browser['newContext']>[0] = DESKTOP) {
  let state = sessions.get(username);
  if (!state) {
    const { context, page } = await open();
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    state = await context.storageState();
    sessions.set(username, state);
    await context.close();
  }
  return open({ ...options, storageState: state });
}

const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0);
};

describe('the main job', () => {
  test('a project manager moves a forecast on a phone; the committee’s map and leadership’s list show it within a second', async () => {
    const [manager, committee, leadership] = await Promise.all([
      openAs('quanly', PHONE),
      openAs('donganh'),
      openAs('lanhdao'),
    ]);
    await committee.page.goto(`${server.url}/?q=Thiết Bình`);
    await leadership.page.goto(`${server.url}/delays?lateness=critical,late,at_risk,on_track&q=Thiết Bình`);
    await Promise.all([settled(committee.page), settled(leadership.page)]);
    const inList = committee.page.getByRole('option', { name: /Thiết Bình/ });
    const inDelays = leadership.page.getByRole('row', { name: /Thiết Bình/ });
    expect(await inList.textContent()).toContain('đúng tiến độ');

    await manager.page.goto(`${server.url}/work`);
    const due = manager.page
      .locator('.due-group', { hasText: 'Thiết Bình' })
      .locator('.due', { hasText: 'Hoàn thành hạ tầng' });
    await due.getByRole('button', { name: 'Cập nhật' }).click();
    await due.getByRole('button', { name: 'Đặt ngày dự kiến' }).click();
    await due.getByLabel('Độ chính xác').selectOption('day');
    await due.getByLabel('Ngày', { exact: true }).fill('2026-08-15');
    await due.getByLabel('Lý do').selectOption('permits');
    await due.getByLabel('Diễn giải ngắn gọn').fill('Chờ thẩm định phòng cháy');
    expect(await due.locator('.preview').textContent()).toContain('chậm 13 tháng');
    await due.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await due.getByText(/^Đã lưu lúc/).waitFor();

    await Promise.all([
      // The map of those who do not read every cluster from within is the public's: the class, and no length.
      inList.filter({ hasText: 'chậm từ 12 tháng' }).waitFor({ timeout: 1000 }),
      inDelays.filter({ hasText: 'chậm 13 tháng' }).waitFor({ timeout: 1000 }),
    ]);
    await Promise.all([manager, committee, leadership].map(({ context }) => context.close()));
  });

  test('two people change the same milestone: the second sees both versions and chooses', async () => {
    const [first, second] = await Promise.all([openAs('quanly'), openAs('quanly')]);
    const form = async (page: Page, date: string, note: string) => {
      await page.goto(`${server.url}/clusters/HN-058`);
      await page.getByRole('button', { name: 'Đặt ngày dự kiến' }).click();
      await page.getByLabel('Độ chính xác').selectOption('day');
      await page.getByLabel('Ngày', { exact: true }).fill(date);
      await page.getByLabel('Lý do').selectOption('planning');
      await page.getByLabel('Diễn giải ngắn gọn').fill(note);
    };
    await form(first.page, '2025-08-20', 'Bản của người thứ nhất');
    await form(second.page, '2025-10-05', 'Bản của người thứ hai');
    await first.page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await first.page.getByText(/^Đã lưu lúc/).waitFor();
    await second.page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    const conflict = second.page.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('Bản của người thứ nhất');
    expect(await conflict.textContent()).toContain('05/10/2025');
    expected(/409/); // The browser notes the conflict itself.
    await conflict.getByRole('button', { name: 'Lưu bản của tôi' }).click();
    await second.page.getByText(/^Đã lưu lúc/).waitFor();
    await second.page.locator('.history', { hasText: 'Bản của người thứ hai' }).waitFor();
    await Promise.all([first.context.close(), second.context.close()]);
  });

  test('without a connection what was typed stays, and trying again saves it once', async () => {
    const { context, page } = await openAs('quanly', PHONE);
    await page.goto(`${server.url}/clusters/HN-061`);
    await page.getByLabel('Chọn mốc').selectOption('works_accepted');
    await page.getByRole('button', { name: 'Đặt ngày dự kiến' }).click();
    await page.getByLabel('Độ chính xác').selectOption('day');
    await page.getByLabel('Ngày', { exact: true }).fill('2025-09-01');
    await page.getByLabel('Lý do').selectOption('permits');
    await page.getByLabel('Diễn giải ngắn gọn').fill('Gửi khi mất mạng');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/Chưa kết nối được máy chủ/).waitFor();
    expect(await page.getByLabel('Diễn giải ngắn gọn').inputValue()).toBe('Gửi khi mất mạng');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await page.locator('.history', { hasText: 'Gửi khi mất mạng' }).waitFor();
    expect(await page.locator('.history li', { hasText: 'Gửi khi mất mạng' }).count()).toBe(1);
    expected(/ERR_INTERNET_DISCONNECTED/); // The browser notes the lost connection itself.
    await context.close();
  });

  test('an empty form fits a phone, tells what is missing beside each field and sends nothing', async () => {
    const { context, page } = await openAs('quanly', { ...PHONE, locale: 'vi-VN' });
    await page.goto(`${server.url}/clusters/HN-058`);
    await page.getByRole('button', { name: 'Báo ngày thực tế' }).click();
    await page.getByRole('button', { name: 'Gửi ngày thực tế' }).click();
    await page.getByText('Cần điền ô này.').first().waitFor();
    expect(await page.getByLabel('Số văn bản').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('main').getByRole('button', { name: 'Hủy' }).click();
    await page.getByRole('button', { name: 'Đặt ngày dự kiến' }).click();
    const card = await page.locator('.card', { has: page.locator('form') }).boundingBox();
    const widest = await page.locator('form select').last().boundingBox();
    expect((widest?.x ?? 0) + (widest?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
    await context.close();
  });
});

describe('the map and its twin', () => {
  test('list and map stay in step, both ways, and the URL holds all of it', async () => {
    const { context, page } = await open();
    await page.goto(server.url);
    await settled(page);
    await page.locator('.cluster-marker').first().waitFor();
    expect(await page.locator('.cluster-marker').count()).toBe(128);
    await page.getByRole('searchbox').fill('tan trieu');
    await page.getByText('1 trên 136 cụm').waitFor();
    expect(await page.locator('.cluster-marker').count()).toBe(1);
    await page.locator('.cluster-marker').click();
    await page.getByRole('option', { name: /Tân Triều/, selected: true }).waitFor();
    await page.locator('.drawer', { hasText: 'Tân Triều' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('tan trieu');
    // The drawer made the map smaller, and the map fitted itself: that is not the user's move and must not be kept,
    // nor may it take the choice out of the address again.
    expect(new URL(page.url()).searchParams.get('v')).toBeNull();
    expect(new URL(page.url()).searchParams.get('c')).toBe('HN-110');
    await page.reload();
    await page.locator('.drawer', { hasText: 'Tân Triều' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    await context.close();
  });

  test('works by keyboard alone: search, walk the list, open, come back', async () => {
    const { context, page } = await open();
    await page.goto(server.url);
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('dong anh');
    await page.getByText('8 trên 136 cụm', { exact: true }).waitFor();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const selected = await page.getByRole('option', { selected: true }).locator('strong').textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clusters\//);
    await page.locator('h1', { hasText: selected ?? '?' }).waitFor();
    await page.goBack();
    await page.getByRole('listbox').waitFor();
    await context.close();
  });

  test('the same day is looked at on every screen, and the frame says that it is not today', async () => {
    const { context, page } = await open();
    await page.goto(`${server.url}/?asof=2024-06-30`);
    await page.getByText('19 trong 43 cụm chưa khởi công').waitFor();
    await page.locator('.frame-past').waitFor();
    await page.getByRole('link', { name: 'Chương trình' }).first().click();
    await page.getByText('Chỉ tiêu của Thành phố tại ngày 30/06/2024').waitFor();
    expect(
      await page
        .locator('.target', { hasText: '43 cụm' })
        .first()
        .locator('.figure-value')
        .first()
        .textContent(),
    ).toBe('24');
    await page.getByRole('button', { name: 'Về hôm nay' }).click();
    await page.getByText('Chỉ tiêu của Thành phố tại ngày 31/03/2025').waitFor();
    await context.close();
  });

  test('after 30 June 2025 the map is drawn by commune', async () => {
    const { context, page } = await open();
    await page.goto(`${server.url}/?asof=2025-07-15`);
    await page.locator('.area').first().waitFor();
    expect(await page.locator('.area').count()).toBe(126);
    await context.close();
  });

  test('on paper the sheet names its day and source, the map is whole, the list complete, and no control is left', async () => {
    const { context, page } = await open();
    await page.goto(`${server.url}/?asof=2024-06-30`);
    await settled(page);
    await page.locator('.area').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const head = page.locator('.print-head');
    expect(await head.innerText()).toContain('Số liệu đến hết ngày 30/06/2024');
    expect(await head.innerText()).toContain('Nguồn: ');
    expect(await head.locator('style').textContent()).toContain('counter(page)');
    const shown = Number.parseInt((await page.locator('.count-line').textContent()) ?? '', 10);
    expect(await page.locator('.row-list li').count()).toBe(shown);
    const controls = page.locator('.button, input, .filter-panel, .top-bar, .bottom-bar');
    expect(await controls.filter({ visible: true }).count()).toBe(0);
    const sheet = await page.locator('.map').boundingBox();
    const city = await page.locator('.area').evaluateAll((areas) => {
      const boxes = areas.map((area) => area.getBoundingClientRect());
      return { left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)) };
    });
    expect(city.left).toBeGreaterThanOrEqual(sheet?.x ?? Infinity);
    expect(city.right).toBeLessThanOrEqual((sheet?.x ?? 0) + (sheet?.width ?? 0));
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.getByRole('listbox').waitFor({ state: 'attached' });
    expect(await head.count()).toBe(0);
    await context.close();
  });

  test('the browser’s language decides at first, and a switch is remembered', async () => {
    const { context, page } = await open({ ...DESKTOP, locale: 'en-GB' });
    await page.goto(server.url);
    await page.getByText('11 of 43 clusters have not started').waitFor();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByText('11 trong 43 cụm chưa khởi công').waitFor();
    await page.reload();
    await page.getByText('11 trong 43 cụm chưa khởi công').waitFor();
    await context.close();
  });
});

describe('every screen', () => {
  const SCREENS: [string, string, string | null][] = [
    ['map', '/', null],
    ['map with a cluster', '/?c=HN-058', 'lanhdao'],
    ['map with nothing found', '/?q=zzzz', null],
    ['cluster', '/clusters/HN-078', 'lanhdao'],
    ['work', '/work', 'quanly'],
    ['delays', '/delays', 'lanhdao'],
    ['delays without the right', '/delays', null],
    ['area', '/areas/017', 'donganh'],
    ['programmes', '/programmes', null],
    ['sign in', '/sign-in', null],
    ['not found', '/nowhere', null],
  ];
  test.each(SCREENS)(
    '%s has no accessibility violations and does not scroll sideways, large or small, light or dark',
    async (_name, path, who) => {
      for (const [size, colorScheme] of [
        [DESKTOP, 'light'],
        [PHONE, 'dark'],
      ] as const) {
        const options = { ...size, colorScheme };
        const { context, page } = who ? await openAs(who, options) : await open(options);
        await page.goto(`${server.url}${path}`);
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        ).toEqual([]);
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(excess).toBeLessThanOrEqual(0);
        await context.close();
        // The browser notes the status of a page that is none itself.
        if (path === '/nowhere') expected(/status of 404/);
      }
    },
  );
});

test('no page complained, and no request left the machine', () => {
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});
