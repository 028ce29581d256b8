import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { documentReader } from '../../server/reading/read.ts';
import { CASES } from '../support/pages/cases.ts';
import { pdfOfPages, pdfWithoutEnd, pngOf } from '../support/pages/hostile.ts';
import { knownRegister } from '../support/pages/known.ts';
import { made } from '../support/pages/layout.ts';

/** Documents in processes of their own, as the server has them read. */

const known = knownRegister();
const ROOM = { textMs: 60_000, longestMs: 60_000, mostMemory: 600_000_000 };
const readerWith = (limits = ROOM) => documentReader(() => known, limits);
const reader = (limits = ROOM) => readerWith(limits).read;
const never = new AbortController().signal;

async function decision(options?: PDFKit.PDFDocumentOptions): Promise<Buffer> {
  const [one] = CASES;
  if (!one) throw new RangeError('no case');
  return (await made(one.written.content, one.style, options)).pdf;
}

describe('a document is read in a process of its own', { timeout: 60_000 }, () => {
  test('bytes go in as the server has them, and a reading comes out', async () => {
    const reading = await reader()(await decision(), never);
    expect(reading.ok && reading.fields.number?.value).toBe('2800/QĐ-UBND');
    expect(reading.ok && reading.fields.area?.value).toBe(41.7);
    expect(reading.ok && reading.pages[0]).toMatchObject({ number: 1, turn: 0, how: 'text' });
  });

  test.each([
    ['a locked PDF', () => decision({ userPassword: 'secret' }), 'locked'],
    ['a PDF of a thousand pages', () => pdfOfPages(1_000), 'too_large'],
    ['a picture of 3.6 thousand million pixels', () => pngOf(60_000), 'too_large'],
    ['a picture that breaks off', () => pngOf(2_000), 'unreadable'],
    ['a PDF that breaks off', async () => (await decision()).subarray(0, 2_000), 'unreadable'],
    ['a page without a word', () => pdfOfPages(0), 'unreadable'],
    ['what is no document', () => Buffer.from('MZ\u0090 this is a program'), 'unreadable'],
    ['nothing', () => Buffer.alloc(0), 'unreadable'],
    ['more bytes than are taken', () => Buffer.alloc(27_000_000, '%PDF-'), 'too_large'],
  ] as const)('%s is refused with its reason', async (_what, bytes, failure) => {
    expect(await reader()(await bytes(), never)).toEqual({ ok: false, failure });
  });

  test('a page is drawn for a person to look at, turned upright; one that it has not is not', async () => {
    const { draw } = readerWith();
    const bytes = await decision();
    const picture = await draw(bytes, { page: 1, turn: 90 }, never);
    expect(await sharp(picture ?? Buffer.alloc(0)).metadata()).toMatchObject({
      format: 'webp',
      width: 1400,
      height: 990,
    });
    expect(await draw(bytes, { page: 9, turn: 0 }, never)).toBeNull();
  });

  test('a PDF that would be read for ever is given up, and its place is free again', async () => {
    const read = reader({ ...ROOM, textMs: 2_000 });
    const answers = await Promise.all([1, 2, 3].map(() => read(pdfWithoutEnd(), never)));
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: false, failure: 'too_large' })));
  });

  test('one that takes more memory than it may is ended', async () => {
    const read = reader({ ...ROOM, mostMemory: 20_000_000 });
    expect(await read(pdfWithoutEnd(), never)).toEqual({ ok: false, failure: 'too_large' });
  });

  test('who does not wait any more leaves the queue, and the next is read', async () => {
    const read = reader();
    const given = new AbortController();
    const busy = [1, 2].map(() => read(pdfWithoutEnd(), given.signal));
    const gone = new AbortController();
    const left = read(await decision(), gone.signal);
    const next = read(await decision(), never);
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    given.abort(new Error('given up'));
    await Promise.allSettled(busy);
    expect(await next).toMatchObject({ ok: true, kind: 'decision' });
  });
});
