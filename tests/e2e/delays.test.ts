import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled, useSite } from '../support/site.ts';

const { url, openAs } = useSite();

const sized = (width: number, height: number) => ({ viewport: { width, height } });

/** How many of the elements are wholly in sight. */
const inSight = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll(
      (all, height) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ top, bottom }) => top >= 0 && bottom <= height).length,
      page.viewportSize()?.height ?? 0,
    );

describe('the list of delays', () => {
  test.each([
    [1280, 720, 10],
    [1920, 1080, 18],
  ])(
    'at %i × %i at least %i clusters are in sight, and the heads stay when one scrolls',
    async (w, h, least) => {
      const { context, page } = await openAs('lanhdao', sized(w, h));
      await page.goto(`${url()}/delays`);
      await settled(page);
      await page.locator('.delays tbody tr').first().waitFor();
      expect(await inSight(page, '.delays tbody tr')).toBeGreaterThanOrEqual(least);
      await page.mouse.wheel(0, 600);
      await page.waitForFunction(() => window.scrollY > 100);
      expect(await inSight(page, '.delays thead th')).toBe(6);
      await context.close();
    },
  );

  test.each([
    [1024, 768],
    [1920, 1080],
  ])('on a wall of %i × %i ten are read from afar, and nothing else', async (w, h) => {
    const { context, page } = await openAs('lanhdao', sized(w, h));
    await page.goto(`${url()}/delays?view=projector`);
    await page.locator('.projector li').first().waitFor();
    expect(await inSight(page, '.projector li')).toBe(10);
    const sizes = await page
      .locator('.projector li p, .projector h1, .projector-totals')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    const covered = await page.evaluate(
      () => document.elementFromPoint(20, 20)?.closest('.top-bar') === null,
    );
    expect(covered).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.getByText('11–20 trên').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.delays tbody tr').first().waitFor();
    await context.close();
  });
});
