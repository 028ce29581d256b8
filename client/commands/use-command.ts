import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { ErrorShape, FieldError } from '../../shared/errors.ts';
import type { Conflict } from '../../shared/log/command.ts';
import { errorOf } from '../failure.ts';
import { useLanguage } from '../i18n.tsx';
import { useKeptOne } from '../outbox/door.ts';
import type { Saved } from '../outbox/kept.ts';
import { askToSignIn, useSession } from '../session.ts';
import { checked, issueOf } from './check.ts';
import type { Fields } from './drafts.ts';
import type { Kept } from './use-draft.tsx';

interface Sent {
  stream: string;
  key: string;
  expected: number;
  request: string;
  said: unknown;
}

interface Way<Input extends Sent> {
  send: (input: Input) => Promise<Saved>;
  /** What it is checked by before it is sent; none for a press, in which nothing can be typed wrong. */
  schema?: z.ZodType;
  /** What the schema cannot know, asked before anything is sent. */
  rule?: (said: Input['said']) => FieldError | undefined;
}

/** What a command is about, as the person saw it. */
export interface Subject<Key extends string = string> {
  stream: string;
  key: Key;
  version: number;
}

/**
 * The one hook behind every form: says one thing about one key of one stream. The version is the one that stood when
 * the form was opened, or its draft begun, so that a change by somebody else in between never passes unseen. The request id stays the same
 * while nothing in the intention changes, so that trying again after a lost connection records it once. A conflict keeps
 * what was typed and shows both versions. A session that has ended lets its person sign in over the form; nobody else
 * can send what they typed.
 */
export function useCommand<Input extends Sent>(
  { send, schema, rule }: Way<Input>,
  about: Subject<Input['key']>,
  kept?: Pick<Kept<Fields>, 'drop' | 'version'>,
) {
  const { t, lang } = useLanguage();
  const queries = useQueryClient();
  const { actor, expired } = useSession();
  const [person] = useState(actor.id);
  const [seen] = useState(about);
  const intention = useRef({ text: '', request: '' });
  const [problem, setProblem] = useState<ErrorShape | null>(null);
  const askAgain = () => queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
  const [sending, setSending] = useState<string | null>(null);
  const isKept = useKeptOne(sending) !== null;
  const mutation = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onSuccess: () => {
      setProblem(null);
      kept?.drop();
      // Not waited for: it is saved, and that is told at once, however long the screen takes to be asked for again.
      void askAgain();
    },
    onError: (error) => {
      const shape = errorOf(error);
      setProblem(shape);
      if (shape.code === 'UNAUTHENTICATED') askToSignIn(queries);
    },
  });
  const submit = (said: Input['said'], expected = kept?.version ?? seen.version) => {
    const meant = { stream: seen.stream, key: seen.key, expected, said };
    const text = JSON.stringify(meant);
    if (intention.current.text !== text) intention.current = { text, request: uuidv7() };
    const input = { ...meant, request: intention.current.request } as Input;
    const wrong = (schema && checked(schema, input)) ?? refusedBy(rule?.(said));
    if (wrong) setProblem(wrong);
    else {
      setSending(input.request);
      mutation.mutate(input);
    }
  };
  return {
    submit,
    saving: mutation.isPending,
    /** Safe on the device while it is on its way. */
    kept: mutation.isPending && isKept,
    saved: mutation.data ?? null,
    problem,
    conflict: problem?.code === 'CONFLICT' ? (problem.current as Conflict) : null,
    /** What is wrong with one field, in words. */
    errorAt: (field: string) => issueOf(problem, field, t, lang),
    askAgain,
    /** What was typed is given up. */
    forget: () => kept?.drop(),
    /** Signed out behind one's back; and whether that has been mended, by the same person or by another. */
    session: actor.id !== person ? 'foreign' : expired ? 'ended' : 'there',
    signIn: () => askToSignIn(queries),
  } as const;
}

const refusedBy = (field: FieldError | undefined): ErrorShape | null =>
  field === undefined ? null : { code: 'INVALID', fields: [field] };

export type CommandState = Pick<
  ReturnType<typeof useCommand>,
  | 'saving'
  | 'kept'
  | 'saved'
  | 'problem'
  | 'conflict'
  | 'errorAt'
  | 'askAgain'
  | 'forget'
  | 'session'
  | 'signIn'
>;
