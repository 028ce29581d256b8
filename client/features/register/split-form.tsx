import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { type MergeInput, mergeInput } from '../../../shared/register/merge.ts';
import { client, trpc } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid, type TypedGround } from './typed.ts';

interface Props {
  /** Code of the one that was merged. */
  code: string;
  onDone: () => void;
}

/** What was merged by mistake counts again. */
export function SplitForm({ code, onDone }: Props) {
  const query = useQuery(trpc.register.of.queryOptions({ code }));
  return (
    <QueryState query={query} lines={3}>
      {(stands) => stands && <Form code={code} version={stands.version} onDone={onDone} />}
    </QueryState>
  );
}

function Form({ code, version, onDone }: Props & { version: number }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState(version);
  const about = { stream: streamOf('cluster', code), key: REGISTER, version: seen };
  const draft = useDraft<TypedGround>('register.split', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    basis: 'none',
  });
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const command = useCommand<MergeInput>(
    { send: filedFirst(paper, client.register.merge.mutate), schema: mergeInput },
    about,
    draft,
  );
  const submit = (expected?: number) => command.submit({ into: null, ...groundSaid(draft.fields) }, expected);
  const boxes = { id, fields: draft.fields, errorAt: command.errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.split(code)}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.split(code)}
      words={draft.fields.note}
      saved={<p>{words.savedSplit(code)}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.splitAbout(code)}</p>
      <GroundFields {...boxes} paper={paper} code={null} />
    </FormBody>
  );
}
