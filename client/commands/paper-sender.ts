import { v7 as uuidv7 } from 'uuid';
import type { FiledReceipt } from '../../server/papers/write.ts';
import type { ErrorShape, FieldIssue } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type FilePaperInput, PAPER } from '../../shared/papers/command.ts';
import { ApiError, errorOf } from '../failure.ts';
import type { Carrier, carrierOf } from '../outbox/carry.ts';
import { hashOf } from './hash.ts';

type Called = FilePaperInput['said']['document'];

/** What the document is called whose file it is; no title: it is not said what it is about. */
export type PaperDocument = Omit<Called, 'title'> & Partial<Pick<Called, 'title'>>;

/** What is wrong with the file itself: sent again, it would be again. */
const FINAL: ReadonlySet<FieldIssue> = new Set<FieldIssue>([
  'required',
  'file_kind',
  'file_named_wrong',
  'file_heic',
  'file_unsafe',
  'file_too_large',
]);
const isFinal = ({ fields }: ErrorShape): boolean =>
  fields.some(({ field, issue }) => field === 'file' && FINAL.has(issue));

/** The file that was chosen here, as its line shows it. */
export interface ChosenPaper {
  name: string;
  bytes: number;
  sent: number;
  state: 'reading' | 'sending' | 'sent' | 'failed';
  /** Why it failed; 'unreadable': the device did not give the bytes; 'empty': there are none. */
  problem: ErrorShape | 'unreadable' | 'empty' | null;
  /** It failed by what it is: only another file helps. */
  refused: boolean;
}

interface Held {
  /** The id that it has on file. */
  id: string;
  file: File;
  sha256: string | null;
  carrier: Carrier | null;
  /** The upload's id once all of it is there; null: it has to be sent, or sent on. */
  arriving: Promise<string> | null;
  /** The id of the one on file that has these bytes. */
  known: string | null;
  request: string;
  /** Of which document the request speaks: about another one it is another request. */
  requestOf: string;
  /** Taken back, or another one chosen: whatever comes of it is nobody's any more. */
  dropped: boolean;
}

interface Filed {
  paper: string;
  /** It was on file already. */
  known: boolean;
}

interface Way {
  carry: typeof carrierOf;
  /** The id of the one on file that has these bytes; null: there is none. */
  withBytes: (sha256: string) => Promise<string | null>;
  /** They are on file already: that one is named, and nothing is sent. */
  onKnown: (paper: string) => void;
  file: (command: FilePaperInput) => Promise<FiledReceipt>;
  /** What the schema finds wrong; null: nothing. */
  check: (command: FilePaperInput) => ErrorShape | null;
}

/**
 * One file on its way to be kept as a document: sent when it is chosen, filed when the act that rests on it is sent. Tried
 * again it goes on from where it was, with the same ids, so it is filed once.
 */
export class PaperSender {
  readonly #way: Way;
  readonly #listeners = new Set<() => void>();
  #held: Held | null = null;
  #line: ChosenPaper | null = null;

  constructor(way: Way) {
    this.#way = way;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly line = (): ChosenPaper | null => this.#line;

  readonly choose = (file: File): void => {
    this.drop();
    this.#held = {
      id: uuidv7(),
      file,
      sha256: null,
      carrier: null,
      arriving: null,
      known: null,
      request: uuidv7(),
      requestOf: '',
      dropped: false,
    };
    this.#show({
      name: file.name,
      bytes: file.size,
      sent: 0,
      state: 'reading',
      problem: null,
      refused: false,
    });
    this.#begin(this.#held);
  };

  readonly retry = (): void => {
    if (this.#held) this.#begin(this.#held);
  };

  readonly drop = (): void => {
    if (this.#held) {
      this.#held.dropped = true;
      this.#held.carrier?.stop();
    }
    this.#held = null;
    this.#show(null);
  };

  /**
   * What was chosen is filed as this document; null: nothing was chosen. Another one that was chosen meanwhile is filed
   * in its place; what was only taken back fails, and the act with it. Fails with ApiError.
   */
  async file(document: PaperDocument): Promise<Filed | null> {
    const mine = this.#held;
    if (mine === null) return null;
    try {
      const filed = await this.#tried(mine, document);
      assertHeld(mine);
      this.#done(mine);
      return filed;
    } catch (error) {
      if (mine.dropped && this.#held) return this.file(document);
      throw error;
    }
  }

  async #tried(mine: Held, document: PaperDocument): Promise<Filed> {
    try {
      return await this.#filed(mine, document);
    } catch (error) {
      const problem = errorOf(error);
      // It is on file since an earlier try whose answer was lost, as the document that was typed then.
      if (problem.code === 'CONFLICT') return { paper: mine.id, known: false };
      // Thrown away there, or refused: the next try is from the first byte.
      if (
        !isFinal(problem) &&
        problem.fields.some(({ field }) => field === 'upload' || field === 'sha256' || field === 'file')
      )
        Object.assign(mine, { carrier: null, arriving: null });
      this.#tell(mine, problem);
      throw new ApiError(heldBack(problem));
    }
  }

  async #filed(mine: Held, document: PaperDocument): Promise<Filed> {
    const command = (upload: string): FilePaperInput => ({
      stream: streamOf('document', mine.id),
      key: PAPER,
      expected: 0,
      request: mine.request,
      said: { upload, sha256: mine.sha256, document: { ...document, title: document.title ?? null } },
    });
    // What is wrong with its words is told before anything is waited for.
    const wrong = this.#way.check(command(mine.id));
    if (wrong) throw new ApiError(wrong);
    const upload = await this.#arriving(mine);
    assertHeld(mine);
    if (mine.known !== null) return { paper: mine.known, known: true };
    const asked = JSON.stringify([upload, document]);
    if (mine.requestOf !== asked) Object.assign(mine, { requestOf: asked, request: uuidv7() });
    const { paper, known } = await this.#way.file(command(upload));
    return { paper, known };
  }

  #done(mine: Held): void {
    if (this.#held !== mine) return;
    this.#held = null;
    this.#show(null);
  }

  /** Whoever files waits for it; until then a failure stands in its line and nowhere else. */
  #begin(mine: Held): void {
    this.#arriving(mine).catch(() => null);
  }

  #arriving(mine: Held): Promise<string> {
    mine.arriving ??= this.#send(mine).catch((error: unknown) => {
      const problem = errorOf(error);
      // What is wrong with the file itself stays its answer: it is not sent a second time to hear it again.
      if (!isFinal(problem)) mine.arriving = null;
      if (problem.code === 'INVALID' || problem.code === 'NOT_FOUND') mine.carrier = null;
      this.#tell(mine, problem);
      throw error;
    });
    return mine.arriving;
  }

  async #send(mine: Held): Promise<string> {
    this.#mark(mine, { state: mine.carrier ? 'sending' : 'reading', problem: null });
    mine.carrier ??= await this.#carrierFor(mine);
    if (mine.carrier === null) return '';
    assertHeld(mine);
    this.#mark(mine, { state: 'sending' });
    const upload = await mine.carrier.start();
    mine.carrier = null;
    this.#mark(mine, { state: 'sent', sent: mine.file.size });
    return upload;
  }

  /** Bytes are copied first: what a device calls a file may be gone a minute later. Null: they are on file, and not sent. */
  async #carrierFor(mine: Held): Promise<Carrier | null> {
    const bytes = await mine.file.arrayBuffer().catch(() => null);
    if (bytes === null || bytes.byteLength === 0) {
      const isEmpty = bytes !== null && mine.file.size === 0;
      this.#mark(mine, { state: 'failed', problem: isEmpty ? 'empty' : 'unreadable' });
      throw new ApiError({ code: 'INVALID', fields: [{ field: 'file', issue: 'required' }] });
    }
    mine.sha256 = await hashOf(bytes);
    assertHeld(mine);
    mine.known = mine.sha256 && (await this.#way.withBytes(mine.sha256));
    assertHeld(mine);
    if (mine.known !== null) {
      this.#done(mine);
      this.#way.onKnown(mine.known);
      return null;
    }
    return this.#way.carry({
      blob: new Blob([bytes]),
      name: mine.file.name,
      document: mine.id,
      onProgress: (sent) => this.#mark(mine, { sent }),
    });
  }

  /** What is wrong, beside how far it is: bytes that travel go on. What the device did not give stays just that. */
  #tell(mine: Held, problem: ErrorShape): void {
    const told = this.#line?.problem;
    if (isFinal(problem)) {
      const kept = told === 'unreadable' || told === 'empty' ? told : problem;
      this.#mark(mine, { state: 'failed', problem: kept, refused: true });
    } else this.#mark(mine, mine.arriving ? { problem } : { state: 'failed', problem });
  }

  #mark(mine: Held, change: Partial<ChosenPaper>): void {
    if (this.#held === mine && this.#line) this.#show({ ...this.#line, ...change });
  }

  #show(next: ChosenPaper | null): void {
    this.#line = next;
    for (const listener of this.#listeners) listener();
  }
}

/** What waited for something goes on only where it is still wanted. */
function assertHeld({ dropped }: Held): void {
  if (dropped) throw new ApiError(NOT_SENT);
}

const NOT_SENT: ErrorShape = { code: 'UNAVAILABLE', fields: [{ field: 'request', issue: 'file_not_sent' }] };

/**
 * Why the act that waited for its file was not sent. What is wrong with the file stands in its line, however the server
 * called it; where the file did not get there, the act did not either: nobody need wonder whether it is recorded.
 */
function heldBack(problem: ErrorShape): ErrorShape {
  if (problem.code === 'UNAVAILABLE') return NOT_SENT;
  return problem.fields.some(({ field }) => field === 'file') ? { ...problem, code: 'INVALID' } : problem;
}
