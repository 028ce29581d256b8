import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConflictVersion } from '../../../server/milestones/write.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { errorOf } from '../../api.ts';

interface Receipt {
  recordedAt: string;
}

/**
 * Send one intention. Its request id stays the same until it is saved or changed, so that trying again after a lost
 * connection records it once. A conflict keeps what was typed and shows both versions.
 */
export function useUpdate<Input extends { expected: number; request: string }>(
  send: (input: Input) => Promise<Receipt>,
) {
  const queries = useQueryClient();
  const [request, setRequest] = useState(() => crypto.randomUUID());
  const [fields, setFields] = useState<ErrorShape | null>(null);
  const mutation = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onSuccess: () => {
      setFields(null);
      setRequest(crypto.randomUUID());
      return queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
    },
    onError: (error) => setFields(errorOf(error)),
  });
  return {
    request,
    saving: mutation.isPending,
    saved: mutation.data ?? null,
    problem: fields,
    conflict: fields?.code === 'CONFLICT' ? (fields.current as ConflictVersion) : null,
    /** Show a problem found before sending. */
    refuse: setFields,
    send: (input: Input) => mutation.mutate(input),
    reset: () => {
      setFields(null);
      mutation.reset();
    },
  };
}
