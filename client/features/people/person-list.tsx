import { type ReactNode, useId, useState } from 'react';
import type { People } from '../../../server/people/list.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import {
  isFoundPerson,
  PERSON_SHOWS,
  type PeopleAsked,
  type PersonShow,
  SHOWS,
} from '../../../shared/people/shown.ts';
import { useRoomWords } from '../../room-words.ts';
import { Find } from '../../ui/find.tsx';
import { Field } from '../../ui/parts.tsx';
import { PersonCard } from './person-card.tsx';

/** Of a city with hundreds, as many at a time. */
const AT_ONCE = 50;

interface Props extends People {
  renderMore?: (id: string) => ReactNode;
  /** How those who are shown are taken away. */
  renderDownload?: (asked: PeopleAsked) => ReactNode;
}

export function PersonList({ people, agencies, renderMore, renderDownload }: Props) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<PersonShow>('accounts');
  const [most, setMost] = useState(AT_ONCE);
  // Whoever is being worked on stays in the list, with the receipt, although what was filtered by has changed.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isFound = isFoundPerson({ q: text, show: filter }, agencies);
  const found = people.filter((one) => opened.has(one.id) || isFound(one));
  return (
    <section>
      <Find label={words.find} value={text} onChange={setText}>
        <Field id={`${id}-filter`} label={words.show}>
          <select
            id={`${id}-filter`}
            value={filter}
            onChange={(event) => setFilter(event.target.value as PersonShow)}
          >
            {PERSON_SHOWS.map((one) => (
              <option key={one} value={one}>
                {words.filter[one]} ({people.filter(SHOWS[one]).length})
              </option>
            ))}
          </select>
        </Field>
      </Find>
      {found.length > 0 && renderDownload && (
        <div className="people-taken">{renderDownload({ q: text.trim(), show: filter })}</div>
      )}
      {found.length === 0 && <p className="muted">{words.noneFound}</p>}
      <ul className="plain-list people-list">
        {found.slice(0, most).map((person) => (
          <PersonCard
            key={person.id}
            person={person}
            agencies={agencies}
            more={renderMore?.(person.id)}
            onOpen={() => setOpened(new Set([...opened, person.id]))}
            onClose={() => setOpened(new Set([...opened].filter((one) => one !== person.id)))}
          />
        ))}
      </ul>
      {found.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + AT_ONCE)}>
          {words.more(Math.min(AT_ONCE, found.length - most))}
        </button>
      )}
    </section>
  );
}
