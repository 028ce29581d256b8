import { useId } from 'react';
import type { PassingLine, PassingPlan } from '../../../server/reorganisation/read.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { shortName } from '../../../shared/text.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { Wrong, wrongField } from '../../ui/parts.tsx';
import { type Choice, type Choices, choiceFor, isAsked, isOpen, soleTaker } from './choices.ts';

export interface LineProps {
  plan: PassingPlan;
  line: PassingLine;
  typed: Choices;
  onType: (code: string, choice: Choice) => void;
  errorOf: (code: string, field: 'commune' | 'to' | 'cluster') => string | undefined;
}

/** A cluster of a unit that ends: what was signed for it, or where it goes and to whom. */
export function Line({ plan, line, typed, onType, errorOf }: LineProps) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const { communeName } = useCommuneNames(plan);
  const name = shortName(line.name, lang);
  const { signed } = line;
  return (
    <li className="reorganisation-line" data-cluster={line.code}>
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
          choice={choiceFor(line, plan, typed)}
          onType={(choice) => onType(line.code, choice)}
          errorOf={errorOf}
        />
      )}
    </li>
  );
}

interface FieldsProps extends Pick<LineProps, 'plan' | 'line' | 'errorOf'> {
  name: string;
  choice: Choice;
  onType: (choice: Choice) => void;
}

function Fields({ plan, line, name, choice, onType, errorOf }: FieldsProps) {
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
      {!isAsked(line) ? (
        <span lang="vi">{communeName(choice.commune)}</span>
      ) : (
        <div>
          <select
            aria-label={words.communeOf(name)}
            value={choice.commune}
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
          <Wrong id={`${id}-commune`} text={communeError} />
        </div>
      )}
      <div>
        <select
          aria-label={words.takerOf(name)}
          value={choice.to}
          disabled={choice.commune === '' || there.length === 0}
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
        <Wrong id={`${id}-to`} text={toError} />
      </div>
    </div>
  );
}

/** Communes as the language calls them. */
export function useCommuneNames({ communes }: Pick<PassingPlan, 'communes'>) {
  const { lang } = useLanguage();
  const communeName = (code: string) => {
    const unit = communes.find((one) => one.code === code);
    return unit ? unitName(unit.nameVi, lang) : code;
  };
  return { communeName };
}
