import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EffectShown } from '../../../server/settings/read.ts';
import { SETTINGS_WORDS } from '../../../shared/i18n/settings.ts';
import { groupBy } from '../../../shared/lists.ts';
import { proposedInput } from '../../../shared/settings/command.ts';
import { numbersOf, type SaidPart, type ThresholdPart } from '../../../shared/settings/parts.ts';
import { shortName } from '../../../shared/text.ts';
import { trpc } from '../../api.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';

interface Props {
  part: ThresholdPart;
  numbers: Record<string, number | null>;
  before: SaidPart['numbers'];
}

/** What the numbers in the boxes would change in how clusters are judged today; nothing while they are as they were. */
export function Effect({ part, numbers, before }: Props) {
  const words = useRoomWords(SETTINGS_WORDS).effect;
  const asked = proposedInput.safeParse({ part, numbers });
  const isOther = numbersOf(part).some((name) => numbers[name] !== before[name]);
  const isAsked = asked.success && isOther;
  const query = useQuery({
    ...trpc.settings.effect.queryOptions(asked.data ?? { part, numbers: {} }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (!isAsked) return null;
  return (
    <div className="preview settings-effect" aria-live="polite" aria-busy={query.isFetching}>
      <strong>{words.title}</strong>
      {query.isPending && <p className="muted">{words.asking}</p>}
      {query.isError && <p className="muted">{words.failed}</p>}
      {query.data === null && <p className="muted">{words.notHere}</p>}
      {query.data && <Changed {...query.data} />}
    </div>
  );
}

function Changed({ of, clusters, total }: EffectShown) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(SETTINGS_WORDS).effect;
  const kindOf = ({ from, to, stale }: EffectShown['clusters'][number]) =>
    [
      ...(from === to ? [] : [words.class(t.lateness[from], t.lateness[to])]),
      ...(stale === null ? [] : [stale ? words.stale : words.fresh]),
    ].join('; ');
  if (total === 0) {
    return (
      <>
        <p>{words.none(of)}</p>
        <p className="muted">{words.dates}</p>
      </>
    );
  }
  return (
    <>
      <p>{words.some(total, of)}</p>
      <ul>
        {[...groupBy(clusters, kindOf)].map(([kind, these]) => (
          <li key={kind}>
            <strong>{kind}</strong> ({words.clusters(these.length)}):{' '}
            {these.map(({ code, name }, i) => (
              <span key={code}>
                {i > 0 && ', '}
                <Go to={paths.cluster(code)}>
                  <span lang="vi">{shortName(name, lang)}</span>
                </Go>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {total > clusters.length && <p className="muted">{words.first(clusters.length)}</p>}
    </>
  );
}
