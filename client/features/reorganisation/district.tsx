import { useId } from 'react';
import type { DistrictLine, PassingLine, PassingPlan } from '../../../server/reorganisation/read.ts';
import { addDays } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { shortName } from '../../../shared/text.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { wrongField } from '../../ui/parts.tsx';
import { type Choice, type Choices, choiceFor, isOpen, isToSign, soleTaker } from './choices.ts';

interface Props {
  plan: PassingPlan;
  district: DistrictLine;
  isTicked: boolean;
  typed: Choices;
  onTick: () => void;
  onType: (code: string, choice: Choice) => void;
  errorOf: (code: string, field: 'commune' | 'to' | 'cluster') => string | undefined;
}

/** A unit that ends: its accounts, and for each of its clusters where it goes and to whom. */
export function District({ plan, district, isTicked, onTick, ...rest }: Props) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const { accounts, clusters, open } = district;
  const name = unitName(district.nameVi, lang);
  const last = formatDay(addDays(plan.since, -1), lang);
  return (
    <section className="card reorganisation-district" aria-label={name}>
      <h2>
        <label className="tick">
          <input
            type="checkbox"
            checked={isTicked}
            disabled={!isToSign(district)}
            aria-label={words.take(name)}
            onChange={onTick}
          />
          <span lang="vi">{name}</span>
        </label>
        <span className="muted reorganisation-counts">{words.counts(clusters.length, open)}</span>
      </h2>
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
      {clusters.length > 0 && (
        <ul className="plain-list reorganisation-lines">
          {clusters.map((line) => (
            <Line key={line.code} plan={plan} line={line} isTicked={isTicked} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}

type LineProps = Pick<Props, 'plan' | 'typed' | 'onType' | 'errorOf'> & {
  line: PassingLine;
  isTicked: boolean;
};

function Line({ plan, line, isTicked, typed, onType, errorOf }: LineProps) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const { communeName } = useCommuneNames(plan);
  const name = shortName(line.name, lang);
  const { signed } = line;
  return (
    <li className="reorganisation-line">
      <p className="reorganisation-cluster">
        <Go to={paths.cluster(line.code)}>
          <span lang="vi">{name}</span>
        </Go>
      </p>
      {signed?.able && <p className="muted">{words.signed(communeName(signed.commune), signed.to.name)}</p>}
      {signed && !signed.able && <p className="field-error">{words.unable(signed.to.name)}</p>}
      {isOpen(line) && (
        <Fields
          plan={plan}
          line={line}
          name={name}
          isTicked={isTicked}
          choice={choiceFor(line, plan, typed)}
          onType={(choice) => onType(line.code, choice)}
          errorOf={errorOf}
        />
      )}
    </li>
  );
}

interface FieldsProps extends Pick<Props, 'plan' | 'errorOf'> {
  line: PassingLine;
  name: string;
  isTicked: boolean;
  choice: Choice;
  onType: (choice: Choice) => void;
}

function Fields({ plan, line, name, isTicked, choice, onType, errorOf }: FieldsProps) {
  const words = useRoomWords(REORGANISATION_WORDS);
  const { communeName } = useCommuneNames(plan);
  const id = useId();
  const there = plan.takers.filter(({ unit }) => unit === choice.commune);
  const [communeError, toError] = [
    errorOf(line.code, 'commune'),
    errorOf(line.code, 'to') ?? errorOf(line.code, 'cluster'),
  ];
  return (
    <div className="reorganisation-fields">
      {line.stated !== null || line.candidates.length === 1 ? (
        <span lang="vi">{communeName(choice.commune)}</span>
      ) : (
        <div>
          <select
            aria-label={words.communeOf(name)}
            value={choice.commune}
            disabled={!isTicked}
            {...wrongField(`${id}-commune`, communeError)}
            onChange={({ target: { value } }) =>
              onType({ commune: value, to: soleTaker(value, plan.takers) })
            }
          >
            <option value="">{words.chooseCommune}</option>
            {line.candidates.map((code) => (
              <option key={code} value={code}>
                {communeName(code)}
              </option>
            ))}
          </select>
          <p className="field-hint">{words.asked}</p>
          <Wrong id={`${id}-commune`} error={communeError} />
        </div>
      )}
      <div>
        <select
          aria-label={words.takerOf(name)}
          value={choice.to}
          disabled={!isTicked || choice.commune === '' || there.length === 0}
          {...wrongField(`${id}-to`, toError)}
          onChange={({ target: { value } }) => onType({ ...choice, to: value })}
        >
          <option value="">
            {choice.commune !== '' && there.length === 0 ? words.noTaker : words.notYet}
          </option>
          {there.map((one) => (
            <option key={one.id} value={one.id}>
              {one.hasAccount ? one.name : words.withoutAccount(one.name)}
            </option>
          ))}
        </select>
        <Wrong id={`${id}-to`} error={toError} />
      </div>
    </div>
  );
}

const Wrong = ({ id, error }: { id: string; error: string | undefined }) =>
  error === undefined ? null : (
    <p className="field-error" id={`${id}-error`} role="alert">
      {error}
    </p>
  );

/** Communes as the language calls them. */
export function useCommuneNames({ communes }: Pick<PassingPlan, 'communes'>) {
  const { lang } = useLanguage();
  const communeName = (code: string) => {
    const unit = communes.find((one) => one.code === code);
    return unit ? unitName(unit.nameVi, lang) : code;
  };
  return { communeName };
}
