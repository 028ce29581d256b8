import { v7 as uuidv7 } from 'uuid';
import type { ErrorShape } from '../../../shared/errors.ts';
import type { AddEvidenceInput } from '../../../shared/evidence/command.ts';
import { hashOf } from '../../commands/hash.ts';
import { errorOf } from '../../failure.ts';
import type { Carrier, carrierOf } from '../../outbox/carry.ts';
import { theOutbox } from '../../outbox/door.ts';
import { isNotKept } from '../../outbox/not-kept.ts';
import type { Outbox } from '../../outbox/outbox.ts';

/** 'kept': safe on this device, and sent by its queue, also when this page is closed. */
export type SendingState =
  | 'reading'
  | 'ready'
  | 'waiting'
  | 'kept'
  | 'sending'
  | 'recording'
  | 'done'
  | 'failed';

/** One file as its line shows it. */
export interface Sending {
  /** The id under which it becomes evidence; the same however often it is tried. */
  id: string;
  name: string;
  bytes: number;
  sent: number;
  state: SendingState;
  /** Why it failed; 'unreadable': the device did not give the bytes. */
  problem: ErrorShape | 'unreadable' | null;
  sha256: string | null;
}

/** What is said of all files that are sent together. */
export type Said = Pick<AddEvidenceInput['said'], 'milestone' | 'component' | 'caption'>;

export interface Way {
  stream: AddEvidenceInput['stream'];
  cluster: string;
  add: (command: AddEvidenceInput) => Promise<{ sha256: string | null }>;
  /** How a file is carried; tests give a line of their own. */
  carry: typeof carrierOf;
  onDone: () => void;
  onSignedOut: () => void;
}

interface Held {
  blob: Blob | null;
  request: string;
  carrier: Carrier | null;
  /** All of it is there, under this id: what is tried again then is only to say so. */
  upload: string | null;
  said: Said | null;
  /** It is in the device's queue. */
  isKept: boolean;
}

/**
 * The files of one person for one cluster, sent one after the other. Bytes are copied when a file is chosen: what a
 * phone calls a file may be gone a minute later. A retry is the same intention with the same ids, so it is recorded
 * once; a file counts as saved when the server has named its hash.
 */
export class Sender {
  readonly #way: Way;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();
  /** Ends listening to the device's queue. */
  #unfollow: () => void = () => undefined;
  #lines: readonly Sending[] = [];
  #busy = false;

  constructor(way: Way) {
    this.#way = way;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly lines = (): readonly Sending[] => this.#lines;

  readonly choose = (files: readonly File[]): void => {
    const fresh = files.map((file): [Sending, File] => {
      const id = uuidv7();
      this.#held.set(id, {
        blob: null,
        request: uuidv7(),
        carrier: null,
        upload: null,
        said: null,
        isKept: false,
      });
      const { name, size: bytes } = file;
      return [{ id, name, bytes, sent: 0, state: 'reading', problem: null, sha256: null }, file];
    });
    this.#show([...this.#lines, ...fresh.map(([line]) => line)]);
    for (const [{ id }, file] of fresh) void this.#read(id, file);
  };

  /** Send all that are ready, with these words. */
  send(said: Said): void {
    for (const { id, state } of this.#lines) {
      const mine = this.#held.get(id);
      if (state !== 'ready' || !mine) continue;
      mine.said = said;
      this.#mark(id, { state: 'waiting' });
    }
    void this.#work();
  }

  retry(id: string): void {
    this.#mark(id, { state: 'waiting', problem: null });
    void this.#work();
  }

  /** Those that no connection let through, once there is one. */
  retryLost(): void {
    for (const { id, problem } of this.#lines)
      if (isLost(problem)) this.#mark(id, { state: 'waiting', problem: null });
    void this.#work();
  }

  cancel(id: string): void {
    const mine = this.#held.get(id);
    mine?.carrier?.stop();
    if (mine?.isKept) void theOutbox()?.drop(mine.request);
    this.#held.delete(id);
    this.#show(this.#lines.filter((line) => line.id !== id));
  }

  /** Nobody shows these lines any more. */
  leave(): void {
    this.#unfollow();
    for (const { carrier } of this.#held.values()) carrier?.stop();
    this.#held.clear();
  }

  #show(next: readonly Sending[]): void {
    this.#lines = next;
    for (const listener of this.#listeners) listener();
  }

  #mark(id: string, change: Partial<Sending>): void {
    this.#show(this.#lines.map((line) => (line.id === id ? { ...line, ...change } : line)));
  }

  async #read(id: string, file: File): Promise<void> {
    try {
      const bytes = await file.arrayBuffer();
      if (bytes.byteLength === 0) throw new TypeError('nothing in it');
      const sha256 = await hashOf(bytes);
      const mine = this.#held.get(id);
      if (mine) mine.blob = new Blob([bytes]);
      this.#mark(id, { sha256, bytes: bytes.byteLength, state: 'ready' });
    } catch {
      this.#mark(id, { state: 'failed', problem: 'unreadable' });
    }
  }

  /** One at a time: a slow line is not shared, and the first is safe before the last begins. */
  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const waiting = () => this.#lines.find(({ state }) => state === 'waiting');
    for (let next = waiting(); next; next = waiting()) await this.#sendOne(next);
    this.#busy = false;
  }

  async #sendOne(line: Sending): Promise<void> {
    const { id, sha256 } = line;
    const mine = this.#held.get(id);
    if (!mine?.blob || !mine.said) return this.#mark(id, { state: 'failed', problem: 'unreadable' });
    const outbox = theOutbox();
    if (outbox && (await this.#byQueue(outbox, line, mine))) return;
    try {
      this.#mark(id, { state: 'sending', problem: null });
      mine.upload ??= await this.#carry(line, mine, mine.blob);
      if (!this.#held.has(id)) return;
      this.#mark(id, { state: 'recording', sent: mine.blob.size });
      const receipt = await this.#way.add({
        stream: this.#way.stream,
        key: id,
        expected: 0,
        request: mine.request,
        said: { upload: mine.upload, sha256, ...mine.said },
      });
      this.#mark(id, { state: 'done', sha256: receipt.sha256 });
      mine.blob = null;
      this.#way.onDone();
    } catch (error) {
      this.#failed(id, mine, errorOf(error));
    }
  }

  /** Over the device's queue: safe there before anything is sent. False where the device has no room for it. */
  async #byQueue(outbox: Outbox, { id, name, sha256 }: Sending, mine: Held): Promise<boolean> {
    const { stream, cluster } = this.#way;
    const { blob, said, request } = mine;
    if (!blob) return false;
    try {
      await outbox.keepFile({ id, cluster, name, bytes: await blob.arrayBuffer(), sha256 });
      this.#follow(outbox);
      // Its upload's id is known once it is there.
      const command = { stream, key: id, expected: 0, request, said: { upload: '', sha256, ...said } };
      await new Promise<void>((onKept, reject) => {
        outbox.say('evidence.add', command, { files: [id], onKept }).then(
          (receipt) => !receipt.keptHere && this.#done(id, mine),
          (error: unknown) => (isNotKept(error) ? reject(error) : this.#failed(id, mine, errorOf(error))),
        );
      });
      mine.isKept = true;
      if (this.#lines.some((line) => line.id === id && line.state === 'waiting'))
        this.#mark(id, { state: 'kept' });
      return true;
    } catch (error) {
      if (isNotKept(error)) return false;
      throw error;
    }
  }

  /** What becomes of what is kept, while its line is shown. */
  #follow(outbox: Outbox): void {
    this.#unfollow();
    this.#unfollow = outbox.subscribe(() => {
      const progress = outbox.progress();
      for (const { id, state } of this.#lines) {
        const mine = this.#held.get(id);
        if (!mine?.isKept || state !== 'kept') continue;
        const kept = outbox.list().find((one) => one.id === mine.request);
        if (kept?.state === 'sent') this.#done(id, mine);
        else if (kept?.state === 'refused' && kept.problem) this.#failed(id, mine, kept.problem);
        else if (progress?.id === mine.request) this.#mark(id, { sent: progress.sent });
      }
    });
  }

  #done(id: string, mine: Held): void {
    this.#mark(id, { state: 'done' });
    mine.blob = null;
    this.#way.onDone();
  }

  async #carry({ id, name }: Sending, mine: Held, blob: Blob): Promise<string> {
    const onProgress = (sent: number) => this.#mark(id, { sent });
    mine.carrier ??= await this.#way.carry({ blob, name, cluster: this.#way.cluster, onProgress });
    const upload = await mine.carrier.start();
    // There to the last byte: from now on nothing of it may be thrown away by leaving the page.
    mine.carrier = null;
    return upload;
  }

  #failed(id: string, mine: Held, problem: ErrorShape): void {
    // Refused, or thrown away there: the next try is from the first byte, and another intention.
    if (problem.code === 'INVALID' || problem.code === 'NOT_FOUND')
      Object.assign(mine, { carrier: null, upload: null, request: uuidv7(), isKept: false });
    this.#mark(id, { state: 'failed', problem });
    if (problem.code === 'UNAUTHENTICATED') this.#way.onSignedOut();
  }
}

export const isLost = (problem: Sending['problem']): boolean =>
  problem !== null && problem !== 'unreadable' && problem.code === 'UNAVAILABLE';
