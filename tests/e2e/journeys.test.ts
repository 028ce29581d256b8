import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { PHONE, settled, useSite } from '../support/site.ts';

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
      .locator('.due', { hasText: 'Thiết Bình' })
      .filter({ hasText: 'Hoàn thành hạ tầng' });
    await due.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    await due.getByLabel('Độ chính xác').selectOption('day');
    await due.getByLabel('Ngày', { exact: true }).fill('15/08/2026');
    await due.getByLabel('Lý do').selectOption('permits');
    await due.getByLabel(/^Nêu rõ nguyên nhân/).fill('Chờ thẩm định phòng cháy');
    expect(await due.locator('.preview').textContent()).toContain('chậm 13 tháng');
    await due.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await due.getByText(/^Đã lưu lúc/).waitFor();
    await due.getByText(/^Thiết Bình: Hoàn thành hạ tầng dự kiến 15\/08\/2026, chậm 13 tháng/).waitFor();

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
      await page.getByLabel(/^Nêu rõ nguyên nhân/).fill(note);
    };
    await form(first.page, '20/08/2025', 'Bản của người thứ nhất');
    await form(second.page, '05/10/2025', 'Bản của người thứ hai');
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

  test('without a connection what is said is kept on the phone, and is recorded once when it is back', async () => {
    const { context, page } = await openAs('quanly', PHONE);
    await page.goto(`${url()}/clusters/HN-061`);
    await page.getByText('Cập nhật tiến độ').click();
    await page.getByLabel('Chọn mốc').selectOption('works_accepted');
    await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    await page.getByLabel('Độ chính xác').selectOption('day');
    await page.getByLabel('Ngày', { exact: true }).fill('01/09/2025');
    await page.getByLabel('Lý do').selectOption('permits');
    await page.getByLabel(/^Nêu rõ nguyên nhân/).fill('Gửi khi mất mạng');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/^Đã lưu trên máy này lúc .* chưa gửi/).waitFor();
    await page.getByRole('link', { name: 'Chờ gửi 1' }).waitFor();
    await context.setOffline(false);
    await page.getByText(/^Đã gửi và ghi nhận lúc/).waitFor();
    expect(await page.getByRole('link', { name: /^Chờ gửi/ }).count()).toBe(0);
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
    const widest = await page.locator('form .day-field').last().boundingBox();
    expect((widest?.x ?? 0) + (widest?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
    await context.close();
  });
});

describe('what a week asks of a project manager', () => {
  test('reports for two clusters in at most ten presses, from the door on', async () => {
    const { context, page } = await open(PHONE);
    let presses = 0;
    const press = async (target: Locator) => {
      presses += 1;
      await target.tap();
    };
    await page.goto(`${url()}/sign-in`);
    await press(page.getByRole('button', { name: /^quanly/ }));
    await press(page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }));
    await page.waitForURL(/\/work$/);
    for (const cluster of ['Liên Hà 2', 'Thiết Bình']) {
      const card = page.locator('.report-card').filter({ has: page.getByRole('heading', { name: cluster }) });
      await press(card.getByRole('button', { name: `${cluster}: vẫn đúng dự kiến` }));
      await card.getByText(/^Đã báo cáo: \d+ mốc vẫn đúng dự kiến/).waitFor();
      await card.getByText(/Báo cáo gần nhất 31\/03\/2025/).waitFor();
    }
    expect(presses).toBeLessThanOrEqual(10);
    await context.close();
  });

  test('a report that the committee returns is seen at once, with its reason, and is answered in place', async () => {
    const [manager, committee] = await Promise.all([openAs('quanly', PHONE), openAs('donganh')]);
    await manager.page.goto(`${url()}/work`);
    const due = manager.page
      .locator('.due', { hasText: 'Thiết Bình' })
      .filter({ hasText: 'Hoàn thành thi công' });
    await due.getByRole('button', { name: 'Báo cáo hoàn thành' }).tap();
    await due.getByLabel('Văn bản không có số').check();
    await due.locator('.offers .chip').first().tap();
    await due.getByRole('button', { name: 'Gửi báo cáo' }).tap();
    await due.getByText(/^Báo cáo đang chờ/).waitFor();

    await committee.page.goto(`${url()}/work`);
    const waiting = committee.page.locator('.inbox-row', { hasText: 'Thiết Bình' });
    for (const told of ['Hoàn thành thi công các hạng mục', '31/03/2025', 'không số', 'Đỗ Thị An'])
      expect(await waiting.textContent()).toContain(told);
    await waiting.getByRole('button', { name: 'Trả lại, nêu lý do' }).click();
    await waiting.getByLabel('Lý do trả lại').fill('Thiếu chữ ký của tư vấn giám sát');
    await waiting.getByRole('button', { name: 'Gửi trả lại' }).click();
    await waiting
      .getByText(/^Đã trả lại Thiết Bình: Hoàn thành thi công các hạng mục cho Đỗ Thị An/)
      .waitFor();

    const bar = manager.page.getByRole('link', { name: /^Việc của tôi: \d \(2 báo cáo bị trả lại/ });
    await bar.waitFor({ timeout: 1000 });
    const card = manager.page.locator('.returned-card', { hasText: 'Thiết Bình' });
    await card.getByText('Thiếu chữ ký của tư vấn giám sát').waitFor({ timeout: 1000 });
    await card.getByRole('button', { name: 'Báo cáo hoàn thành' }).tap();
    await card.getByLabel('Số văn bản').fill('21/BB-NT');
    await card.getByLabel('Cơ quan ban hành').fill('Ban QLDA');
    await card.getByRole('button', { name: 'Gửi báo cáo' }).tap();
    await card.getByText(/^Đã lưu lúc/).waitFor();
    await manager.page.getByRole('link', { name: /^Việc của tôi: \d \(1 báo cáo bị trả lại/ }).waitFor();

    const again = committee.page.locator('.inbox-row', { hasText: '21/BB-NT' });
    await again.getByRole('button', { name: 'Xác nhận' }).click();
    await again.getByText(/^Đã xác nhận Thiết Bình/).waitFor();
    await Promise.all([manager, committee].map(({ context }) => context.close()));
  });
});

describe('nothing that is typed is lost', () => {
  const forecast = async (page: Page) => {
    await page.goto(`${url()}/clusters/HN-058`);
    await page.getByText('Cập nhật tiến độ').click();
    await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
    await page.getByLabel('Độ chính xác').selectOption('day');
  };
  const words = (page: Page) => page.getByLabel(/^Nêu rõ nguyên nhân/);

  test('offline it is said at once, the bars stay wherever one goes, and the draft is there again', async () => {
    const { context, page } = await openAs('quanly', PHONE);
    await forecast(page);
    await words(page).fill('Viết trước khi mất mạng');
    await context.setOffline(true);
    await page.getByText(/^Ngoại tuyến – dữ liệu lúc \d\d:\d\d ngày/).waitFor({ timeout: 1000 });
    await page.getByRole('link', { name: 'Chương trình' }).tap();
    await page.locator('.bottom-bar').waitFor();
    await page.getByText(/^(Không có mạng nên chưa tải|Chưa kết nối được máy chủ\. Trang tự)/).waitFor();
    await page.locator('.bottom-bar').waitFor();
    await context.setOffline(false);
    await page.getByText(/^Ngoại tuyến – dữ liệu lúc/).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /chỉ tiêu/i }).waitFor({ timeout: 40_000 });
    await forecast(page);
    expect(await words(page).inputValue()).toBe('Viết trước khi mất mạng');
    await page.getByText(/^Bản nháp lúc/).waitFor();
    await page.getByRole('button', { name: 'bỏ bản nháp' }).click();
    expected(/ERR_INTERNET_DISCONNECTED|dynamically imported|Failed to fetch/);
    await context.close();
  });

  test('a session that has ended lets its person in over the form, which is then sent', async () => {
    const { context, page } = await openAs('quanly', PHONE);
    await forecast(page);
    await page.getByLabel('Ngày', { exact: true }).fill('20/12/2025');
    await page.getByLabel('Lý do').selectOption('permits');
    await words(page).fill('Viết khi phiên đã hết');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await dialog.getByLabel('Tên đăng nhập').fill('quanly');
    await dialog.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText(/^Đã đăng nhập lại/).waitFor();
    expect(await words(page).inputValue()).toBe('Viết khi phiên đã hết');
    await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
    await page.getByText(/^Đã lưu lúc/).waitFor();
    expected(/status of 401/);
    await context.close();
  });
});
