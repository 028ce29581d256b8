import { type ReactNode, useId, useState } from 'react';
import type { People, PersonLine } from '../../../server/people/list.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { foldVietnamese } from '../../../shared/text.ts';
import { useRoomWords } from '../../room-words.ts';
import { Find } from '../../ui/find.tsx';
import { Field } from '../../ui/parts.tsx';
import { PersonCard } from './person-card.tsx';

type Filter = 'accounts' | 'problems' | 'all';

/** Somebody who cannot sign in now, and should or could. */
const isProblem = ({ standing }: PersonLine): boolean => standing === 'waiting' || standing === 'over';
const SHOWS: Record<Filter, (person: PersonLine) => boolean> = {
  accounts: ({ standing }) => standing !== 'none',
  problems: isProblem,
  all: () => true,
};

/** Of a city with hundreds, as many at a time. */
const AT_ONCE = 50;

interface Props extends People {
  renderMore?: (id: string) => ReactNode;
}

export function PersonList({ people, agencies, renderMore }: Props) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>('accounts');
  const [most, setMost] = useState(AT_ONCE);
  // Whoever is being worked on stays in the list, with the receipt, although what was filtered by has changed.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const names = new Map(agencies.map((one) => [one.id, `${one.nameVi} ${one.nameEn}`]));
  const wanted = foldVietnamese(text.trim());
  const has = (said: string | null | undefined) => foldVietnamese(said ?? '').includes(wanted);
  const found = people.filter(
    (one) =>
      opened.has(one.id) ||
      (SHOWS[filter](one) &&
        (has(one.name) || has(one.username) || has(one.title) || has(names.get(one.organisation)))),
  );
  return (
    <section>
      <Find label={words.find} value={text} onChange={setText}>
        <Field id={`${id}-filter`} label={words.show}>
          <select
            id={`${id}-filter`}
            value={filter}
            onChange={(event) => setFilter(event.target.value as Filter)}
          >
            {(Object.keys(SHOWS) as Filter[]).map((one) => (
              <option key={one} value={one}>
                {words.filter[one]} ({people.filter(SHOWS[one]).length})
              </option>
            ))}
          </select>
        </Field>
      </Find>
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
