import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../server/root.ts';
import { PHONE, settled, useSite } from '../support/site.ts';

const { url, open, openAs } = useSite();

/** What comes on the wire, compressed as for any browser; `text` where it was not. */
const fetched = (path: string, encoding: 'br' | 'identity'): Promise<{ bytes: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding, 'accept-language': 'vi' };
    get(`${url()}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const all = Buffer.concat(parts);
        resolve({ bytes: all.length, text: all.toString() });
      });
    }).on('error', reject);
  });

/** Page and program in thousands of bytes, without letters and map: a little more than they are (docs/performance.md). */
const FIRST_LOADS = {
  '/sign-in': 172,
  '/': 217,
  '/clusters/HN-058': 207,
  '/areas/017': 197,
  '/programmes': 204,
};

test.each(Object.entries(FIRST_LOADS))(
  'a first load of %s weighs no more than %i KB, and brings no form and no schema',
  async (path, most) => {
    const { text } = await fetched(path, 'identity');
    const files = [...text.matchAll(/(?:src|href)="(\/assets\/([\w-]+?)-[\w-]{8}\.js)"/g)];
    const names = files.map(([, , name]) => name);
    expect(names).toContain('libraries');
    expect(names.filter((name) => /^(said|saying|forms|rooms)$/.test(name ?? ''))).toEqual([]);
    const all = await Promise.all(
      [path, ...files.map(([, file]) => String(file))].map((one) => fetched(one, 'br')),
    );
    const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes / 1000).toBeLessThan(most);
    // Nor much less: else this says nothing any more.
    expect(bytes / 1000).toBeGreaterThan(most - 12);
  },
);

/** What a first screen asks for beside its words: the stream of changes; what its map draws; a list further down. */
const BESIDE: Record<string, string[]> = {
  '/': ['units.cells'],
  '/?asof=2024-06-30': ['units.cells'],
  '/areas/017': ['units.cells', 'units.list'],
  '/work': ['procedure.list'],
};

test.each([
  ['/', null],
  ['/?asof=2024-06-30', null],
  ['/clusters/HN-058', null],
  ['/areas/017', null],
  ['/sign-in', null],
  ['/programmes', null],
  ['/delays', 'lanhdao'],
  ['/work', 'quanly'],
  ['/work', 'lanhdao'],
  ['/clusters/HN-058', 'quanly'],
])(
  'the first words of %s for %s are what it then says, and what it begins with is not asked for',
  async (path, who) => {
    const { context, page } = await (who ? openAs(who, PHONE) : open(PHONE));
    const html = await (await context.request.get(`${url()}${path}`)).text();
    const words = (pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&');
    const [title = '', told] = [words(/<h1>(.*?)<\/h1>/), words(/class="first-told[^"]*">(.*?)<\/p>/)];
    // What is made up says so from the first moment on.
    expect(html).toMatch(/<aside class="banner-demo">.*?<h1>/s);
    const asked: string[] = [];
    page.on('request', (request) => {
      const [, named] = /\/api\/trpc\/([\w.,]+)/.exec(request.url()) ?? [];
      asked.push(...(named?.split(',') ?? []));
    });
    await page.goto(`${url()}${path}`);
    await page.waitForSelector('#root:not(.is-arriving) main h1');
    const atOnce = [...asked];
    await settled(page);
    const beside = ['live.hints', ...(BESIDE[path] ?? [])];
    expect(atOnce.filter((name) => !beside.includes(name))).toEqual([]);
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
    const said = plain(await page.locator('main').innerText());
    expect(await page.getByRole('heading', { level: 1, name: title }).count()).toBe(1);
    if (/^\/($|clusters|programmes|sign-in)/.test(path)) expect(told?.length).toBeGreaterThan(20);
    if (told !== undefined) expect(said).toContain(plain(told));
    await context.close();
  },
);

test('whoever reports is not kept waiting for forms: their first screen comes without, and they come right after', async () => {
  for (const path of ['/work', '/clusters/HN-058']) {
    const { context, page } = await openAs('quanly', PHONE);
    const html = await (await context.request.get(`${url()}${path}`)).text();
    expect(html).toMatch(/modulepreload" href="\/assets\/saying-/);
    expect(html).not.toMatch(/\/assets\/(said|forms)-[\w-]+\.js/);
    const coming = page.waitForRequest(/\/assets\/forms-/);
    await page.goto(`${url()}${path}`);
    await coming;
    await context.close();
  }
});

test('every file that a file of the program asks for is there, and none has nothing in it but the name of another', () => {
  const folder = join(ROOT, 'dist/client/assets');
  const files = readdirSync(folder);
  const there = new Set(files);
  const programs = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const asked = programs.flatMap((code) =>
    [...code.matchAll(/["'`](?:\.\/|assets\/)([\w.-]+\.(?:js|css))["'`]/g)].map(([, name = '']) => name),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((name) => !there.has(name))).toEqual([]);
  expect(programs.filter((code) => /^export\s*\{[^}]*\}\s*from/.test(code))).toEqual([]);
});
