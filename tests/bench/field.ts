import type { Browser, Page } from 'playwright-core';
import { LONGEST_MS, MOST_MEMORY, TEXT_MS } from '../../server/reading/limits.ts';
import { documentReader } from '../../server/reading/read.ts';
import { launchBrowser } from '../support/browser.ts';
import { CASES } from '../support/pages/cases.ts';
import { knownRegister } from '../support/pages/known.ts';
import { made } from '../support/pages/layout.ts';
import { pictureOfCase, SCANS } from '../support/pages/shots.ts';
import { dataFolder, startServer } from '../support/process.ts';
import { photo } from '../support/uploads.ts';
import { percentile } from './measure.ts';
import { say } from './parties.ts';
import { signedIn } from './reader.ts';
import { figure } from './report.ts';

/** 3G at a building site, and a phone's camera. */
const NETWORK = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const CAMERA = { width: 4000, height: 3000 };
const ROUNDS = 5;

/** What a reading may take of a server on duty; one that takes more is given up. */
const LIMITS = { textMs: TEXT_MS, longestMs: LONGEST_MS, mostMemory: MOST_MEMORY };

const median = (values: number[]) => percentile(values, 0.5);

/** What a project manager waits for at a site, and whoever looks at what was sent. */
export async function field(): Promise<void> {
  const folder = dataFolder();
  const [server, browser] = await Promise.all([startServer(folder.path), launchBrowser()]);
  try {
    say('\nAt the building site: 400 kbit/s, three photographs of some 4 MB.\n');
    await accepted(browser, server.url);
    await many(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
  await reading();
}

async function openCluster(browser: Browser, url: string, code: string): Promise<Page> {
  const storageState = await signedIn(browser, url, 'quanly');
  const context = await browser.newContext({ locale: 'vi-VN', ...PHONE, storageState });
  const page = await context.newPage();
  // What the compiler writes round a named function of what runs in the page.
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.goto(`${url}/clusters/${code}`);
  await page.getByRole('heading', { level: 2, name: 'Minh chứng' }).click();
  return page;
}

/** From the press until the phone says of all three that they are safe on it. */
async function accepted(browser: Browser, url: string): Promise<void> {
  const page = await openCluster(browser, url, 'HN-061');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await page.getByRole('button', { name: 'Thêm minh chứng' }).click();
  const photos = await Promise.all([1, 2, 3].map(() => photo(CAMERA)));
  const files = photos.map((buffer, i) => ({ name: `anh-${i}.jpg`, mimeType: 'image/jpeg', buffer }));
  await page.getByLabel('Chọn tệp').setInputFiles(files);
  await page.getByLabel('Mô tả ngắn').fill('Ảnh hiện trường');
  await page
    .getByText(/chưa gửi$/)
    .nth(2)
    .waitFor({ timeout: 30_000 });
  const took = await page.evaluate(async () => {
    const send = [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Gửi 3'));
    const begun = performance.now();
    send?.click();
    const isSafe = () => document.querySelectorAll('.sending-line:is(.is-kept, .is-done)').length === 3;
    while (!isSafe()) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  });
  const size = photos.reduce((sum, { length }) => sum + length, 0) / 1e6;
  figure('three photographs are safe on the phone', took, {
    atMost: 200,
    unit: 'ms',
    more: `${size.toFixed(1)} MB`,
  });
  await page.context().close();
}

/** 200 photographs of one cluster: until the first of them are in sight. */
async function many(browser: Browser, url: string): Promise<void> {
  const page = await openCluster(browser, url, 'HN-061');
  const item = await page.evaluate(async () => {
    const asked = encodeURIComponent(JSON.stringify({ code: 'HN-058' }));
    const answer = await fetch(`/api/trpc/evidence.list?input=${asked}`);
    return (await answer.json()) as { result: { data: { items: { kind: string; id: string }[] } } };
  });
  const photos = item.result.data.items.filter(({ kind }) => kind === 'photo');
  const list = Array.from({ length: 200 }, (_n, i) => ({ ...photos[i % photos.length], key: i }));
  await page.route('**/api/trpc/**evidence.list**', async (route) => {
    const response = await route.fetch();
    const text = JSON.stringify(await response.json());
    const one = JSON.stringify(item.result.data.items);
    await route.fulfill({ response, body: text.replace(one, JSON.stringify(list)) });
  });
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    await page.goto(`${url}/clusters/HN-058`);
    await page.getByRole('heading', { level: 2, name: 'Minh chứng' }).click();
    await page.locator('.evidence img').first().waitFor();
    times.push(performance.now() - begun);
  }
  figure('a page with 200 photographs', median(times), { atMost: 1_000, unit: 'ms' });
  await page.context().close();
}

/** Documents, each in a process of its own. */
async function reading(): Promise<void> {
  // The program that the server starts, not the sources, which would be compiled at every document.
  const { read } = documentReader(() => knownRegister(), LIMITS, 'built');
  const never = new AbortController().signal;
  const timed = async (bytes: Uint8Array) => {
    const begun = performance.now();
    const reading = await read(bytes, never);
    if (!reading.ok) throw new Error(`not read: ${reading.failure}`);
    return performance.now() - begun;
  };
  const [text] = CASES;
  if (!text) throw new RangeError('no case');
  const { pdf } = await made(text.written.content, text.style);
  const texts: number[] = [];
  for (let i = 0; i < ROUNDS; i++) texts.push(await timed(pdf));
  figure('reading a text PDF', median(texts) / 1000, { atMost: 1, unit: 's' });
  const scans: number[] = [];
  for (const scan of SCANS.filter(({ always }) => always)) {
    scans.push(await timed((await pictureOfCase(scan)).bytes));
  }
  figure('reading a scanned page', median(scans) / 1000, { atMost: 8, unit: 's' });
  figure('reading the worst of them', Math.max(...scans) / 1000, { atMost: 15, unit: 's' });
}
