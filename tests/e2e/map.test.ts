import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DESKTOP, settled, useSite } from '../support/site.ts';

const { url, open } = useSite();

interface SeenSign {
  codes: string[];
  x: number;
  y: number;
}

/** What stands where on the map, in pixels of the window. */
const signsOf = (page: Page): Promise<SeenSign[]> =>
  page.locator('canvas.canvas-signs').evaluate((canvas: HTMLCanvasElement & { signs?: () => SeenSign[] }) => {
    const frame = canvas.closest('.map')?.getBoundingClientRect();
    return (canvas.signs?.() ?? []).map(({ codes, x, y }) => ({
      codes,
      x: x + (frame?.left ?? 0),
      y: y + (frame?.top ?? 0),
    }));
  });

describe('the map and its twin', () => {
  test('list and map stay in step, both ways, and the URL holds all of it', async () => {
    const { context, page } = await open();
    await page.goto(url());
    await settled(page);
    // Every published cluster but one has a place, and none of the seven without a published name has.
    expect((await signsOf(page)).flatMap(({ codes }) => codes)).toHaveLength(128);
    await page.getByRole('searchbox').fill('tan trieu');
    await page.getByText('1 trên 136 cụm').waitFor();
    await expect.poll(() => signsOf(page)).toHaveLength(1);
    const [only] = await signsOf(page);
    if (!only) throw new Error('no sign');
    await page.mouse.click(only.x, only.y);
    await page.getByRole('option', { name: /Tân Triều/, selected: true }).waitFor();
    await page.locator('.drawer', { hasText: 'Tân Triều' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('tan trieu');
    // Opening it moves nothing: the map stays where it was.
    expect(await signsOf(page)).toEqual([only]);
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
    await page.goto(url());
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
    await page.goto(`${url()}/?asof=2024-06-30`);
    await page.getByText('19 trong 43 cụm chưa khởi công').waitFor();
    await page.locator('.frame-past').waitFor();
    await page.getByRole('link', { name: 'Chương trình' }).first().click();
    await page.getByRole('heading', { name: 'Còn 19 cụm phải khởi công trong 18 tháng' }).waitFor();
    expect(
      await page
        .locator('.target', { hasText: '43 cụm' })
        .first()
        .locator('.figure-value')
        .first()
        .textContent(),
    ).toBe('24');
    await page.getByRole('button', { name: 'Về hôm nay' }).click();
    await page.getByRole('heading', { name: 'Còn 11 cụm phải khởi công trong 9 tháng' }).waitFor();
    await context.close();
  });

  test('after 30 June 2025 the map is drawn by commune', async () => {
    const { context, page } = await open();
    await page.goto(`${url()}/?asof=2025-07-15`);
    await page.locator('.area').first().waitFor();
    expect(await page.locator('.area').count()).toBe(126);
    await context.close();
  });

  test('on paper the sheet names its day and source, the map is whole, the list complete, and no control is left', async () => {
    const { context, page } = await open();
    await page.goto(`${url()}/?asof=2024-06-30`);
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
    await page.goto(url());
    await page.getByText('11 of 43 clusters have not started').waitFor();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByText('11 trong 43 cụm chưa khởi công').waitFor();
    await page.reload();
    await page.getByText('11 trong 43 cụm chưa khởi công').waitFor();
    await context.close();
  });
});

test('the slider goes through the record: finding, list and signs are of the day under the thumb, and the address of the day at rest', async () => {
  const { context, page } = await open();
  await page.goto(url());
  await settled(page);
  const line = page.getByRole('slider', { name: 'Ngày đang xem' });
  await line.hover();
  await page.locator('.time-bars').waitFor({ state: 'attached' });
  const box = await line.boundingBox();
  if (!box) throw new Error('no slider');
  const at = { y: box.y + box.height / 2, right: box.x + box.width - 9, left: box.x + 9 };
  await page.mouse.move(at.right, at.y);
  await page.mouse.down();
  await page.mouse.move(at.left + (at.right - at.left) * 0.6, at.y, { steps: 12 });
  const asOf = () => new URL(page.url()).searchParams.get('asof');
  const shownDay = () => page.locator('.time-day').textContent();
  const day = (await shownDay()) ?? '';
  expect(day).toMatch(/2022$/);
  expect(asOf()).toBeNull();
  await page.locator('.frame-past').waitFor();
  // Of this year nearly all of the 43 had not started; 116 were on record, eight of them without a place.
  const said = await page.locator('h1').first().textContent();
  expect(said).toMatch(/^3[4-9] trong 43 cụm chưa khởi công$/);
  const codes = async () => (await signsOf(page)).flatMap(({ codes: under }) => under).length;
  await expect.poll(codes).toBe(108);
  await page.getByText('116 cụm', { exact: true }).waitFor();
  await page.mouse.up();
  await page.waitForURL(/asof=2022-/);
  expect(asOf()?.split('-').toReversed().join('/')).toBe(day);
  // At rest and asked for by itself, the day is the same.
  await page.reload();
  await settled(page);
  expect(await page.locator('h1').first().textContent()).toBe(said);
  await expect.poll(codes).toBe(108);
  await page.getByRole('button', { name: 'Hôm nay', exact: true }).click();
  await page.getByText('11 trong 43 cụm chưa khởi công').waitFor();
  expect(asOf()).toBeNull();
  await context.close();
});

describe('every sign', () => {
  type Press = (sign: SeenSign) => Promise<void>;

  /** Where several are about equally near all of them are offered, the nearest first. */
  const offer = (page: Page) => page.getByRole('dialog').filter({ hasText: 'Chọn cụm' });
  const opened = (page: Page) => new URL(page.url()).searchParams.get('c');

  /** Presses a sign of one cluster; what then is open, by the address. */
  async function openBy(page: Page, press: Press, sign: SeenSign): Promise<string | null> {
    await press(sign);
    await page
      .waitForFunction(
        () =>
          new URL(location.href).searchParams.has('c') || document.querySelector('.map-card-choice') !== null,
        null,
        { polling: 'raf', timeout: 5_000 },
      )
      .catch(() => expect.fail(`nothing opens at ${JSON.stringify(sign)}`));
    if (await offer(page).count()) await offer(page).getByRole('button').first().click();
    await page.locator('.drawer').waitFor();
    const code = opened(page);
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    return code;
  }

  /** Comes nearer until a cluster has a sign of its own, or is offered by name because the map comes no nearer. */
  async function comeTo(page: Page, press: Press, code: string): Promise<'own' | 'offered'> {
    for (;;) {
      const signs = await signsOf(page);
      const sign = signs.find(({ codes }) => codes.includes(code));
      if (!sign) throw new Error(`${code} has no sign`);
      if (sign.codes.length === 1) return 'own';
      await press(sign);
      await expect
        .poll(
          async () =>
            (await offer(page).count()) > 0 || JSON.stringify(await signsOf(page)) !== JSON.stringify(signs),
          { timeout: 5_000, message: `comes no nearer at ${JSON.stringify(sign)}` },
        )
        .toBe(true);
      if ((await offer(page).count()) === 0) continue;
      expect(await offer(page).getByRole('button').count()).toBeGreaterThanOrEqual(sign.codes.length);
      await page.keyboard.press('Escape');
      return 'offered';
    }
  }

  test.each([
    // Every sign once: a quarter of them on each screen, by a finger on the smaller two, by a mouse on the larger.
    [390, 844, true, 0],
    [768, 1024, true, 1],
    [1280, 800, false, 2],
    [1920, 1080, false, 3],
  ])(
    'regression: at %d × %d a press on a sign opened another cluster; each opens its own',
    async (width, height, touch, quarter) => {
      const options = { viewport: { width, height }, hasTouch: touch, isMobile: touch };
      const { context, page } = await open({ ...options, reducedMotion: 'reduce' });
      const press: Press = ({ x, y }) => (touch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
      await page.goto(url());
      await settled(page);
      await page.locator('canvas.canvas-signs').waitFor();
      // A tool may lie over a sign that is not the one that was come to; one moves the map then.
      const inSight = ({ x, y }: SeenSign) =>
        page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.closest('.map') != null, [
          x,
          y,
        ] as const);
      const codesSeen = (await signsOf(page)).flatMap(({ codes }) => codes);
      expect(codesSeen.length).toBeGreaterThan(100);
      const all = codesSeen.sort().filter((_code, i) => i % 4 === quarter);
      const found = new Map<string, string | null>();
      while (found.size < all.length) {
        const next = all.find((code) => !found.has(code)) ?? '';
        if ((await comeTo(page, press, next)) === 'offered') found.set(next, next);
        for (const sign of await signsOf(page)) {
          const [code = '', another] = sign.codes;
          if (another !== undefined || found.has(code) || !all.includes(code)) continue;
          if (code !== next && !(await inSight(sign))) continue;
          found.set(code, await openBy(page, press, sign));
        }
        await page.getByRole('button', { name: 'Toàn thành phố' }).click();
      }
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(all.map((code) => [code, code])));
      await context.close();
    },
    240_000,
  );
});
