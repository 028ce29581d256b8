import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { ErrorShape } from '../../../shared/errors.ts';
import { LANGS, type Lang } from '../../../shared/i18n/format.ts';
import { choiceInput, type ReminderChoice } from '../../../shared/reminders/choice.ts';
import { client, trpc } from '../../api.ts';
import { checked, issueOf } from '../../commands/check.ts';
import { errorOf } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';

interface Props {
  choice: ReminderChoice;
  /** Whether this installation sends letters. */
  letters: boolean;
}

/** By letter or not, to which address, in which language: a setting of the account, no record. */
export function ChoiceForm({ choice, letters }: Props) {
  const { t, lang } = useLanguage();
  const words = t.reminder.choice;
  const id = useId();
  const [mail, setMail] = useState(choice.mail);
  const [address, setAddress] = useState(choice.address ?? '');
  const [letterLang, setLetterLang] = useState<Lang>(choice.address === null ? lang : choice.lang);
  const { submit, problem, saving, saved, touch } = useChoice();
  const wrong = issueOf(problem, 'address', t, lang);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit({ mail, address: address.trim() === '' ? null : address, lang: letterLang });
  };
  return (
    <form className="form card reminder-choice" onSubmit={onSubmit} onChange={touch} noValidate>
      <h2>{words.title}</h2>
      {!letters && <p className="muted">{words.off}</p>}
      <label className="reminder-tick">
        <input type="checkbox" checked={mail} onChange={(event) => setMail(event.target.checked)} />
        <span>{words.mail}</span>
      </label>
      <Field id={`${id}-address`} label={words.address} error={wrong}>
        <input
          id={`${id}-address`}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={address}
          {...wrongField(`${id}-address`, wrong)}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Field>
      <Field id={`${id}-lang`} label={words.lang}>
        <select
          id={`${id}-lang`}
          value={letterLang}
          onChange={(event) => setLetterLang(LANGS.find((one) => one === event.target.value) ?? 'vi')}
        >
          <option value="vi">Tiếng Việt</option>
          <option value="en">English</option>
        </select>
      </Field>
      {problem && problem.code !== 'INVALID' && <Notice tone="error" title={t.error[problem.code]} />}
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={saving}>
          {saving ? t.form.saving : words.save}
        </button>
        {saved && (
          <span role="status" className="reminder-saved">
            {words.saved}
          </span>
        )}
      </div>
    </form>
  );
}

function useChoice() {
  const queries = useQueryClient();
  const [wrong, setWrong] = useState<ErrorShape | null>(null);
  const mutation = useMutation({
    mutationFn: (choice: ReminderChoice) => client.reminders.choose.mutate(choice),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.reminders.mine.queryKey() }),
  });
  return {
    submit: (choice: ReminderChoice) => {
      const found = checked(choiceInput, choice);
      setWrong(found);
      if (!found) mutation.mutate(choice);
    },
    problem: wrong ?? (mutation.error ? errorOf(mutation.error) : null),
    saving: mutation.isPending,
    saved: mutation.isSuccess && wrong === null,
    /** What is being changed is not what was saved. */
    touch: () => {
      setWrong(null);
      if (!mutation.isPending) mutation.reset();
    },
  };
}
