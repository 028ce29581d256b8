import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CohortRule, Goal, Metric } from '../../../shared/programme.ts';
import { wrongCohort, wrongGoal } from '../../../shared/programmes/rule.ts';
import { client } from '../../api.ts';

interface Asked {
  cohort: CohortRule;
  goal: Goal | null;
  metric: Metric;
  code: string | null;
}

/** Nobody types a word in less: the server is asked once it has come to rest. */
const REST_MS = 350;

/** What a rule counts while it is typed. Of one that is not complete nothing is asked, and the last answer goes. */
export function usePreview(asked: Asked) {
  const isWhole = wrongCohort(asked.cohort) === null && wrongGoal(asked.goal) === null;
  const text = JSON.stringify(asked);
  const rested = useRested(text);
  const query = useQuery({
    queryKey: ['programmes.preview', rested],
    queryFn: () => client.programmes.preview.mutate(JSON.parse(rested) as Asked),
    enabled: isWhole && rested === text,
    placeholderData: keepPreviousData,
  });
  return {
    isWhole,
    isAsking: isWhole && (query.isFetching || rested !== text),
    failed: query.isError,
    preview: isWhole ? query.data : undefined,
  };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(
    function comeToRest() {
      const timer = setTimeout(() => setRested(text), REST_MS);
      return () => clearTimeout(timer);
    },
    [text],
  );
  return rested;
}
