import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ReviewLine } from '../../../server/work/proofs.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Conflict } from '../../../shared/log/command.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import type { ReviewInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { errorOf } from '../../failure.ts';
import { askToSignIn } from '../../session.ts';

/** Confirmed, or given back with one reason for all. */
export type Verdict = ReviewInput['said'];

export interface Failed {
  line: ReviewLine;
  why: ErrorCode;
  /** What somebody else said meanwhile. */
  conflict: Conflict | null;
}

/** What came of reviewing several: which were, which failed and why. */
export interface Outcome {
  verdict: Verdict['verdict'];
  done: ReviewLine[];
  failed: Failed[];
}

/** Of one milestone in one version: another version is another report, which nobody has looked at yet. */
export const reportKey = ({ row, milestone, version }: ReviewLine): string =>
  `${row.code} ${milestone} ${version}`;

/**
 * Reviews one after the other, each with an id that stays the same when it is tried again; what failed is told. Each is
 * recorded whole or not at all, and what one fails by keeps none of the others.
 */
export function useReviewMany() {
  const queries = useQueryClient();
  const requests = useRef(new Map<string, string>());
  const [at, setAt] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const give = async (line: ReviewLine, said: Verdict) => {
    const key = `${reportKey(line)} ${JSON.stringify(said)}`;
    const request = requests.current.get(key) ?? uuidv7();
    requests.current.set(key, request);
    await client.milestones.reviewActual.mutate({
      stream: streamOf('cluster', line.row.code),
      key: line.milestone,
      expected: line.version,
      request,
      said,
    });
  };
  const run = async (lines: readonly ReviewLine[], said: Verdict) => {
    const failed: Failed[] = [];
    setOutcome(null);
    for (const [i, line] of lines.entries()) {
      setAt(i);
      // Whose session has ended need not be told so for each.
      if (failed.at(-1)?.why === 'UNAUTHENTICATED')
        failed.push({ line, why: 'UNAUTHENTICATED', conflict: null });
      else await give(line, said).catch((error: unknown) => failed.push(failureOf(line, error)));
    }
    setAt(null);
    const isFailed = new Set(failed.map(({ line }) => line));
    const done = lines.filter((line) => !isFailed.has(line));
    setOutcome({ verdict: said.verdict, done, failed });
    if (failed.some(({ why }) => why === 'UNAUTHENTICATED')) askToSignIn(queries);
    await queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
    return { done };
  };
  return { run, at, outcome, forget: () => setOutcome(null) };
}

function failureOf(line: ReviewLine, error: unknown): Failed {
  const { code, current } = errorOf(error);
  return {
    line,
    why: code,
    conflict: code === 'CONFLICT' ? ((current as Conflict | undefined) ?? null) : null,
  };
}
