import { type FormEvent, useId, useRef, useState } from 'react';
import type { PassingPlan } from '../../../server/reorganisation/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { signInput } from '../../../shared/people/reorganisation-command.ts';
import { client } from '../../api.ts';
import { DocumentFields } from '../../commands/document-fields.tsx';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, named, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Wrong } from '../../ui/parts.tsx';
import { type Choices, isToSign, saidFor } from './choices.ts';
import { Districts } from './districts.tsx';
import { Preview } from './preview.tsx';

/** Units that end, what is chosen for their clusters, what that changes, and the document by which it is signed. */
export function SignForm({ plan, onDone }: { plan: PassingPlan; onDone: () => void }) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const id = useId();
  const end = useRef<HTMLElement>(null);
  const about = { stream: streamOf('reorganisation', plan.day), key: 'plan' as const, version: plan.version };
  const blank = { number: '', noNumber: false, day: '', issuer: '', paper: '' };
  const draft = useDraft('reorganisation.sign', about, blank);
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const way = { send: filedFirst(paper, client.reorganisation.sign.mutate), schema: signInput };
  const command = useCommand(way, about, draft);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<Choices>({});
  const [sent, setSent] = useState({ codes: [] as string[], clusters: 0, accounts: 0 });
  const said = saidFor(plan, ticked, typed);
  const submit = (expected?: number) => {
    const { number, day, issuer } = draft.fields;
    const { districts, passings, accounts } = said;
    const codes = passings.map(({ cluster }) => cluster);
    setSent({ codes, clusters: passings.length, accounts: accounts.length });
    command.submit(
      { districts, passings, document: { number, day, issuer, ...named(draft.fields) } },
      expected,
    );
  };
  const errorOf = (code: string, field: string) => {
    const i = sent.codes.indexOf(code);
    return i < 0 ? undefined : command.errorAt(`passings.${i}.${field}`);
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(sent.clusters, sent.accounts, formatDay(plan.since, lang))}</p>
      </Receipt>
    );
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form className="reorganisation-form" onSubmit={onSubmit} noValidate aria-label={words.changes}>
      <Districts
        plan={plan}
        ticked={ticked}
        typed={typed}
        clusters={said.passings.length}
        errorOf={errorOf}
        onTick={setTicked}
        onType={(code, choice) => setTyped({ ...typed, [code]: choice })}
        onEnd={() => end.current?.scrollIntoView({ block: 'start' })}
      />
      {plan.districts.some(isToSign) && (
        <section ref={end} className="card form reorganisation-end">
          <h2>{words.changes}</h2>
          <Preview plan={plan} said={said} />
          <DraftLine {...draft} />
          <DocumentFields
            id={id}
            fields={draft.fields}
            paper={paper}
            what="document"
            numbered
            errorAt={command.errorAt}
            onChange={draft.change}
          />
          <Wrong text={command.errorAt('districts')} />
          <FormEnd
            command={command}
            mine={{ title: words.changes, words: draft.fields.number }}
            verb={words.sign(said.passings.length, said.accounts.length)}
            onRecord={submit}
            onDone={() => setTicked(new Set())}
          />
        </section>
      )}
    </form>
  );
}
