import { type FormEvent, useId, useState } from 'react';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { TARGET_CODE } from '../../../shared/programmes/command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';
import { codeFrom } from './target-draft.ts';

interface Props {
  title: string;
  /** What its copy is proposed to be called; empty where it begins with nothing. */
  name: string;
  code: string;
  taken: (code: string) => boolean;
  onBegin: (name: string, code: string) => void;
  onDone: () => void;
}

/** A new target has its name and its code first: by the code what is typed is kept, and the target found, ever after. */
export function BeginTarget({ title, name: proposedName, code: proposed, taken, onBegin, onDone }: Props) {
  const { t } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  const id = useId();
  const [name, setName] = useState(proposedName);
  const [typed, setTyped] = useState<string | null>(proposed === '' ? null : proposed);
  const [tried, setTried] = useState(false);
  const code = typed ?? codeFrom(name);
  const nameError = tried && name.trim() === '' ? t.issue.required : undefined;
  const wrong = !TARGET_CODE.test(code) ? words.codeWrong : taken(code) ? words.codeTaken : undefined;
  const codeError = tried ? wrong : undefined;
  const begin = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && wrong === undefined) onBegin(name, code);
  };
  return (
    <form className="form card target-begin" onSubmit={begin} noValidate aria-label={title}>
      <h2>{title}</h2>
      <Field id={`${id}-name`} label={words.field.nameVi} error={nameError}>
        <input
          id={`${id}-name`}
          lang="vi"
          maxLength={200}
          value={name}
          {...wrongField(`${id}-name`, nameError)}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field id={`${id}-code`} label={words.field.code} error={codeError}>
        <input
          id={`${id}-code`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={code}
          {...wrongField(`${id}-code`, codeError)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div className="form-actions">
        <button type="submit" className="button button-main">
          {words.begin}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t.form.cancel}
        </button>
      </div>
    </form>
  );
}
