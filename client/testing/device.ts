import * as fake from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { instantInHanoi } from '../../shared/day.ts';
import type { ErrorCode, ErrorShape } from '../../shared/errors.ts';
import type { Command, Receipt } from '../../shared/log/command.ts';
import { ApiError } from '../failure.ts';
import type { Kept, KeptFile } from '../outbox/kept.ts';
import { type Device, Outbox } from '../outbox/outbox.ts';
import { Store } from '../outbox/store.ts';

/**
 * A device whose database is empty; taken away after the test with the other stubs. The classes stay: what a test has
 * begun may end after it.
 */
export function freshDatabase(): void {
  const { default: _own, indexedDB: _theirs, ...classes } = fake;
  Object.assign(globalThis, classes);
  vi.stubGlobal('indexedDB', new fake.IDBFactory());
}

export const failure = (code: ErrorCode, more: Partial<ErrorShape> = {}): ApiError =>
  new ApiError({ code, fields: [], ...more });

/** The request, and the how-manieth it is. */
type Trouble = (kept: Kept, nth: number) => unknown;

/** A server that records each request once, as the real one does, and fails when a test says so. */
export class FakeServer {
  readonly recorded: Kept[] = [];
  /** Every request, in the order of coming, whatever became of it. */
  readonly received: Kept[] = [];
  readonly #known = new Map<string, Receipt>();
  /** What happens before a request is recorded: thrown, or given back in place of a receipt. */
  before: Trouble = () => undefined;
  /** What happens to the answer once it is recorded. */
  after: Trouble = () => undefined;

  readonly send = async (kept: Kept): Promise<Receipt> => {
    this.received.push(kept);
    const instead = await this.before(kept, this.received.length);
    if (instead !== undefined) return instead as Receipt;
    const earlier = this.#known.get(kept.id);
    const seq = 10 + this.recorded.length;
    const receipt = earlier ?? { seq, recordedAt: '2025-03-31T01:00:00.000Z', repeated: false };
    if (!earlier) this.recorded.push(kept);
    this.#known.set(kept.id, receipt);
    await this.after(kept, this.received.length);
    return { ...receipt, repeated: earlier !== undefined };
  };

  /** What was recorded, by name. */
  words = (): string[] => this.recorded.map(({ command }) => (command.said as { words: string }).words);
}

/** One browser's locks, shared by its tabs. */
export function fakeLocks(): Device['exclusively'] {
  const held = new Set<string>();
  return async (name, run) => {
    if (held.has(name)) return false;
    held.add(name);
    await run().finally(() => held.delete(name));
    return true;
  };
}

interface Tab {
  person?: string;
  server: FakeServer;
  exclusively?: Device['exclusively'];
  carry?: (file: KeptFile) => Promise<string>;
  now?: () => number;
}

/** One open page with a queue. Timers run when the test says so. */
export function openTab({ person = 'p1', server, ...more }: Tab) {
  const timers = new Set<() => void>();
  const device: Device = {
    store: new Store(),
    send: server.send,
    carry: more.carry ?? (() => Promise.reject(failure('NOT_FOUND'))),
    exclusively: more.exclusively ?? fakeLocks(),
    tellTabs: () => undefined,
    now: more.now ?? (() => instantInHanoi('2025-03-31', 8)),
    offset: () => null,
    isOnline: () => tab.online,
    report: (kept) => void tab.told.push(kept.length),
    later: (_ms, call) => {
      timers.add(call);
      return () => timers.delete(call);
    },
  };
  const tab = {
    online: true,
    /** How much waited, each time the device told it. */
    told: [] as number[],
    server,
    device,
    outbox: new Outbox(person, device),
    /** Time passes: whatever waits for it happens. */
    pass: () => {
      const due = [...timers];
      timers.clear();
      for (const call of due) call();
    },
    states: () =>
      tab.outbox.list().map(({ command, state }) => `${(command.said as { words: string }).words} ${state}`),
  };
  return tab;
}

let last = 0;
/** Something to say. */
export function saying(words: string, more: Partial<Command> = {}): Command {
  last += 1;
  const request = `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
  return { stream: 'cluster:HN-001', key: words, expected: 0, request, said: { words }, ...more };
}

/** What the tests of the queue say. */
export const PATH = 'obstacles.answer';

export const away = (): never => {
  throw failure('UNAVAILABLE');
};

/** Said without a connection: it is kept, and nothing has left. */
export async function sayOffline(tab: ReturnType<typeof openTab>, ...commands: Command[]): Promise<void> {
  tab.online = false;
  const { before } = tab.server;
  tab.server.before = away;
  for (const command of commands) {
    expect(await tab.outbox.say(PATH, command)).toHaveProperty('keptHere', command.request);
  }
  await tab.outbox.send();
  tab.server.before = before;
  tab.server.received.length = 0;
  tab.online = true;
}
