import type { Browser, Page } from 'playwright-core';
import { percentile } from './measure.ts';

/** A frame that was drawn in time: the clock of a browser without a screen tells 16.7 ms as anything up to this. */
const IN_TIME_MS = 17.5;

export interface Frames {
  /** Milliseconds between one frame and the next. */
  p95: number;
  worst: number;
  /** Per cent of the frames that came too late. */
  late: number;
  count: number;
}

const framesOf = (intervals: readonly number[]): Frames => ({
  p95: percentile(intervals, 0.95),
  worst: Math.max(...intervals),
  late: (100 * intervals.filter((ms) => ms > IN_TIME_MS).length) / intervals.length,
  count: intervals.length,
});

interface Watched {
  watched?: { times: number[]; until: number };
}

/** Frames of a page while something is done to it. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const watched = { times: [] as number[], until: Number.POSITIVE_INFINITY };
    Object.assign(window, { watched });
    const next = (now: number) => {
      watched.times.push(now);
      if (now < watched.until) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  const times = await page.evaluate(() => {
    const { watched } = window as unknown as Required<Watched>;
    watched.until = 0;
    return watched.times;
  });
  return framesOf(times.slice(1).map((time, i) => time - (times[i] ?? time)));
}

interface FirstMarks {
  firstMark?: number;
}

/** A page of the map, from whose first script on it is noted when the first sign is drawn. */
export async function openMap(browser: Browser, url: string, [width, height]: readonly [number, number]) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
  const page = await context.newPage();
  // tsx writes the names of functions into them by a helper of its own, which a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (said) => said;' });
  await page.addInitScript(() => {
    const { drawImage } = CanvasRenderingContext2D.prototype;
    const noted = function noted(this: CanvasRenderingContext2D, ...how: unknown[]) {
      const seen = window as FirstMarks;
      if (seen.firstMark === undefined && this.canvas.classList.contains('canvas-signs')) {
        seen.firstMark = performance.now();
      }
      Reflect.apply(drawImage, this, how);
    };
    Object.assign(CanvasRenderingContext2D.prototype, { drawImage: noted });
  });
  await page.goto(url);
  await page.waitForFunction(() => (window as FirstMarks).firstMark !== undefined);
  await page.evaluate(() => document.fonts.ready);
  return { page, close: () => context.close() };
}

/** From the arrival of the last of the answers that a map opened anew is drawn from to its first sign. */
export const firstMarksOfAll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const needed = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/api/map') || name.includes('units.cells'))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return ((window as FirstMarks).firstMark ?? Number.NaN) - Math.max(...needed);
  });

/** From the arrival of another day's clusters to the frame in which they are drawn, on a map that stands. */
export const firstMarks = (page: Page, day: string): Promise<number> =>
  page.evaluate(
    (asOf) =>
      new Promise<number>((resolve) => {
        const canvas = document.querySelector('canvas.canvas-signs') as { signs?: unknown } | null;
        let drawn = canvas?.signs;
        let last = 0;
        performance.clearResourceTimings();
        window.history.pushState(null, '', `/?asof=${asOf}`);
        window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
        const look = (now: number) => {
          if (canvas?.signs !== drawn) [drawn, last] = [canvas?.signs, now];
          const answer = performance
            .getEntriesByType('resource')
            .find(({ name }) => name.includes('/api/map')) as PerformanceResourceTiming | undefined;
          // What is drawn last is the new day's: other things may draw the old one anew meanwhile.
          if (answer && last > answer.responseEnd && now - last > 1_000) resolve(last - answer.responseEnd);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    day,
  );

/** The middle of an element on the screen. */
export async function middleOf(
  page: Page,
  selector: string,
): Promise<{ x: number; y: number; width: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}
