import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspect } from '../server/evidence/inspect.ts';
import { originalName } from '../server/files/store.ts';
import { lastDay } from '../shared/edtf.ts';
import { foundFile } from '../shared/evidence/facet.ts';
import { draw } from './drawing.ts';
import { drawnPhotos } from './drawn-photos.ts';
import { photosOf } from './photos.ts';
import { DEMO_START } from './reports.ts';
import { TOLD } from './told.ts';

const PHOTOS = TOLD.flatMap(({ row, chapters, course, registeredOn }) =>
  photosOf(row, { chapters, course, registeredOn }).flatMap(({ event, ...photo }) =>
    event.type === 'evidence.added' ? [{ code: row.code, course, event, ...photo }] : [],
  ),
);

test('some sites have photographs, from before and after, and all of them say that they are made up', () => {
  expect(new Set(PHOTOS.map(({ code }) => code)).size).toBeGreaterThan(3);
  expect(PHOTOS.length).toBeLessThan(80);
  expect(PHOTOS.filter(({ event }) => event.provenance !== 'illustrative')).toEqual([]);
  expect(PHOTOS.some(({ picture }) => picture.place === null)).toBe(true);
});

test('none is older than the works, none is of a day ahead, and none is added before it is taken', () => {
  for (const { code, course, day, picture } of PHOTOS) {
    const taken = picture.taken.at.slice(0, 10);
    expect(taken > lastDay(course?.started?.date ?? '9999'), code).toBe(true);
    expect(taken <= day && day < DEMO_START, `${code} ${taken} ${day}`).toBe(true);
  }
});

test('what the log says of them is what the server finds them to be, time and place too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ccn-drawn-'));
  try {
    for (const { event, picture } of PHOTOS.slice(0, 8)) {
      const path = join(folder, event.sha256);
      await writeFile(path, draw(picture));
      expect(await inspect(path, event.name)).toEqual({ file: foundFile.parse(event) });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('they are drawn when they are asked for, and nothing else is', () => {
  const drawn = drawnPhotos();
  const [first] = PHOTOS;
  if (!first) throw new Error('there are none');
  expect(drawn(originalName(first.event.sha256))?.length).toBe(first.event.bytes);
  expect(drawn(originalName('a'.repeat(64)))).toBeNull();
  expect(drawn('made/aa/aa-thumb.webp')).toBeNull();
});
