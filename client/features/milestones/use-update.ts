import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ConflictVersion } from '../../../server/milestones/write.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { errorOf } from '../../failure.ts';

interface Receipt {
  recordedAt: string;
}

/**
 * Send one intention. Its request id stays the same while nothing in it changes, so that trying again after a lost
 * connection records it once, and something changed in between is never taken for what was saved before.
 * A conflict keeps what was typed and shows both versions.
 */
export function useUpdate<Input extends { expected: number; request: string }>(
  send: (input: Input) => Promise<Receipt>,
) {
  const queries = useQueryClient();
  const intention = useRef({ text: '', request: '' });
  const [fields, setFields] = useState<ErrorShape | null>(null);
  const askAgain = () => queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
  const mutation = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onSuccess: () => {
      setFields(null);
      // Not waited for: it is saved, and that is told at once, however long the screen takes to be asked for again.
      void askAgain();
    },
    onError: (error) => setFields(errorOf(error)),
  });
  const requestFor = (input: Omit<Input, 'request'>): string => {
    const text = JSON.stringify(input);
    if (intention.current.text !== text) intention.current = { text, request: uuidv7() };
    return intention.current.request;
  };
  return {
    requestFor,
    saving: mutation.isPending,
    saved: mutation.data ?? null,
    problem: fields,
    conflict: fields?.code === 'CONFLICT' ? (fields.current as ConflictVersion) : null,
    /** Show a problem found before sending. */
    refuse: setFields,
    send: (input: Input) => mutation.mutate(input),
    askAgain,
  };
}
