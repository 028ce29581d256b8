import { useQuery } from '@tanstack/react-query';
import type { TargetLine } from '../../../server/programmes/manage.ts';
import type { Day } from '../../../shared/day.ts';
import { formatDay, formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import { cohortWords, goalSentence, type Telling } from '../../../shared/i18n/rule-words.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import type { TargetSaid } from '../../../shared/programmes/facet.ts';
import { trpc } from '../../api.ts';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { useTelling } from './choices.ts';

const FIELDS = Object.keys(
  TARGET_WORDS.vi.history.field,
) as (keyof (typeof TARGET_WORDS)['vi']['history']['field'])[];
type FieldName = (typeof FIELDS)[number];

/** Who changed what of a target, when and why, the last first. */
export function TargetHistory({ code, asOf }: { code: string; asOf: Day }) {
  const query = useQuery(trpc.programmes.history.queryOptions({ code, asOf }));
  const investors = query.data?.investors ?? [];
  const telling = useTelling(investors);
  const { history } = useRoomWords(TARGET_WORDS);
  return (
    <QueryState query={query} lines={3}>
      {({ lines }) =>
        lines.length === 0 ? (
          <p className="muted">{history.none}</p>
        ) : (
          <ol className="plain-list target-history">
            {lines.map((line, i) => (
              <Line
                key={line.recordedAt}
                line={line}
                before={lines[i + 1]?.target ?? null}
                telling={telling}
              />
            ))}
          </ol>
        )
      }
    </QueryState>
  );
}

interface LineProps {
  line: TargetLine;
  before: TargetSaid | null;
  telling: Telling;
}

function Line({ line: { recordedAt, by, reason, copiedFrom, target }, before, telling }: LineProps) {
  const { t, lang } = useLanguage();
  const { history: words } = useRoomWords(TARGET_WORDS);
  const changed = before === null ? [] : FIELDS.filter((field) => isOther(before[field], target[field]));
  const told = changed.filter((field) => field !== 'papers');
  return (
    <li>
      <p>
        <strong>{titleOf(words, { before, target, changed })}</strong>
        {before === null && copiedFrom !== null && ` · ${words.copied(copiedFrom)}`}
      </p>
      <p className="muted">
        {by ?? t.cluster.system}, {formatInstant(recordedAt, lang)}
        {reason && <span lang="vi"> · {words.because(reason)}</span>}
      </p>
      <PaperLinks ids={[target.papers?.source, target.papers?.plan]} />
      {told.length > 0 && before && (
        <dl className="target-changes">
          {told.map((field) => (
            <div key={field}>
              <dt>{words.field[field]}</dt>
              <dd>{words.from(valueOf(before, field, telling), valueOf(target, field, telling))}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function titleOf(
  words: (typeof TARGET_WORDS)['vi']['history'],
  {
    before,
    target,
    changed,
  }: { before: TargetSaid | null; target: TargetSaid; changed: readonly FieldName[] },
): string {
  if (before === null) return words.first;
  if (before.closed !== target.closed) return target.closed ? words.closed : words.reopened;
  return words.changed(changed.map((field) => words.field[field]).join(', '));
}

function valueOf(target: TargetSaid, field: FieldName, telling: Telling): string {
  const { lang, words } = telling;
  const nothing = words.history.nothing;
  switch (field) {
    case 'cohort':
      return cohortWords(target.cohort, telling);
    case 'goal':
      return target.goal ? goalSentence(target.goal, telling) : nothing;
    case 'metric':
      return words.metric[target.metric];
    case 'plan':
      return target.plan?.nameVi ?? nothing;
    case 'dueOn':
      return target.dueOn ? formatDay(target.dueOn, lang) : nothing;
    case 'publishedOn':
      return formatEdtf(target.publishedOn, lang);
    case 'papers':
      // Told by the links above.
      return nothing;
    default: {
      const value = target[field];
      return value === null || value === '' ? nothing : String(value);
    }
  }
}
