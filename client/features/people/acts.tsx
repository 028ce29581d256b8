import { useId, useState } from 'react';
import type { AgencyChoice, PersonLine } from '../../../server/people/list.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { bareInput, changeInput, giveInput, termInput } from '../../../shared/people/account.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { Go } from '../../go.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, Wrong } from '../../ui/parts.tsx';
import { ActFrame } from './act-frame.tsx';
import { PersonFields, saidOf, type Typed } from './person-fields.tsx';
import { useLinked } from './use-linked.ts';
import { UsernameField } from './username-field.tsx';

export interface ActProps {
  person: PersonLine;
  onDone: () => void;
}

const aboutOf = ({ id, version }: PersonLine) => ({
  stream: streamOf('person', id),
  key: 'account' as const,
  version,
});

export function ChangeForm({ person, agencies, onDone }: ActProps & { agencies: readonly AgencyChoice[] }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const { name, title, role, organisation, unit } = person;
  const [typed, setTyped] = useState<Typed>({ name, title, role, organisation, unit: unit ?? '' });
  const command = useCommand({ send: client.people.change.mutate, schema: changeInput }, aboutOf(person));
  return (
    <ActFrame
      command={command}
      title={words.act.change}
      submit={(expected) => command.submit(saidOf(typed), expected)}
      verb={words.does.change}
      saved={words.done.change(typed.name)}
      token={null}
      name={typed.name}
      onDone={onDone}
    >
      <PersonFields
        id={id}
        typed={typed}
        agencies={agencies}
        errorAt={command.errorAt}
        onType={(changed) => setTyped((before) => ({ ...before, ...changed }))}
      />
      {person.clusters > 0 && <HandOver />}
    </ActFrame>
  );
}

/** Who has clusters stays their manager until they are handed over. */
function HandOver() {
  const words = useRoomWords(PEOPLE_WORDS);
  return (
    <p className="field-hint">
      <Go to={paths.assignments}>{words.handOver}</Go>
    </p>
  );
}

export function TermForm({ person, onDone }: ActProps) {
  const words = useRoomWords(PEOPLE_WORDS);
  const { today } = useSession();
  const id = useId();
  const [term, setTerm] = useState({ from: person.term.from ?? '', until: person.term.until ?? '' });
  const command = useCommand({ send: client.people.setTerm.mutate, schema: termInput }, aboutOf(person));
  const said = { from: term.from === '' ? null : term.from, until: term.until === '' ? null : term.until };
  const day = (name: 'from' | 'until') => (
    <Field id={`${id}-${name}`} label={words[name]} error={command.errorAt(name)}>
      <DayField
        id={`${id}-${name}`}
        value={term[name]}
        today={today}
        error={command.errorAt(name)}
        onChange={(next) => setTerm({ ...term, [name]: next })}
      />
    </Field>
  );
  return (
    <ActFrame
      command={command}
      title={words.act.term}
      submit={(expected) => command.submit(said, expected)}
      verb={words.does.term}
      saved={words.done.term(person.name)}
      token={null}
      name={person.name}
      onDone={onDone}
    >
      {day('from')}
      {day('until')}
      <p className="muted">{words.termHint}</p>
    </ActFrame>
  );
}

/** Whether the account is closed decides what a new link is called. */
export function ResetForm({ person, onDone }: ActProps) {
  const words = useRoomWords(PEOPLE_WORDS);
  const [what] = useState(person.standing === 'closed' ? ('reopen' as const) : ('reset' as const));
  const linked = useLinked(client.people.reset.mutate);
  const command = useCommand({ send: linked.send, schema: bareInput }, aboutOf(person));
  return (
    <ActFrame
      command={command}
      title={words.act[what]}
      submit={(expected) => command.submit({}, expected)}
      verb={words.does[what]}
      saved={words.done[what](person.name)}
      token={linked.token}
      name={person.name}
      onDone={onDone}
    >
      <p>{words.asks[what]}</p>
    </ActFrame>
  );
}

export function BareForm({ person, what, onDone }: ActProps & { what: 'lock' | 'endSessions' }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const command = useCommand({ send: client.people[what].mutate, schema: bareInput }, aboutOf(person));
  const held = command.errorAt('clusters');
  return (
    <ActFrame
      command={command}
      title={words.act[what]}
      submit={(expected) => command.submit({}, expected)}
      verb={words.does[what]}
      saved={words.done[what](person.name)}
      token={null}
      name={person.name}
      onDone={onDone}
    >
      <p>{words.asks[what]}</p>
      <Wrong text={held} />
      {(held ?? (what === 'lock' && person.clusters > 0)) && <HandOver />}
    </ActFrame>
  );
}

export function GiveForm({ person, onDone }: ActProps) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const [username, setUsername] = useState('');
  const linked = useLinked(client.people.give.mutate);
  const command = useCommand({ send: linked.send, schema: giveInput }, aboutOf(person));
  return (
    <ActFrame
      command={command}
      title={words.act.give}
      submit={(expected) => command.submit({ username: username.trim() }, expected)}
      verb={words.does.give}
      saved={words.done.give(person.name)}
      token={linked.token}
      name={person.name}
      onDone={onDone}
    >
      <UsernameField id={id} value={username} error={command.errorAt('username')} onChange={setUsername} />
    </ActFrame>
  );
}
