import { isoInstant } from '../../shared/day.ts';
import type { ErrorShape } from '../../shared/errors.ts';
import type { Command, Receipt } from '../../shared/log/command.ts';
import { ApiError, errorOf } from '../failure.ts';
import {
  type Fresh,
  followed,
  isOpen,
  type Kept,
  type KeptFile,
  mustFollow,
  nextOf,
  outcomeOf,
  pause,
  type Saved,
  seenBy,
} from './kept.ts';
import { ignoreNotKept, isNotKept } from './not-kept.ts';
import type { Store } from './store.ts';

/** What the queue needs of its device; tests give one of their own. */
export interface Device {
  store: Store;
  /** One request, one answer; fails with what errorOf() reads. */
  send: (kept: Kept) => Promise<Receipt>;
  /** All of a file there, under the id of its upload. */
  carry: (file: KeptFile, onProgress: (sent: number) => void) => Promise<string>;
  /** Runs unless another tab is at it. False: it is. */
  exclusively: (name: string, run: () => Promise<void>) => Promise<boolean>;
  /** Other tabs look again. */
  tellTabs: () => void;
  /** Epoch ms on the device's clock. */
  now: () => number;
  /** Server's clock minus the device's, in ms; null where they have not met. */
  offset: () => number | null;
  isOnline: () => boolean;
  /** Tells the server how much waits here, for those who wait for it. Nothing hangs on it. */
  report: (kept: readonly Kept[]) => void;
  /** Calls once, that many ms later. Returns how to give it up. */
  later: (ms: number, call: () => void) => () => void;
}

export interface Progress {
  id: string;
  sent: number;
  all: number;
}

/** How long a form waits for the server's own word before it says that what was typed is safe here. */
const PATIENCE_MS = 4_000;
/** Another tab is sending: it is looked again whether all is done. */
const OTHER_TAB_MS = 2_000;
/** What fails at the server this often for no reason of its own is shown to its person. */
const MOST_TRIES = 8;
/** For how long what was sent is still listed. */
const LISTED_MS = 90 * 24 * 3_600_000;

type Answer = { receipt: Receipt } | { problem: ErrorShape } | 'kept';

/**
 * The queue of one person on one device. Everything said is written to the device first and sent then, each in a request
 * of its own, one at a time: a lost answer, a reload, a full battery cost nothing, because the server knows a request
 * that it has recorded.
 */
export class Outbox {
  readonly #device: Device;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  #list: readonly Kept[] = [];
  #progress: Progress | null = null;
  #failures = 0;
  #stopped = false;
  #giveUpTimer: () => void = () => undefined;
  #running: Promise<void> | null = null;
  /** Somebody asked for a round while one was running. */
  #again = false;

  constructor(
    readonly person: string,
    device: Device,
  ) {
    this.#device = device;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly list = (): readonly Kept[] => this.#list;
  /** The file that is going up now. */
  readonly progress = (): Progress | null => this.#progress;

  /**
   * Says something: on the device at once, then to the server. Ends with the server's receipt; or, where it does not
   * answer in time, with `keptHere`. What the server refuses at once is the form's again, and no longer the queue's.
   * `onKept` is called when it is safe on the device.
   */
  async say(
    path: string,
    command: Command,
    more: { files?: readonly string[]; onKept?: () => void } = {},
  ): Promise<Saved> {
    const fresh: Fresh = {
      id: command.request,
      person: this.person,
      path,
      command,
      files: more.files ?? [],
      at: this.#device.now(),
      offset: this.#device.offset(),
    };
    const kept = await this.#keep(fresh);
    more.onKept?.();
    const answer = await this.#answerTo(kept);
    if (answer === 'kept') return keptReceipt(kept);
    if ('receipt' in answer) return answer.receipt;
    throw new ApiError(answer.problem);
  }

  async #keep(fresh: Fresh): Promise<Kept> {
    const before = await this.#device.store.of(this.person);
    const kept = await this.#device.store.add({
      ...fresh,
      command: { ...fresh.command, expected: seenBy(before, fresh) },
      after: mustFollow(before, fresh),
      state: 'waiting',
      problem: null,
      receipt: null,
      tries: 0,
    });
    // The same intention once more, after it had been refused: it is tried again as it is.
    if (kept.state === 'refused')
      await this.#device.store.put([{ ...kept, state: 'waiting', problem: null }]);
    await this.look();
    this.#device.tellTabs();
    return kept;
  }

  /** The first of: it is settled, it is known that it must wait, or enough time has passed. */
  async #answerTo({ id }: Kept): Promise<Answer> {
    const first = new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      if (!this.#device.isOnline()) resolve('kept');
      else this.#device.later(PATIENCE_MS, () => resolve('kept'));
    });
    this.#settle();
    void this.send();
    const answer = await first;
    this.#waiting.delete(id);
    const mine = this.#list.find((one) => one.id === id);
    if (mine && (mine.state === 'refused' || mine.state === 'conflict') && answer !== 'kept')
      await this.drop(id);
    return answer;
  }

  /** Reads again what is on the device; who waits for one of them is told. */
  async look(): Promise<void> {
    this.#list = await this.#device.store.of(this.person);
    this.#settle();
    this.#tell();
  }

  #settle(): void {
    for (const { id, state, receipt, problem } of this.#list) {
      const told = this.#waiting.get(id);
      if (state === 'sent' && receipt) told?.({ receipt });
      else if (state !== 'waiting' && problem) told?.({ problem });
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Sends what waits, now: when the page opens, is looked at again, is online again, and when somebody asks. */
  send(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #rounds(): Promise<void> {
    this.#giveUpTimer();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // A device that keeps nothing just now is asked again like a server that is away.
      const round = () => this.#round().catch(ignoreNotKept);
      const isMine = await this.#device.exclusively(`ccn.outbox.${this.person}`, round);
      await this.look().catch(ignoreNotKept);
      if (this.#failures === 0) this.#device.report(this.#list.filter(isOpen));
      const waits = this.#list.some(({ state }) => state === 'waiting');
      if (waits && !this.#stopped) this.#comeBack(isMine);
    }
  }

  #comeBack(wasMine: boolean): void {
    const ms = wasMine ? pause(this.#failures, Math.random()) : OTHER_TAB_MS;
    this.#giveUpTimer = this.#device.later(ms, () => void this.send());
  }

  async #round(): Promise<void> {
    const rest = new Set<string>();
    for (;;) {
      await this.look();
      const next = this.#stopped ? null : nextOf(this.#list, rest);
      if (!next) return;
      const outcome = await this.#sendOne(next);
      this.#device.tellTabs();
      if (outcome === 'sent') this.#failures = 0;
      // One photograph that does not go up must not hold back those of every other cluster.
      else if (outcome === 'later' || (outcome === 'away' && next.files.length > 0))
        rest.add(next.command.stream);
      else if (outcome === 'away' || outcome === 'sign_in') return this.#lost();
    }
  }

  /** Nothing gets through: whoever waits knows now that it is kept. */
  #lost(): void {
    this.#failures += 1;
    for (const told of this.#waiting.values()) told('kept');
  }

  async #sendOne(kept: Kept) {
    try {
      const whole = await this.#withFiles(kept);
      // Given up by its person while its files went up.
      if (!(await this.#device.store.has(kept))) return 'sent' as const;
      const receipt = receiptIn(await this.#device.send(whole));
      const sent: Kept = { ...kept, state: 'sent', receipt, problem: null };
      await this.#device.store.put([sent, ...followed(this.#list, kept, receipt)]);
      for (const id of kept.files) await this.#device.store.dropFile(id);
      return 'sent' as const;
    } catch (error) {
      if (isNotKept(error)) throw error;
      return this.#failed(kept, errorOf(error));
    }
  }

  async #failed(kept: Kept, problem: ErrorShape) {
    const meant = outcomeOf(problem);
    const tries = kept.tries + 1;
    const outcome = meant === 'later' && tries >= MOST_TRIES ? 'refused' : meant;
    const state = outcome === 'conflict' || outcome === 'refused' ? outcome : 'waiting';
    await this.#device.store.put([
      { ...kept, state, problem, tries: meant === 'later' ? tries : kept.tries },
    ]);
    if (outcome === 'sign_in') this.#waiting.get(kept.id)?.({ problem });
    if (outcome === 'later' || outcome === 'away') this.#waiting.get(kept.id)?.('kept');
    return outcome;
  }

  /** The command with the ids of its uploads in it, once all of them are there. */
  async #withFiles(kept: Kept): Promise<Kept> {
    let { said } = kept.command;
    for (const id of kept.files) {
      const file = await this.#device.store.file(id);
      // Nothing can be sent that is not there any more; its person is told.
      if (!file) throw new ApiError({ code: 'INVALID', fields: [{ field: 'file', issue: 'required' }] });
      const all = file.bytes.byteLength;
      const onProgress = (sent: number) => {
        this.#progress = { id: kept.id, sent, all };
        this.#tell();
      };
      onProgress(0);
      try {
        said = { ...(said as object), upload: await this.#device.carry(file, onProgress) };
      } finally {
        this.#progress = null;
        this.#tell();
      }
    }
    return { ...kept, command: { ...kept.command, said } };
  }

  /** Bytes of a file, on the device before anything is said of it. */
  keepFile(file: Omit<KeptFile, 'person' | 'uploadUrl'>): Promise<void> {
    return this.#device.store.putFile({ ...file, person: this.person, uploadUrl: null });
  }

  dropFile(id: string): Promise<void> {
    return this.#device.store.dropFile(id);
  }

  /** Given up by its person. What followed from it stands on what was seen when both were said. */
  async drop(id: string): Promise<void> {
    await this.#device.store.drop(this.#list.filter((one) => one.id === id));
    await this.look();
    this.#device.tellTabs();
  }

  /** Said again over the version that was shown, as a new intention in the old one's place. */
  async sayOver(id: string, request: string, expected: number): Promise<void> {
    const found = this.#list.find((one) => one.id === id);
    if (!found) return;
    const after = (one: Kept) => one.after.map((before) => (before === id ? request : before));
    await this.#device.store.put([
      {
        ...found,
        id: request,
        state: 'waiting',
        problem: null,
        tries: 0,
        command: { ...found.command, request, expected },
      },
      ...this.#list.filter((one) => one.after.includes(id)).map((one) => ({ ...one, after: after(one) })),
    ]);
    await this.send();
  }

  /** What was refused is tried once more as it is: the reason may be gone. */
  async tryAgain(id: string): Promise<void> {
    const found = this.#list.find((one) => one.id === id);
    if (!found) return;
    await this.#device.store.put([{ ...found, state: 'waiting', problem: null, tries: 0 }]);
    await this.send();
  }

  /** What was sent long ago is listed no longer. */
  async tidy(): Promise<void> {
    await this.look();
    const old = this.#list.filter(({ state, at }) => state === 'sent' && at < this.#device.now() - LISTED_MS);
    if (old.length > 0) await this.#device.store.drop(old);
    await this.look();
  }

  /** Nothing more is sent: its person goes, or another one comes. */
  stop(): void {
    this.#stopped = true;
    this.#giveUpTimer();
    for (const told of this.#waiting.values()) told('kept');
  }

  /** Sends all that waits, and says how much is left. */
  async sendAll(): Promise<number> {
    await this.send();
    return this.open();
  }

  /** How much of what was said here is not on record. */
  open(): number {
    return this.#list.filter(isOpen).length;
  }

  /** Stopped first, and only then deleted: nothing goes on its way while it is being thrown away. */
  async giveUpAll(): Promise<void> {
    this.stop();
    await this.#running;
    await this.#device.store.drop(await this.#device.store.of(this.person));
    await this.look();
    this.#device.tellTabs();
    // Whoever stays after all goes on as before.
    this.#stopped = false;
  }
}

const keptReceipt = ({ id, order, at }: Kept): Saved => ({
  seq: -order,
  recordedAt: isoInstant(at),
  repeated: false,
  keptHere: id,
});

/** An answer that is no receipt came from something between: a portal, a proxy. It was not taken. */
function receiptIn(answer: unknown): Receipt {
  const { seq, recordedAt } = (answer ?? {}) as Partial<Receipt>;
  if (typeof seq === 'number' && typeof recordedAt === 'string') return answer as Receipt;
  throw new ApiError({ code: 'UNAVAILABLE', fields: [] });
}
