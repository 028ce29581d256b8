import type { Named, Preview } from '../../../server/programmes/preview.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import type { Metric } from '../../../shared/programme.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { GroundMark, Grounds } from '../../ui/grounds.tsx';
import { Skeleton } from '../../ui/parts.tsx';
import type { usePreview } from './use-preview.ts';

/** A number of the page of programmes: its ends as they are typed, or as they stand. */
export interface Aim {
  metric: Metric;
  min: number | null;
  max: number | null;
  /** Whether anything is counted as achieved. */
  measurable: boolean;
}

interface Props {
  state: ReturnType<typeof usePreview>;
  /** As it stands now; null where it is new. */
  before: Aim | null;
  after: Aim;
}

/** Beside the rule: whom it counts, on what ground, who is nearly one, and what would change by it. */
export function PreviewPane({ state: { preview, isWhole, isAsking, failed }, before, after }: Props) {
  const { preview: words } = useRoomWords(TARGET_WORDS);
  return (
    <section className="target-preview" aria-label={words.title} aria-busy={isAsking}>
      <h3>{words.title}</h3>
      <div role="status">
        {!isWhole && <p className="muted">{words.wrong}</p>}
        {isWhole && failed && !isAsking && <p className="muted">{words.failed}</p>}
        {isWhole && isAsking && !preview && <Skeleton lines={4} label={words.asking} />}
        {preview && <Count now={preview.now} measurable={after.measurable} />}
      </div>
      {preview && (
        <>
          <OnPage preview={preview} before={before} after={after} />
          <Difference {...preview} />
          <Members {...preview} />
        </>
      )}
    </section>
  );
}

function Count({ now, measurable }: { now: Preview['now']; measurable: boolean }) {
  const { preview: words } = useRoomWords(TARGET_WORDS);
  return (
    <>
      <p className="target-preview-count">{words.count(now.cohort)}</p>
      {measurable && (
        <p>
          {words.achieved(now.achieved)}
          {now.unconfirmed > 0 && ` · ${words.unconfirmed(now.unconfirmed)}`}
        </p>
      )}
      <Grounds of={now.grounds} what={words.ground} />
    </>
  );
}

/** How the number of the page of programmes reads now, and will. */
function OnPage({
  preview: { now, before: stood },
  before,
  after,
}: Pick<Props, 'before' | 'after'> & { preview: Preview }) {
  const { t, lang } = useLanguage();
  const { preview: words } = useRoomWords(TARGET_WORDS);
  const told = (aim: Aim, amount: number, cohort: number) => {
    const { min, max, measurable } = aim;
    if (!measurable) return words.uncounted(cohort);
    const achieved = amountWords(aim, [amount, amount], t, lang);
    return min === null || max === null
      ? words.noAim(achieved)
      : words.number(achieved, amountWords(aim, [min, max], t, lang));
  };
  return (
    <dl className="target-page">
      <dt>{words.page}</dt>
      {stood && before && (
        <dd>
          <span className="muted">{words.before}:</span> {told(before, stood.amount, stood.cohort)}
        </dd>
      )}
      <dd>
        <span className="muted">{words.after}:</span> <strong>{told(after, now.amount, now.cohort)}</strong>
      </dd>
    </dl>
  );
}

function Difference({ before, added, removed, nearly }: Preview) {
  const { preview: words } = useRoomWords(TARGET_WORDS);
  const isSame = before !== null && added.length === 0 && removed.length === 0;
  return (
    <>
      {isSame && <p className="muted">{words.same}</p>}
      {added.length > 0 && <Names title={words.added(added.length)} names={added} />}
      {removed.length > 0 && <Names title={words.removed(removed.length)} names={removed} />}
      {nearly.length > 0 && <Names title={words.nearly(nearly.length)} names={nearly} />}
    </>
  );
}

function Names({ title, names }: { title: string; names: readonly Named[] }) {
  return (
    <Fold title={title} open={names.length <= 8}>
      <ul className="plain-list target-names">
        {names.map((one) => (
          <li key={one.code}>
            <ClusterName {...one} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Members({ members, now }: Preview) {
  const { preview: words } = useRoomWords(TARGET_WORDS);
  return (
    <Fold title={words.members(now.cohort)} open lazy>
      {members.length < now.cohort && <p className="muted">{words.first(members.length)}</p>}
      <ul className="plain-list target-names target-members" aria-label={words.members(now.cohort)}>
        {members.map(({ ground, share, ...one }) => (
          <li key={one.code}>
            <ClusterName {...one} /> <GroundMark ground={ground} />
            {share !== 'member' && <span className="muted">· {words.share[share]}</span>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function ClusterName({ code, name }: Named) {
  const { lang } = useLanguage();
  return (
    <>
      <Go to={paths.cluster(code)}>
        <span lang="vi">{shortName(name, lang)}</span>
      </Go>{' '}
      <span className="muted">{code}</span>
    </>
  );
}
