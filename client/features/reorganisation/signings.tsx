import { type FormEvent, useId, useState } from 'react';
import type { PassingPlan, SigningLine } from '../../../server/reorganisation/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { cancelSigningInput } from '../../../shared/people/reorganisation-command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

/** What was signed, by which document; taken back while its day has not come. */
export function Signings({ plan }: { plan: PassingPlan }) {
  const words = useRoomWords(REORGANISATION_WORDS);
  if (plan.signings.length === 0) return null;
  return (
    <section>
      <h2>{words.signings}</h2>
      <ul className="plain-list reorganisation-signings">
        {plan.signings.map((signing) => (
          <OneSigning key={signing.id} plan={plan} signing={signing} />
        ))}
      </ul>
    </section>
  );
}

function OneSigning({ plan, signing }: { plan: PassingPlan; signing: SigningLine }) {
  const { lang } = useLanguage();
  const words = useRoomWords(REORGANISATION_WORDS);
  const [isOpen, setOpen] = useState(false);
  const { document, since, clusters, accounts, cancelled, mayCancel } = signing;
  return (
    <li className="card">
      <p lang="vi">
        <strong>{words.signing(document.number, document.issuer, formatDay(document.day, lang))}</strong>
      </p>
      <p className="muted">
        {words.signingCounts(clusters, accounts, formatDay(since, lang))}
        {cancelled && ` · ${words.cancelled}`}
      </p>
      <PaperLinks ids={[document.paper]} />
      {isOpen ? (
        <CancelForm plan={plan} signing={signing} onDone={() => setOpen(false)} />
      ) : (
        mayCancel && (
          <button
            type="button"
            className="button button-small"
            aria-label={words.cancelOf(document.number)}
            onClick={() => setOpen(true)}
          >
            {words.cancel}
          </button>
        )
      )}
    </li>
  );
}

interface CancelProps {
  plan: PassingPlan;
  signing: SigningLine;
  onDone: () => void;
}

function CancelForm({ plan, signing, onDone }: CancelProps) {
  const words = useRoomWords(REORGANISATION_WORDS);
  const id = useId();
  const [note, setNote] = useState('');
  const about = { stream: streamOf('reorganisation', plan.day), key: 'plan' as const, version: plan.version };
  const command = useCommand(
    { send: client.reorganisation.cancel.mutate, schema: cancelSigningInput },
    about,
  );
  const title = words.cancelOf(signing.document.number);
  const submit = (expected?: number) => command.submit({ signing: signing.id, note }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.cancelledNow(signing.document.number)}</p>
      </Receipt>
    );
  }
  const error = command.errorAt('note') ?? command.errorAt('signing');
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={title}>
      <p>{words.cancelHint}</p>
      <Field id={id} label={words.cancelNote} error={error}>
        <input
          id={id}
          value={note}
          {...wrongField(id, error)}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title, words: note }}
        verb={words.cancel}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
