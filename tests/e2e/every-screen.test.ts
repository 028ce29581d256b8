import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { DESKTOP, PHONE, settled, useSite } from '../support/site.ts';

const { url, open, openAs, expected } = useSite();

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

const SCREENS: [string, string, string | null][] = [
  ['map', '/', null],
  ['map with a cluster', '/?c=HN-058', 'lanhdao'],
  ['map with nothing found', '/?q=zzzz', null],
  ['cluster', '/clusters/HN-078', 'lanhdao'],
  ['cluster that there is not', '/clusters/HN-999', null],
  ['work', '/work', 'quanly'],
  ['inbox', '/work', 'donganh'],
  ['work of the whole city', '/work', 'socongthuong'],
  ['forecasts to decide on', '/work', 'lanhdao'],
  ['work without the right', '/work', 'quantri'],
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
