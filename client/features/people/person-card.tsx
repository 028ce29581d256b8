import { type ReactNode, useState } from 'react';
import type { AgencyChoice, PersonLine } from '../../../server/people/list.ts';
import { formatDay, formatInstant } from '../../../shared/i18n/format.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { BareForm, ChangeForm, GiveForm, ResetForm, TermForm } from './acts.tsx';

type Act = 'change' | 'term' | 'reset' | 'reopen' | 'endSessions' | 'lock' | 'give';

/** What can be done with an account as it stands. */
function actsOf({ standing }: PersonLine): Act[] {
  if (standing === 'none') return ['change', 'give'];
  if (standing === 'closed') return ['change', 'reopen'];
  return ['change', 'term', 'reset', 'endSessions', 'lock'];
}

interface Props {
  person: PersonLine;
  agencies: readonly AgencyChoice[];
  /** What more there is about them: when they are away. */
  more: ReactNode;
  onOpen: () => void;
  onClose: () => void;
}

export function PersonCard({ person, agencies, more, onOpen, onClose }: Props) {
  const words = useRoomWords(PEOPLE_WORDS);
  const [isOpen, setOpen] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const close = () => {
    setAct(null);
    setOpen(false);
    onClose();
  };
  return (
    <li className={`card people-card people-${person.standing}`}>
      <div className="people-head">
        <div>
          <h3 lang="vi">{person.name}</h3>
          <Place person={person} agencies={agencies} />
          <Standing person={person} />
        </div>
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          aria-label={words.manageOf(person.name)}
          onClick={() => {
            if (isOpen) return close();
            onOpen();
            setOpen(true);
          }}
        >
          {words.manage}
        </button>
      </div>
      {isOpen && act === null && (
        <div className="people-acts">
          {actsOf(person).map((one) => (
            <button key={one} type="button" className="button" onClick={() => setAct(one)}>
              {words.act[one]}
            </button>
          ))}
        </div>
      )}
      {isOpen && act === null && more}
      {act !== null && <ActForm act={act} person={person} agencies={agencies} onDone={close} />}
    </li>
  );
}

interface ActFormProps {
  act: Act;
  person: PersonLine;
  agencies: readonly AgencyChoice[];
  onDone: () => void;
}

function ActForm({ act, person, agencies, onDone }: ActFormProps) {
  switch (act) {
    case 'change':
      return <ChangeForm person={person} agencies={agencies} onDone={onDone} />;
    case 'term':
      return <TermForm person={person} onDone={onDone} />;
    case 'reset':
    case 'reopen':
      return <ResetForm person={person} onDone={onDone} />;
    case 'give':
      return <GiveForm person={person} onDone={onDone} />;
    case 'lock':
    case 'endSessions':
      return <BareForm person={person} what={act} onDone={onDone} />;
  }
}

function Place({ person, agencies }: Pick<Props, 'person' | 'agencies'>) {
  const { t, inLanguage } = useLanguage();
  const words = useRoomWords(PEOPLE_WORDS);
  const agency = agencies.find(({ id }) => id === person.organisation);
  const parts = [
    t.role[person.role],
    person.title,
    agency && inLanguage(agency, 'name'),
    person.clusters > 0 ? words.clusters(person.clusters) : '',
  ];
  return <p className="muted">{parts.filter(Boolean).join(' · ')}</p>;
}

function Standing({ person }: Pick<Props, 'person'>) {
  const { lang } = useLanguage();
  const words = useRoomWords(PEOPLE_WORDS);
  const { username, standing, term, lastSignIn, linkUntil, ways } = person;
  const hasPassword = ways.includes('password');
  const isIn = standing === 'open' || standing === 'before';
  const way = ways.includes('provider') && isIn ? words.ways[hasPassword ? 'both' : 'provider'] : '';
  const day = (of: string | null) => of && formatDay(of, lang);
  const link = linkUntil === null ? words.linkOver : words.linkUntil(formatInstant(linkUntil, lang));
  const said = [
    way,
    standing === 'waiting' || (isIn && linkUntil !== null && !hasPassword) ? link : '',
    words.termOf(day(term.from), day(term.until)),
    username === null
      ? ''
      : lastSignIn === null
        ? words.neverSignedIn
        : words.lastSignIn(formatInstant(lastSignIn, lang)),
  ];
  return (
    <p className="people-standing">
      {username !== null && <code>{username}</code>}
      <span className="people-state">{words.standing[standing]}</span>
      <span className="muted">{said.filter(Boolean).join(' · ')}</span>
    </p>
  );
}
