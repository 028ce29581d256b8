import { useId, useState } from 'react';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { foldVietnamese } from '../../../shared/text.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field } from '../../ui/parts.tsx';

export interface Item {
  id: string;
  name: string;
}

interface Props {
  label: string;
  items: readonly Item[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** So many are offered at once; typing brings the others. */
const OFFERED = 12;

/** Some of many, found by typing: those chosen stand above, and each can be put back. */
export function Picker({ label, items, chosen, onChoose }: Props) {
  const { build } = useRoomWords(TARGET_WORDS);
  const id = useId();
  const [text, setText] = useState('');
  const names = new Map(items.map((item) => [item.id, item.name]));
  const wanted = foldVietnamese(text.trim());
  const left = items.filter(
    (item) => !chosen.includes(item.id) && foldVietnamese(`${item.id} ${item.name}`).includes(wanted),
  );
  return (
    <div className="rule-picker">
      {chosen.length > 0 && (
        <>
          <p className="muted">{build.chosen(chosen.length)}</p>
          <ul className="plain-list rule-chosen">
            {chosen.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  className="chip"
                  aria-label={build.drop(names.get(one) ?? one)}
                  onClick={() => onChoose(chosen.filter((other) => other !== one))}
                >
                  <span lang="vi">{names.get(one) ?? one}</span> <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Field id={id} label={`${label}: ${build.find.toLowerCase()}`}>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {left.length === 0 && <p className="muted">{build.noneFound}</p>}
      <ul className="plain-list rule-offered">
        {left.slice(0, OFFERED).map((item) => (
          <li key={item.id}>
            <button type="button" className="chip" onClick={() => onChoose([...chosen, item.id].sort())}>
              <span aria-hidden="true">+</span> <span lang="vi">{item.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {left.length > OFFERED && <p className="muted">{build.more(left.length - OFFERED)}</p>}
    </div>
  );
}
