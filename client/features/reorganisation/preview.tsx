import type { PassingPlan } from '../../../server/reorganisation/read.ts';
import { addDays } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { shortName } from '../../../shared/text.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import type { saidFor } from './choices.ts';
import { useCommuneNames } from './line.tsx';

/** What signing changes, each as it is and as it will be. */
export function Preview({ plan, said }: { plan: PassingPlan; said: ReturnType<typeof saidFor> }) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const { communeName } = useCommuneNames(plan);
  const { passings, accounts, posts, districts, left } = said;
  if (districts.length === 0) return <p className="muted">{words.noChanges}</p>;
  const last = formatDay(addDays(plan.since, -1), lang);
  const from = new Map(
    plan.districts.flatMap((district) =>
      district.clusters.map((line) => [line.code, { district, line }] as const),
    ),
  );
  return (
    <>
      <p>
        {words.totals({
          units: districts.length,
          clusters: passings.length,
          ending: accounts.length,
          posts: posts.length,
        })}
      </p>
      <p className="muted">{words.changesHint(formatDay(plan.since, lang))}</p>
      {passings.length + accounts.length + posts.length > 0 && (
        <div className="table-wrap">
          <table className="reorganisation-changes">
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {passings.map(({ cluster, commune, to }) => {
                const { district, line } = from.get(cluster) ?? {};
                const taker = plan.takers.find(({ id }) => id === to)?.name ?? '';
                const officer = district?.accounts[0]?.name ?? '';
                return (
                  <tr key={cluster}>
                    <th scope="row" lang="vi">
                      {line ? shortName(line.name, lang) : cluster}
                    </th>
                    <td>{district ? words.at(unitName(district.nameVi, lang), officer) : ''}</td>
                    <td>{words.at(communeName(commune), taker)}</td>
                  </tr>
                );
              })}
              {accounts.map(({ id, name, until }) => (
                <tr key={id}>
                  <th scope="row">{words.ofAccount(name)}</th>
                  <td>{until === null ? words.usable : words.ends(formatDay(until, lang))}</td>
                  <td>{words.ends(last)}</td>
                </tr>
              ))}
              {posts.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">{words.ofPost(name)}</th>
                  <td>{words.postRuns}</td>
                  <td>{words.postEnds(last)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left > 0 && <p>{words.stays(left)}</p>}
    </>
  );
}
