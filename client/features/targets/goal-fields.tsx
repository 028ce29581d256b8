import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { useRoomWords } from '../../room-words.ts';
import { Wrong } from '../../ui/parts.tsx';
import { WayFields } from './condition-fields.tsx';
import type { Way } from './rule-draft.ts';
import { waysIn } from './target-draft.ts';
import type { FieldsProps } from './target-fields.tsx';

const NEXT_WAY: Way = { milestone: 'construction_started', from: '', to: '' };
/** More ways to one goal no source has named. */
const MOST_WAYS = 5;

/** When a member counts as having achieved it: one milestone or any of several, or nothing that can be measured. */
export function GoalFields({ fields, onChange, errorAt }: FieldsProps) {
  const words = useRoomWords(TARGET_WORDS);
  const ways = waysIn(fields);
  const put = (next: Way[]) => onChange({ ways: JSON.stringify(next) });
  const error = errorAt('goal');
  return (
    <>
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.noGoal}
          onChange={(event) =>
            onChange({
              noGoal: event.target.checked,
              ...(ways.length === 0 ? { ways: JSON.stringify([NEXT_WAY]) } : {}),
            })
          }
        />
        {words.noGoal}
      </label>
      {!fields.noGoal &&
        ways.map((way, i) => (
          <fieldset key={i} className="rule-group">
            <legend>{words.way(i + 1)}</legend>
            <WayFields
              way={way}
              onChange={(more) => put(ways.map((one, n) => (n === i ? { ...one, ...more } : one)))}
            />
            {ways.length > 1 && (
              <button
                type="button"
                className="button button-small"
                onClick={() => put(ways.filter((_one, n) => n !== i))}
              >
                {words.dropWay(i + 1)}
              </button>
            )}
          </fieldset>
        ))}
      {!fields.noGoal && ways.length < MOST_WAYS && (
        <p>
          <button type="button" className="chip" onClick={() => put([...ways, NEXT_WAY])}>
            <span aria-hidden="true">+</span> {words.addWay}
          </button>
        </p>
      )}
      <Wrong text={error} />
    </>
  );
}
