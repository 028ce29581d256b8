import { useQuery } from '@tanstack/react-query';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { DOCUMENT_KINDS } from '../../../shared/reading/reading.ts';
import { trpc } from '../../api.ts';
import { DocumentFields } from '../../commands/document-fields.tsx';
import type { PaperChoice } from '../../commands/use-paper.ts';
import { useRoomWords } from '../../room-words.ts';
import { ChoiceBox, WordsBox } from './boxes.tsx';
import type { TypedGround } from './typed.ts';

interface Props {
  id: string;
  fields: TypedGround;
  /** Whose evidence can be named; null: it has none yet. */
  code: string | null;
  paper: PaperChoice;
  errorAt: (field: string) => string | undefined;
  /** When a note is asked for, where it is not as everywhere. */
  whyHint?: string;
  hintAt?: (field: 'number' | 'day' | 'issuer') => string | undefined;
  onChange: (changed: Partial<TypedGround>) => void;
}

/** On what an entry rests: a document, or the sentence that says why. */
export function GroundFields({ id, fields, code, paper, errorAt, whyHint, hintAt, onChange }: Props) {
  const words = useRoomWords(REGISTER_WORDS);
  const hasDocument = fields.basis !== 'none';
  return (
    <>
      <ChoiceBox
        id={`${id}-basis`}
        label={words.basis}
        value={fields.basis}
        onChange={(basis) => onChange({ basis })}
      >
        {DOCUMENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
        <option value="none">{words.noDocument}</option>
      </ChoiceBox>
      {hasDocument && (
        <DocumentFields
          id={id}
          fields={fields}
          paper={paper}
          what={fields.basis === 'decision' ? 'decision' : 'document'}
          errorAt={errorAt}
          {...(hintAt ? { hintAt } : {})}
          onChange={onChange}
        />
      )}
      {hasDocument && code !== null && fields.paper === '' && paper.chosen === null && (
        <FileChoice
          id={`${id}-evidence`}
          code={code}
          value={fields.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      )}
      <WordsBox
        id={`${id}-note`}
        label={words.why}
        hint={whyHint ?? words.whyHint}
        error={errorAt('note')}
        value={fields.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

interface FileProps {
  id: string;
  code: string;
  value: string;
  onChange: (value: string) => void;
}

/** Which file on record is the document; nothing to choose where there is none. */
function FileChoice({ id, code, value, onChange }: FileProps) {
  const words = useRoomWords(REGISTER_WORDS);
  const { data } = useQuery(trpc.evidence.list.queryOptions({ code }));
  const files = data?.items.filter(({ withdrawn, kind }) => withdrawn === null && kind === 'document') ?? [];
  if (files.length === 0) return null;
  return (
    <ChoiceBox id={id} label={words.file} value={value} onChange={onChange}>
      <option value="">{words.noFile}</option>
      {files.map(({ id: key, name, caption }) => (
        <option key={key} value={key}>
          {caption || name}
        </option>
      ))}
    </ChoiceBox>
  );
}
