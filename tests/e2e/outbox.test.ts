import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PHONE, useSite } from '../support/site.ts';
import { hashOf, photo } from '../support/uploads.ts';

const { url, openAs, expected } = useSite();
const CLUSTER = 'HN-058';

/** The day of one milestone, typed into its form on the page of the cluster and saved. */
async function sayForecast(page: Page, date: string, note: string) {
  await page.getByRole('button', { name: 'Cập nhật ngày dự kiến' }).click();
  await page.getByLabel('Độ chính xác').selectOption('day');
  await page.getByLabel('Ngày', { exact: true }).fill(date);
  await page.getByLabel('Lý do').selectOption('planning');
  await page.getByLabel(/^Nêu rõ nguyên nhân/).fill(note);
  await page.getByRole('button', { name: 'Lưu ngày dự kiến' }).click();
}

describe('a phone that loses its connection', () => {
  test('in the middle of three photographs: all arrive, each once and whole, also after the page was closed', async () => {
    const { context, page } = await openAs('quanly', PHONE);
    const photos = await Promise.all([1, 2, 3].map((n) => photo({ width: 600 + 100 * n, height: 400 })));
    await page.goto(`${url()}/clusters/${CLUSTER}`);
    await page.getByRole('heading', { level: 2, name: 'Minh chứng' }).click();
    await page.getByRole('button', { name: 'Thêm minh chứng' }).click();
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles(photos.map((buffer, i) => ({ name: `anh-${i}.jpg`, mimeType: 'image/jpeg', buffer })));
    await page.getByLabel('Mô tả ngắn').fill('Ba tấm khi mất mạng');
    // The first is on its way when the line is cut.
    await page.route('**/api/files/uploads/**', async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.getByRole('button', { name: 'Gửi 3 tệp' }).click();
    await page
      .getByText(/đã lưu trên máy này/)
      .nth(2)
      .waitFor();
    await page.getByRole('link', { name: 'Chờ gửi 3' }).waitFor();
    await page.close();

    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(`${url()}/outbox`);
    await later.getByRole('heading', { level: 1, name: 'Không có gì chờ gửi' }).waitFor();
    await later.getByRole('heading', { name: 'Đã gửi từ máy này (3)' }).waitFor();
    const asked = encodeURIComponent(JSON.stringify({ code: CLUSTER }));
    const listed = await context.request.get(`${url()}/api/trpc/evidence.list?input=${asked}`);
    const { result } = (await listed.json()) as {
      result: { data: { items: { sha256: string; caption: string }[] } };
    };
    const arrived = result.data.items.filter(({ caption }) => caption === 'Ba tấm khi mất mạng');
    expect(arrived.map(({ sha256 }) => sha256).sort()).toEqual(photos.map(hashOf).sort());
    await context.close();
    expected(/ERR_INTERNET_DISCONNECTED/);
  });

  test('while somebody else says otherwise: both are shown, and nothing is written over', async () => {
    const [phone, office] = await Promise.all([openAs('quanly', PHONE), openAs('quanly', PHONE)]);
    await phone.page.goto(`${url()}/clusters/HN-061`);
    await phone.page.getByText('Cập nhật tiến độ').click();
    await phone.page.getByLabel('Chọn mốc').selectOption('works_accepted');
    await phone.context.setOffline(true);
    await sayForecast(phone.page, '01/09/2025', 'Nói từ công trường');
    await phone.page.getByText(/^Đã lưu trên máy này/).waitFor();

    await office.page.goto(`${url()}/clusters/HN-061`);
    await office.page.getByText('Cập nhật tiến độ').click();
    await office.page.getByLabel('Chọn mốc').selectOption('works_accepted');
    await sayForecast(office.page, '20/09/2025', 'Nói từ văn phòng');
    await office.page.getByText(/^Đã lưu lúc/).waitFor();

    await phone.context.setOffline(false);
    await phone.page.getByRole('link', { name: 'Cần xử lý 1' }).click();
    const conflict = phone.page.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('Nói từ văn phòng');
    expect(await conflict.textContent()).toContain('Nói từ công trường');
    await conflict.getByRole('button', { name: 'Giữ bản đã lưu' }).click();
    await phone.page.getByRole('heading', { level: 1, name: 'Không có gì chờ gửi' }).waitFor();
    await Promise.all([phone.context.close(), office.context.close()]);
    expected(/409|ERR_INTERNET_DISCONNECTED/); // The browser notes the conflict, and that it was cut off, itself.
  });
});
