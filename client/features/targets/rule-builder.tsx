import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import type { Choices } from './choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { CONDITIONS, type Group, newPart, type Part } from './rule-draft.ts';

interface Props {
  group: Group;
  choices: Choices;
  onChange: (group: Group) => void;
  /** How deep it stands in others; the outermost is the rule itself. */
  depth?: number;
}

/** Groups within groups beyond this are no rule that anybody reads. */
const DEEPEST = 2;

/** A rule in plain words: conditions, what joins them, and groups of them in it. All of it by keyboard, and on a phone. */
export function RuleBuilder({ group, choices, onChange, depth = 0 }: Props) {
  const { build } = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const { parts, join } = group;
  const put = (next: Part[]) => onChange({ ...group, parts: next });
  const kinds = CONDITIONS.filter((kind) => kind !== 'group' || depth < DEEPEST);
  return (
    <fieldset className={depth === 0 ? 'rule-group' : 'rule-group rule-group-within'}>
      <legend className={depth === 0 ? undefined : 'visually-hidden'}>
        {depth === 0 ? build.legend : build.group}
      </legend>
      {parts.length > 1 && (
        <label className="rule-join">
          {build.join}
          <select
            value={join}
            onChange={(event) => onChange({ ...group, join: event.target.value as Group['join'] })}
          >
            <option value="all">{build.all}</option>
            <option value="any">{build.any}</option>
          </select>
        </label>
      )}
      {parts.length === 0 && <p className="muted">{depth === 0 ? build.empty : build.emptyGroup}</p>}
      <ol className="plain-list rule-parts">
        {parts.map((part, i) => (
          <li key={part.id}>
            {i > 0 && <p className="rule-and">{join === 'all' ? build.and : build.or}</p>}
            <OnePart
              part={part}
              choices={choices}
              depth={depth}
              onChange={(next) => put(parts.map((one) => (one.id === part.id ? next : one)))}
              onRemove={() => put(parts.filter((one) => one.id !== part.id))}
            />
          </li>
        ))}
      </ol>
      <Fold title={build.add} open={parts.length === 0} onPaper={false} className="rule-add">
        <div className="rule-add-kinds">
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className="chip"
              onClick={() => put([...parts, newPart(kind, today)])}
            >
              <span aria-hidden="true">+</span> {build.is[kind]}
            </button>
          ))}
        </div>
      </Fold>
    </fieldset>
  );
}

interface PartProps {
  part: Part;
  choices: Choices;
  depth: number;
  onChange: (part: Part) => void;
  onRemove: () => void;
}

function OnePart({ part, choices, depth, onChange, onRemove }: PartProps) {
  const { build } = useRoomWords(TARGET_WORDS);
  const name = build.is[part.is];
  return (
    <div className={part.not ? 'rule-part rule-part-not' : 'rule-part'}>
      <div className="rule-part-head">
        <strong>
          {part.not && <span className="rule-not">{build.not}</span>} {name}
        </strong>
        <button
          type="button"
          className="button button-small"
          aria-label={build.remove(name)}
          onClick={onRemove}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {part.is === 'group' ? (
        <RuleBuilder group={part} choices={choices} depth={depth + 1} onChange={onChange} />
      ) : (
        <ConditionFields part={part} choices={choices} onChange={onChange} />
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={part.not}
          onChange={(event) => onChange({ ...part, not: event.target.checked })}
        />
        {build.negate}
      </label>
    </div>
  );
}
