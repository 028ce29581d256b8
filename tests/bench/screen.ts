import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type Frames, firstMarks, firstMarksOfAll, framesDuring, middleOf, openMap } from './frames.ts';
import { percentile } from './measure.ts';
import { startEmbedded, startOurs } from './parties.ts';
import { figure } from './report.ts';

/** Sizes of a screen on which ten thousand clusters are panned, zoomed and played. */
const SIZES = [
  [1280, 720],
  [1920, 1080],
] as const;

/** Days of the past whose clusters are put in the place of today's. */
const DAYS = ['2024-06-30', '2023-12-31', '2024-03-31', '2023-06-30', '2024-12-31'];

/** The map in a browser: ten thousand clusters of the bench's database, and the demonstration's 136. */
export async function screen(url: string): Promise<void> {
  const browser = await launchBrowser();
  const ours = await startOurs(url);
  for (const size of SIZES) await onScreen({ browser, url: ours.url, size });
  await ours.stop();
  const demonstration = await startEmbedded();
  await slider({ browser, url: demonstration.url, size: SIZES[0] }, '136 clusters', { late: 5 });
  await demonstration.stop();
  await browser.close();
}

interface Screen {
  browser: Browser;
  url: string;
  size: (typeof SIZES)[number];
}

const told = ({ p95, worst, count }: Frames) =>
  `p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(0)} ms, ${count} frames`;

async function onScreen({ browser, url, size }: Screen): Promise<void> {
  const on = size.join(' × ');
  // The first page warms the server's day; what is measured is the browser's part.
  await (await openMap(browser, url, size)).close();
  const { page, close } = await openMap(browser, url, size);
  figure(
    `10,000 clusters, ${on}: first marks of a page opened anew, after the data`,
    await firstMarksOfAll(page),
    {
      unit: 'ms',
      more: 'mostly the program, which on this machine comes after the data',
    },
  );
  await page.waitForLoadState('networkidle');
  const marks: number[] = [];
  for (const day of DAYS) marks.push(await firstMarks(page, day));
  figure(`10,000 clusters, ${on}: first marks after the data of another day`, percentile(marks, 0.5), {
    atMost: 100,
    unit: 'ms',
    more: `worst of ${DAYS.length}: ${Math.round(Math.max(...marks))} ms`,
  });
  await page.waitForLoadState('networkidle');
  // What the machine does beside this: a page on which nothing happens has no late frames of its own.
  const idle = await framesDuring(page, () => page.waitForTimeout(3_000));
  figure(`10,000 clusters, ${on}: frames over 17.5 ms while nothing is done`, idle.late, {
    unit: '%',
    more: told(idle),
  });
  const panned = await framesDuring(page, () => pan(page));
  figure(`10,000 clusters, ${on}: frames over 17.5 ms while panning`, panned.late, {
    atMost: 5,
    unit: '%',
    more: told(panned),
  });
  const zoomed = await framesDuring(page, () => zoom(page));
  figure(`10,000 clusters, ${on}: frames over 17.5 ms while zooming`, zoomed.late, {
    atMost: 5,
    unit: '%',
    more: told(zoomed),
  });
  await close();
  await slider({ browser, url, size }, `10,000 clusters, ${on}`, { p95: 50 });
}

/** The map is taken and drawn about, at three zooms. */
async function pan(page: Page): Promise<void> {
  const { x, y } = await middleOf(page, '.map');
  for (let round = 0; round < 3; round++) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step <= 90; step++) {
      const turn = (step / 90) * 2 * Math.PI;
      await page.mouse.move(x + 220 * Math.sin(turn), y + 140 * (1 - Math.cos(turn)) * (round - 1));
      await nextFrame(page);
    }
    await page.mouse.up();
    await page.mouse.wheel(0, -240);
    await page.waitForTimeout(400);
  }
}

/** In and out by the wheel, one notch after another. */
async function zoom(page: Page): Promise<void> {
  const { x, y } = await middleOf(page, '.map');
  await page.mouse.move(x, y);
  for (const way of [1, -1, 1, -1]) {
    for (let notch = 0; notch < 8; notch++) {
      await page.mouse.wheel(0, way * 120);
      await page.waitForTimeout(120);
    }
  }
}

const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

/** The slider is taken at its end, drawn to the first day and back. */
async function slider(
  { browser, url, size }: Screen,
  of: string,
  limit: { late: number } | { p95: number },
): Promise<void> {
  const { page, close } = await openMap(browser, url, size);
  await page.locator('.time-range').hover();
  await page.locator('.time-bars').waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  const { x, y, width } = await middleOf(page, '.time-range');
  const reach = width / 2 - 10;
  await page.mouse.move(x + reach, y);
  await page.mouse.down();
  const steps = 150;
  const frames = await framesDuring(page, async () => {
    for (let step = 0; step <= steps; step++) {
      await page.mouse.move(x + reach * Math.cos((step / steps) * 2 * Math.PI), y);
      await nextFrame(page);
    }
  });
  await page.mouse.up();
  if ('late' in limit) {
    figure(`slider, ${of}: frames over 17.5 ms while it is drawn`, frames.late, {
      atMost: limit.late,
      unit: '%',
      more: told(frames),
    });
  } else {
    // In whole milliseconds: three frames of the screen are 50, or 50.1.
    figure(`slider, ${of}: a frame, p95`, Math.round(frames.p95), {
      atMost: limit.p95,
      unit: 'ms',
      more: told(frames),
    });
  }
  await close();
}
