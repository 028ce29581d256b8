import { type ReactNode, useId, useState } from 'react';
import type { RegisterChoices, RegisterShown } from '../../../server/register/read.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { type CorrectInput, correctInput, REGISTER } from '../../../shared/register/command.ts';
import type { Identity } from '../../../shared/register.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { emptyGround, groundSaid, identitySaid, identityTyped } from './typed.ts';

/** What a document proposes for the fields of a decision; `onChoose` gets one that was chosen here to be read. */
export type RenderReading = (
  onTake: (taken: {
    number?: string;
    day?: string;
    issuer?: string;
    area?: string;
    investor?: string;
    subject?: string;
  }) => void,
  onChoose?: (file: File) => void,
) => ReactNode;

export interface FormProps {
  stream: string;
  code: string;
  stands: RegisterShown;
  choices: RegisterChoices;
  renderReading: RenderReading;
  onDone: () => void;
}

/** Name, place, kind, units, position: as they are, to be made as they should be. */
export function CorrectForm({
  stream,
  code,
  stands,
  identity,
  choices,
  renderReading,
  onDone,
}: FormProps & { identity: Identity }) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  // What the boxes hold stays as it was seen, whatever is recorded meanwhile.
  const [seen] = useState({ identity, units: stands.units, version: stands.version });
  const about = { stream, key: REGISTER, version: seen.version };
  const draft = useDraft('register.correct', about, {
    ...identityTyped(seen.identity, { units: seen.units, known: choices.units, lang }),
    ...emptyGround(today, t.work.issuers[0] ?? ''),
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const command = useCommand<CorrectInput>(
    { send: filedFirst(paper, client.register.correct.mutate), schema: correctInput },
    about,
    draft,
  );
  const submit = (expected?: number) =>
    command.submit({ ...identitySaid(fields, lang), ...groundSaid(fields) }, expected);
  const boxes = { id, fields, errorAt: command.errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.identity}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveIdentity}
      words={fields.nameVi}
      saved={<p>{words.savedIdentity}</p>}
      onDone={onDone}
    >
      <IdentityFields {...boxes} choices={choices} own={code} />
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer }) => draft.change(taken({ number, day, issuer })))}
    </FormBody>
  );
}

/** What is taken over of a decision: only what was read, and the number it then has. */
export const taken = (read: {
  number?: string | undefined;
  day?: string | undefined;
  issuer?: string | undefined;
}) => ({
  ...(read.number === undefined ? {} : { number: read.number, noNumber: false }),
  ...(read.day === undefined ? {} : { day: read.day }),
  ...(read.issuer === undefined ? {} : { issuer: read.issuer }),
});
