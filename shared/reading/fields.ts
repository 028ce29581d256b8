import { areaOf } from './area.ts';
import { capitalOf } from './capital.ts';
import { clustersOf, isOfSeveral } from './cluster.ts';
import { flowOf } from './flow.ts';
import { dateOf, issuerOf, numberOf } from './heading.ts';
import { investorOf } from './investor.ts';
import type { Page } from './page.ts';
import { partsOf } from './parts.ts';
import type { DocumentKind, Fields, Found, Known } from './reading.ts';
import { scheduleOf } from './schedule.ts';
import { subjectOf } from './subject.ts';

/** Words that a recogniser doubts are not proposed. */
const LEAST = 0.6;

export interface FormRead {
  kind: DocumentKind | null;
  fields: Fields;
}

/** What pages propose for the form of their document. */
export function fieldsOf(pages: readonly Page[], known: Known): FormRead {
  const parts = partsOf(pages);
  const date = sure(dateOf(parts));
  const clusters = clustersOf(parts, known).flatMap((one) => sure(one) ?? []);
  const heading = {
    number: sure(numberOf(parts)),
    date,
    issuer: sure(issuerOf(parts, known, date?.value)),
    subject: sure(subjectOf(parts)),
  };
  const subject = flowOf(parts.subject).text;
  // Of two clusters nobody can say whose area it is; of a letter not that it decides it.
  const isOfOne = parts.kind === 'decision' && clusters.length < 2 && !isOfSeveral(subject);
  const { articles } = parts;
  const body = isOfOne
    ? {
        area: sure(areaOf(articles, subject)),
        investor: sure(investorOf(articles)),
        capital: sure(capitalOf(articles)),
        ...scheduled(scheduleOf(articles)),
      }
    : {};
  return { kind: parts.kind, fields: { ...present({ ...heading, ...body }), clusters } };
}

const scheduled = ({ start, completion }: ReturnType<typeof scheduleOf>) => ({
  start: sure(start),
  completion: sure(completion),
});

const sure = <T>(one: Found<T> | undefined): Found<T> | undefined =>
  one && one.confidence >= LEAST && one.places.length > 0 ? one : undefined;

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
