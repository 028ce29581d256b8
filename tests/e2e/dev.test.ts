import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { dataFolder } from '../support/process.ts';
import { silence, startProgram } from '../support/program.ts';

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return String(port);
}

test('regression: npm run dev showed an empty page, because a module of ours was taken for an answer of the server', async () => {
  const folder = dataFolder();
  const [PORT, DEV_PORT] = [await freePort(), await freePort()];
  const env = { PORT, DEV_PORT, DATA_DIR: folder.path, DEMO: '0' };
  const dev = startProgram(process.execPath, ['server/cli/dev.mjs'], env);
  await dev.says(/Ctrl-C/);
  const url = `http://localhost:${DEV_PORT}`;
  const browser = await launchBrowser();
  const page = await browser.newPage({ locale: 'vi-VN' });
  await page.goto(`${url}/programmes`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Signing in writes, through the pages' own address.
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill('nobody');
  await page.getByLabel('Mật khẩu').fill('not-a-password');
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').waitFor();
  const module = await fetch(`${url}/api.ts`);
  expect(module.headers.get('content-type')).toContain('javascript');
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  await browser.close();
  dev.process.kill('SIGTERM');
  await dev.exited;
  await silence(`http://127.0.0.1:${PORT}`);
  folder.remove();
});
