import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { canonical } from '../../shared/log/event.ts';
import { filePaperInput, TITLE_LENGTH } from '../../shared/papers/command.ts';
import { kindOfNumber } from '../../shared/reading/codes.ts';
import type { DocumentKind } from '../../shared/reading/reading.ts';
import { client } from '../api.ts';
import { carrierOf } from '../outbox/carry.ts';
import { checked } from './check.ts';
import { type ChosenPaper, type PaperDocument, PaperSender } from './paper-sender.ts';

/** How bytes are carried; tests give a line of their own. */
export const Carrying = createContext(carrierOf);

/** The file of a document, chosen in a form: what its field shows, and how it is filed before the act is sent. */
export interface PaperChoice {
  /** What was chosen on this device and is not on file yet. */
  chosen: ChosenPaper | null;
  /** The one on file that what was chosen has turned out to be; null: none. */
  known: string | null;
  /** What its document is about, as it is typed; empty: not said. */
  title: string;
  entitle: (title: string) => void;
  choose: (file: File) => void;
  retry: () => void;
  drop: () => void;
  /** Files what was chosen; its id, or null where nothing was. Fails with ApiError. */
  file: (document: PaperDocument) => Promise<string | null>;
  /**
   * The act, as it is sent: where the same was sent before, under the request that it had then. A form that has its
   * file's id since takes it for another intention, and it would be recorded twice where only the answer was lost.
   */
  asSent: <Input extends { request: string }>(input: Input) => Input;
}

/** `onFiled`: it is on file, and the form keeps its id, whatever becomes of the act. */
export function usePaper(onFiled: (paper: string) => void): PaperChoice {
  const carry = useContext(Carrying);
  const [known, setKnown] = useState<string | null>(null);
  const [title, entitle] = useState('');
  const last = useRef({ text: '', request: '' });
  const [sender] = useState(
    () =>
      new PaperSender({
        carry,
        withBytes: async (sha256) => (await client.papers.withBytes.query({ sha256 })).paper,
        onKnown: (paper) => {
          setKnown(paper);
          onFiled(paper);
        },
        file: (command) => client.papers.file.mutate(command),
        check: (command) => checked(filePaperInput, command),
      }),
  );
  const chosen = useSyncExternalStore(sender.subscribe, sender.line);
  useEffect(
    function stopSending() {
      return () => sender.drop();
    },
    [sender],
  );
  return {
    chosen,
    known,
    title,
    entitle,
    choose: (file) => {
      setKnown(null);
      sender.choose(file);
    },
    retry: sender.retry,
    drop: () => {
      setKnown(null);
      entitle('');
      sender.drop();
    },
    file: async (document) => {
      const filed = await sender.file({ ...document, title: oneLine(document.title ?? title) });
      if (filed === null) return null;
      setKnown(filed.known ? filed.paper : null);
      onFiled(filed.paper);
      return filed.paper;
    },
    asSent: (input) => {
      const text = canonical({ ...input, request: undefined });
      if (last.current.text !== text) last.current = { text, request: input.request };
      return { ...input, request: last.current.request };
    },
  };
}

/** As it is kept: a title is one line. */
const oneLine = (text: string): string | null =>
  text.replace(/\s+/g, ' ').trim().slice(0, TITLE_LENGTH).trim() || null;

interface Grounded {
  request: string;
  said: { document?: Omit<PaperDocument, 'kind'> & { kind?: DocumentKind; paper?: string } };
}

/**
 * The way of an act that rests on a document: what was chosen is filed first, then the act names it. What says no kind is
 * what its number says, or a decision. `title`: what it is about, where the form says that in a field of its own.
 */
export const filedFirst =
  <Input extends Grounded, Answer>(
    paper: PaperChoice,
    send: (input: Input) => Promise<Answer>,
    title?: (input: Input) => string | undefined,
  ) =>
  async (input: Input): Promise<Answer> => {
    const { document } = input.said;
    if (document === undefined) return send(input);
    const { number, day, issuer } = document;
    const kind = document.kind ?? kindOfNumber(number) ?? 'decision';
    const id = await paper.file({ kind, number, day, issuer, title: title?.(input) ?? null });
    if (id === null) return send(paper.asSent(input));
    return send(paper.asSent({ ...input, said: { ...input.said, document: { ...document, paper: id } } }));
  };

/** The part of a document that names its file; nothing where none is on file yet. */
export const named = ({ paper }: { paper: string }): { paper?: string } => (paper === '' ? {} : { paper });
