import type { DistrictLine } from '../../../server/reorganisation/read.ts';
import { addDays } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { endingIn, isAsked, isOpen, isToSign, undecidedIn } from './choices.ts';
import { Line, type LineProps } from './line.tsx';

interface Props extends Omit<LineProps, 'line'> {
  district: DistrictLine;
  isTicked: boolean;
  onTick: () => void;
}

/**
 * A unit that ends, behind what is left of it: its accounts, and for each of its clusters where it goes and to whom. Open
 * to begin with where something has to be decided.
 */
export function District({ district, isTicked, onTick, ...rest }: Props) {
  const { plan, typed } = rest;
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const { accounts, clusters, open } = district;
  const name = unitName(district.nameVi, lang);
  const last = formatDay(addDays(plan.since, -1), lang);
  const undecided = undecidedIn(district, plan, typed).length;
  const ending = endingIn(district);
  const left = [
    words.counts(clusters.length, open),
    ...(undecided > 0 ? [words.undecided(undecided)] : []),
    ...(ending > 0 ? [words.ending(ending)] : []),
  ];
  return (
    <section className="card reorganisation-district" aria-label={name}>
      {isToSign(district) && (
        <label className="tick tick-only reorganisation-tick">
          <input type="checkbox" checked={isTicked} aria-label={words.take(name)} onChange={onTick} />
        </label>
      )}
      <Fold
        open={undecided > 0}
        title={
          <>
            <h2 lang="vi">{name}</h2>
            <span className="muted reorganisation-counts">{left.join(' · ')}</span>
          </>
        }
      >
        {accounts.length === 0 && <p className="muted">{words.noAccount}</p>}
        {accounts.map((one) => (
          <p key={one.id} className="muted">
            {!one.ends
              ? words.accountEnds(one.name, last)
              : one.username === null || one.until === null
                ? words.officer(one.name)
                : words.account(one.name, formatDay(one.until, lang))}
          </p>
        ))}
        {clusters.some((line) => isOpen(line) && isAsked(line)) && <p className="muted">{words.asked}</p>}
        {clusters.length > 0 && (
          <ul className="plain-list reorganisation-lines">
            {clusters.map((line) => (
              <Line key={line.code} line={line} {...rest} />
            ))}
          </ul>
        )}
      </Fold>
    </section>
  );
}
