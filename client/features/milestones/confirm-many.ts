import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { WaitingLine } from '../../../server/work/inbox.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { client } from '../../api.ts';
import { errorOf } from '../../failure.ts';
import { askToSignIn } from '../../session.ts';

/** What came of confirming several: which were, which failed and why. */
export interface Outcome {
  confirmed: WaitingLine[];
  failed: { line: WaitingLine; why: ErrorCode }[];
}

/** Of one milestone in one version: another version is another report, which nobody has looked at yet. */
export const reportKey = ({ row, milestone, version }: WaitingLine): string =>
  `${row.code} ${milestone} ${version}`;

/** Confirms one after the other, each with an id that stays the same when it is tried again; what failed is told. */
export function useConfirmMany() {
  const queries = useQueryClient();
  const requests = useRef(new Map<string, string>());
  const [done, setDone] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const confirm = async (line: WaitingLine) => {
    const key = reportKey(line);
    const request = requests.current.get(key) ?? uuidv7();
    requests.current.set(key, request);
    await client.milestones.reviewActual.mutate({
      stream: streamOf('cluster', line.row.code),
      key: line.milestone,
      expected: line.version,
      request,
      said: { verdict: 'confirmation' },
    });
  };
  const run = async (lines: readonly WaitingLine[]) => {
    const failed: Outcome['failed'] = [];
    setOutcome(null);
    for (const [i, line] of lines.entries()) {
      setDone(i);
      // Whose session has ended need not be told so for each.
      if (failed.at(-1)?.why === 'UNAUTHENTICATED') failed.push({ line, why: 'UNAUTHENTICATED' });
      else await confirm(line).catch((error: unknown) => failed.push({ line, why: errorOf(error).code }));
    }
    setDone(null);
    const isFailed = new Set(failed.map(({ line }) => line));
    setOutcome({ confirmed: lines.filter((line) => !isFailed.has(line)), failed });
    if (failed.some(({ why }) => why === 'UNAUTHENTICATED')) askToSignIn(queries);
    await queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
  };
  return { run, done, outcome, forget: () => setOutcome(null) };
}
