import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DESKTOP, PHONE, settled, useSite } from '../support/site.ts';

const { url, open, openAs, expected } = useSite();

describe('the main job', () => {
  test('a project manager moves a forecast on a phone; the committee’s map and leadership’s list show it within a second', async () => {
    const [manager, committee, leadership] = await Promise.all([
      openAs('quanly', PHONE),
      openAs('donganh'),
      openAs('lanhdao'),
    ]);
    await committee.page.goto(`${url()}/?q=Thiết Bình`);
    await leadership.page.goto(`${url()}/delays?lateness=critical,late,at_risk,on_track&q=Thiết Bình`);
    await Promise.all([settled(committee.page), settled(leadership.page)]);
    const inList = committee.page.getByRole('option', { name: /Thiết Bình/ });
    const inDelays = leadership.page.getByRole('row', { name: /Thiết Bình/ });
    expect(await inList.textContent()).toContain('đúng tiến độ');

    await manager.page.goto(`${url()}/work`);
    const due = manager.page
      .locator('.due-group', { hasText: 'Thiết Bình' })
      .locator('.due', { hasText: 'Hoàn thành hạ tầng' });
    await due.getByRole('button', { name: 'Cập nhật' }).click();
    await due.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    await due.getByLabel('Độ chính xác').selectOption('day');
    await due.getByLabel('Ngày', { exact: true }).fill('2026-08-15');
    await due.getByLabel('Lý do').selectOption('permits');
    await due.getByLabel('Nêu rõ nguyên nhân (một câu)').fill('Chờ thẩm định phòng cháy');
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
      await page.goto(`${url()}/clusters/HN-058`);
      await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
      await page.getByLabel('Độ chính xác').selectOption('day');
      await page.getByLabel('Ngày', { exact: true }).fill(date);
      await page.getByLabel('Lý do').selectOption('planning');
      await page.getByLabel('Nêu rõ nguyên nhân (một câu)').fill(note);
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
    await page.goto(`${url()}/clusters/HN-061`);
    await page.getByText('Cập nhật tiến độ').click();
    await page.getByLabel('Chọn mốc').selectOption('works_accepted');
    await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    await page.getByLabel('Độ chính xác').selectOption('day');
    await page.getByLabel('Ngày', { exact: true }).fill('2025-09-01');
    await page.getByLabel('Lý do').selectOption('permits');
    await page.getByLabel('Nêu rõ nguyên nhân (một câu)').fill('Gửi khi mất mạng');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/Chưa kết nối được máy chủ/).waitFor();
    expect(await page.getByLabel('Nêu rõ nguyên nhân (một câu)').inputValue()).toBe('Gửi khi mất mạng');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await page.getByRole('heading', { name: 'Lịch sử cập nhật' }).click();
    await page.locator('.history', { hasText: 'Gửi khi mất mạng' }).waitFor();
    expect(await page.locator('.history li', { hasText: 'Gửi khi mất mạng' }).count()).toBe(1);
    expected(/ERR_INTERNET_DISCONNECTED/); // The browser notes the lost connection itself.
    await context.close();
  });

  test('an empty form fits a phone, tells what is missing beside each field and sends nothing', async () => {
    const { context, page } = await openAs('quanly', { ...PHONE, locale: 'vi-VN' });
    await page.goto(`${url()}/clusters/HN-058`);
    await page.getByText('Cập nhật tiến độ').click();
    await page.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Cần điền ô này.').first().waitFor();
    expect(await page.getByLabel('Số văn bản').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('main').getByRole('button', { name: 'Hủy' }).click();
    await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    const card = await page.locator('.card', { has: page.locator('form') }).boundingBox();
    const widest = await page.locator('form select').last().boundingBox();
    expect((widest?.x ?? 0) + (widest?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
    await context.close();
  });
});

test('the page of a cluster is under 2,000 pixels on a phone, for the public and for those in charge', async () => {
  for (const who of [null, 'quanly', 'lanhdao']) {
    const { context, page } = who ? await openAs(who, PHONE) : await open(PHONE);
    for (const code of ['HN-058', 'HN-069', 'HN-077']) {
      await page.goto(`${url()}/clusters/${code}`);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollHeight), `${who} ${code}`).toBeLessThan(
        2000,
      );
    }
    await context.close();
  }
});

describe('every screen', () => {
  const SCREENS: [string, string, string | null][] = [
    ['map', '/', null],
    ['map with a cluster', '/?c=HN-058', 'lanhdao'],
    ['map with nothing found', '/?q=zzzz', null],
    ['cluster', '/clusters/HN-078', 'lanhdao'],
    ['cluster that there is not', '/clusters/HN-999', null],
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
        await page.goto(`${url()}${path}`);
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
        if (path === '/nowhere' || path.endsWith('HN-999')) expected(/status of 404/);
      }
    },
  );
});
