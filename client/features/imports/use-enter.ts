import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ErrorShape } from '../../../shared/errors.ts';
import { client, trpc } from '../../api.ts';
import { errorOf } from '../../failure.ts';
import type { useImport } from './use-plan.ts';

const PROGRESS_MS = 500;

/** Somebody else has said something else meanwhile, or all of it in the same words. */
const isMoved = ({ code, fields }: ErrorShape): boolean =>
  code === 'CONFLICT' || fields.some(({ field, issue }) => field === 'rows' && issue === 'unchanged');

/** The act itself, with how far it is; it can be stopped until it is over. */
export function useEnter(
  ask: () => Promise<{
    reading: ReturnType<ReturnType<typeof useImport>['reading']>;
    rows: { row: number; stands: number }[];
  }>,
  { onConflict, onEntered }: { onConflict: () => void; onEntered: () => void },
) {
  const cache = useQueryClient();
  const [request, setRequest] = useState(() => uuidv7());
  const enter = useMutation({
    mutationFn: async () => client.imports.enter.mutate({ ...(await ask()), request }),
    onSuccess: () => {
      onEntered();
      return cache.invalidateQueries();
    },
    onError: (error) => {
      // What the server has not answered may be recorded: then the same request finds it.
      const shape = errorOf(error);
      if (shape.code !== 'UNAVAILABLE') setRequest(uuidv7());
      if (isMoved(shape)) onConflict();
    },
  });
  const { data: progress } = useQuery({
    ...trpc.imports.progress.queryOptions({ request }),
    enabled: enter.isPending,
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
  });
  const shape: ErrorShape | null = enter.error ? errorOf(enter.error) : null;
  return {
    enter,
    progress: enter.isPending ? (progress ?? null) : null,
    error: shape,
    isMoved: shape !== null && isMoved(shape),
    cancel: () => void client.imports.cancel.mutate({ request }),
  };
}
