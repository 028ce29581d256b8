import { describe, expect, test, vi } from 'vitest';
import type { FilePaperInput } from '../../shared/papers/command.ts';
import { ApiError, errorOf } from '../failure.ts';
import { PaperSender } from './paper-sender.ts';
import { sizeWords } from './size-words.ts';

const DOCUMENT = { kind: 'decision', number: '12/QĐ-UBND', day: '2025-03-31', issuer: 'UBND' } as const;
const FILED = { seq: 1, recordedAt: '2025-03-31T07:05:00.000Z', repeated: false, known: false };
const WRONG = { code: 'INVALID', fields: [{ field: 'document.number', issue: 'required' }] } as const;
const RECEIVED = { a: 'upload of a.pdf', b: 'upload of b.pdf' };

/** What somebody else answers when the test says so. */
function gate<T>() {
  let open: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (open = resolve));
  return { promise, open };
}

const pdf = (name: string) => new File([`%PDF-1.7 ${name}`], name);

/** A sender whose server takes everything at once, or as the test says. */
function senderTo(more: {
  withBytes?: () => Promise<string | null>;
  start?: (name: string) => Promise<string>;
  file?: (command: FilePaperInput) => Promise<void>;
}) {
  const started: string[] = [];
  const filed: FilePaperInput[] = [];
  let isWrong = false;
  const sender = new PaperSender({
    carry: async ({ name }) => ({
      start: () => {
        started.push(name);
        return more.start?.(name) ?? Promise.resolve(`upload of ${name}`);
      },
      stop: () => undefined,
    }),
    withBytes: more.withBytes ?? (async () => null),
    onKnown: () => undefined,
    file: async (command) => {
      filed.push(command);
      await more.file?.(command);
      return { ...FILED, paper: `filed ${command.said.upload}` };
    },
    check: () => (isWrong ? { ...WRONG, fields: [...WRONG.fields] } : null),
  });
  /** Once its line says so. */
  const is = (state: string) =>
    new Promise<void>((resolve) => {
      const look = () => sender.line()?.state === state && resolve();
      sender.subscribe(look);
      look();
    });
  return { sender, started, filed, is, refuseWords: (wrong: boolean) => (isWrong = wrong) };
}

describe('a file that was taken back', () => {
  test('regression: while it is hashed, is not sent, and says nothing of the next one', async () => {
    const asked = gate<string | null>();
    const answers = [asked.promise, Promise.resolve(null)];
    const { sender, started, is } = senderTo({ withBytes: async () => (await answers.shift()) ?? null });
    sender.choose(pdf('a.pdf'));
    // Its hash is there once the server is asked.
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    sender.choose(pdf('b.pdf'));
    await is('sent');
    asked.open(null);
    // Whatever would still come of it has come.
    await new Promise((resolve) => setTimeout(resolve));
    expect(started).toEqual(['b.pdf']);
    expect(sender.line()).toMatchObject({ name: 'b.pdf', state: 'sent', problem: null });
  });

  test('regression: while it is filed, is not what the act names: the one that was chosen since is', async () => {
    const answered = gate<void>();
    const first = gate<void>();
    const { sender, filed, is } = senderTo({
      file: async ({ said }) => {
        if (said.upload !== RECEIVED.a) return;
        first.open();
        await answered.promise;
      },
    });
    sender.choose(pdf('a.pdf'));
    await is('sent');
    const named = sender.file(DOCUMENT);
    await first.promise;
    sender.choose(pdf('b.pdf'));
    answered.open();
    await expect(named).resolves.toEqual({ paper: `filed ${RECEIVED.b}`, known: false });
    expect(filed.map(({ said }) => said.upload)).toEqual([RECEIVED.a, RECEIVED.b]);
    expect(sender.line()).toBeNull();
  });

  test('while it is filed, with none in its place, holds the act back', async () => {
    const answered = gate<void>();
    const { sender, is } = senderTo({ file: () => answered.promise });
    sender.choose(pdf('a.pdf'));
    await is('sent');
    const named = sender.file(DOCUMENT);
    sender.drop();
    answered.open();
    await expect(named).rejects.toThrow(ApiError);
  });
});

describe('the line of a file', () => {
  test('regression: words that are refused while its bytes travel do not say that it was sent', async () => {
    const travelled = gate<string>();
    const { sender, is, refuseWords } = senderTo({ start: () => travelled.promise });
    sender.choose(pdf('a.pdf'));
    await is('sending');
    refuseWords(true);
    await expect(sender.file(DOCUMENT)).rejects.toThrow(ApiError);
    expect(sender.line()).toMatchObject({ state: 'sending', problem: WRONG });
    travelled.open(RECEIVED.a);
    await is('sent');
    refuseWords(false);
    await expect(sender.file(DOCUMENT)).resolves.toMatchObject({ paper: `filed ${RECEIVED.a}` });
  });

  test('regression: what the device did not give stays that when the act is sent', async () => {
    const { sender, is } = senderTo({});
    const gone = pdf('gone.pdf');
    gone.arrayBuffer = () => Promise.reject(new Error('gone from the device'));
    sender.choose(gone);
    await is('failed');
    await expect(sender.file(DOCUMENT)).rejects.toThrow(ApiError);
    expect(sender.line()).toMatchObject({ state: 'failed', problem: 'unreadable', refused: true });
  });

  test('regression: a file without a byte was told to be unreadable, and to be of 1 KB', async () => {
    const { sender, started, is } = senderTo({});
    sender.choose(new File([], 'empty.pdf'));
    await is('failed');
    await expect(sender.file(DOCUMENT)).rejects.toThrow(ApiError);
    expect(sender.line()).toMatchObject({ state: 'failed', problem: 'empty', refused: true });
    expect(started).toEqual([]);
    expect([0, 1, 1024].map((bytes) => sizeWords(bytes, 'vi'))).toEqual(['0 KB', '1 KB', '1 KB']);
  });
});

describe('an act that waits for its file', () => {
  const failing = (code: 'TOO_LARGE' | 'UNAVAILABLE', issue?: 'file_too_large') => () =>
    Promise.reject(new ApiError({ code, fields: issue ? [{ field: 'file', issue }] : [] }));
  const whyNot = (sender: PaperSender) => sender.file(DOCUMENT).then(() => null, errorOf);

  test('regression: a file that is refused for what it is was sent again with every act', async () => {
    const { sender, started, is } = senderTo({ start: failing('TOO_LARGE', 'file_too_large') });
    sender.choose(pdf('a.pdf'));
    await is('failed');
    await whyNot(sender);
    await whyNot(sender);
    expect(started).toEqual(['a.pdf']);
    expect(sender.line()).toMatchObject({ refused: true, problem: { code: 'TOO_LARGE' } });
  });

  test('regression: where its file is too large it was told that its text is too long', async () => {
    const { sender, is } = senderTo({ start: failing('TOO_LARGE', 'file_too_large') });
    sender.choose(pdf('a.pdf'));
    await is('failed');
    expect(await whyNot(sender)).toMatchObject({ code: 'INVALID', fields: [{ field: 'file' }] });
  });

  test('regression: where its file did not get there it was told that it may be recorded', async () => {
    const { sender, is } = senderTo({ start: failing('UNAVAILABLE') });
    sender.choose(pdf('a.pdf'));
    await is('failed');
    expect(sender.line()).toMatchObject({ refused: false });
    const notSent = { code: 'UNAVAILABLE', fields: [{ field: 'request', issue: 'file_not_sent' }] };
    expect(await whyNot(sender)).toMatchObject(notSent);
  });

  test('is told what its document is about where that is said', async () => {
    const { sender, filed, is } = senderTo({});
    for (const title of ['Thành lập cụm', undefined]) {
      sender.choose(pdf('a.pdf'));
      await is('sent');
      await sender.file(title === undefined ? DOCUMENT : { ...DOCUMENT, title });
    }
    expect(filed.map(({ said }) => said.document.title)).toEqual(['Thành lập cụm', null]);
  });
});
