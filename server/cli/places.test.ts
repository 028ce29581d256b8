import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wrongPlaces } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccn-places-'));
afterAll(() => rmSync(folder, { recursive: true }));
const data = join(folder, 'data');
mkdirSync(join(data, 'db'), { recursive: true });
writeFileSync(join(data, 'db/PG_VERSION'), '18\n');
const SERVER = 'postgres://ccn@localhost/ccn';

test('regression: a mistyped folder became an empty database, in both places', () => {
  const mistyped = join(folder, 'dta');
  expect(wrongPlaces(mistyped, SERVER)).toBe(`There is no database in ${mistyped}.`);
  expect(readdirSync(folder)).toEqual(['data']);
  expect(wrongPlaces(data, SERVER)).toBeNull();
  expect(wrongPlaces(SERVER, join(folder, 'new'))).toBeNull();
});

test('regression: the inside of a database got a second one within it', () => {
  expect(wrongPlaces(join(data, 'db'), SERVER)).toBe(`There is no database in ${join(data, 'db')}.`);
  expect(wrongPlaces(SERVER, join(data, 'db'))).toContain('name the folder above it');
});
