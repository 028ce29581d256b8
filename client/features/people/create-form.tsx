import { useId, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import type { AgencyChoice } from '../../../server/people/list.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { createInput } from '../../../shared/people/account.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useRoomWords } from '../../room-words.ts';
import { ActFrame } from './act-frame.tsx';
import { PersonFields, saidOf, type Typed } from './person-fields.tsx';
import { useLinked } from './use-linked.ts';
import { UsernameField } from './username-field.tsx';

const EMPTY: Typed = { name: '', title: '', role: '', organisation: '', unit: '' };

/** Somebody new: what is said of them, and the link by which they set their own password. */
export function CreateForm({ agencies, onDone }: { agencies: readonly AgencyChoice[]; onDone: () => void }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const [typed, setTyped] = useState({ ...EMPTY, username: '' });
  const [about] = useState(() => ({
    stream: streamOf('person', uuidv4()),
    key: 'account' as const,
    version: 0,
  }));
  const linked = useLinked(client.people.create.mutate);
  const command = useCommand({ send: linked.send, schema: createInput }, about);
  const { username, ...person } = typed;
  const type = (changed: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...changed }));
  return (
    <ActFrame
      command={command}
      title={words.adding}
      submit={(expected) => command.submit({ ...saidOf(person), username: username.trim() }, expected)}
      verb={words.create}
      saved={words.created(typed.name)}
      token={linked.token}
      name={typed.name}
      onDone={onDone}
    >
      <PersonFields id={id} typed={person} agencies={agencies} errorAt={command.errorAt} onType={type} />
      <UsernameField
        id={id}
        value={username}
        error={command.errorAt('username')}
        onChange={(next) => type({ username: next })}
      />
    </ActFrame>
  );
}
