import { useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { FACT_SHAPE } from '../../../shared/register/facts.ts';
import { decideFacts, type FactsInput, factsInput } from '../../../shared/register/facts-command.ts';
import { FACT_FIELDS, type FactField } from '../../../shared/register.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { ChoiceBox, DateBox, TextBox, Tick } from './boxes.tsx';
import { type FormProps, taken } from './correct-form.tsx';
import { FactChoice } from './fact-choice.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid, type TypedGround, valueSaid, valueTyped } from './typed.ts';

const isNumber = (field: string) => FACT_SHAPE[field as FactField] !== 'text';

/** What is said of site clearance is reported there. */
const STATED_HERE = FACT_FIELDS.filter((field) => !/^(clearance|household)/.test(field));

const FIRST_YEAR = 1990;

type Typed = TypedGround & {
  fact: string;
  field: string;
  value: string;
  hasDate: boolean;
  statedFor: string;
  isSourced: boolean;
  source: string;
};

/** One figure: a new one beside the others, or one that is on record and was wrong. */
export function FactForm({ stream, code, stands, renderReading, onDone }: FormProps) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [fresh] = useState(() => uuidv7());
  const [version] = useState(stands.version);
  const about = { stream, key: REGISTER, version };
  const draft = useDraft<Typed>('register.facts', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    fact: fresh,
    field: 'area_ha',
    value: '',
    hasDate: false,
    statedFor: today,
    isSourced: true,
    source: '',
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const said: FactsInput['said'] = {
    facts: [
      {
        id: fields.fact,
        field: fields.field as FactField,
        value: valueSaid(fields.value, isNumber(fields.field), lang),
        statedFor: fields.hasDate ? fields.statedFor : null,
        provenance: fields.isSourced ? 'sourced' : 'reported',
        source: fields.source.trim() === '' ? null : fields.source,
      },
    ],
    ...groundSaid(fields),
  };
  const command = useCommand<FactsInput>(
    {
      send: filedFirst(paper, client.register.facts.mutate),
      schema: factsInput,
      rule: (one) => {
        const decision = decideFacts(stands, { said: one }, today);
        return 'refused' in decision ? decision.refused : undefined;
      },
    },
    about,
    draft,
  );
  const { errorAt } = command;
  const told = `${t.cluster.fact[fields.field as FactField]}: ${fields.value}`;
  const boxes = { id, fields, errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.facts}
      command={command}
      draft={draft}
      submit={(expected) => command.submit(said, expected)}
      verb={words.saveFact}
      words={told}
      saved={<p>{words.saved(told)}</p>}
      onDone={onDone}
    >
      {stands.facts.length > 0 && (
        <FactChoice
          id={`${id}-which`}
          facts={stands.facts}
          value={fields.fact}
          onChoose={(chosen) => {
            const fact = stands.facts.find((one) => one.id === chosen);
            draft.change(
              fact
                ? {
                    fact: fact.id,
                    field: fact.field,
                    value: valueTyped(fact.value, isNumber(fact.field), lang),
                    hasDate: fact.statedFor !== null,
                    statedFor: fact.statedFor ?? today,
                  }
                : { fact: fresh, value: '' },
            );
          }}
        >
          <option value={fresh}>{words.newFact}</option>
        </FactChoice>
      )}
      {fields.fact === fresh && (
        <ChoiceBox
          id={`${id}-field`}
          label={words.field}
          error={errorAt('facts.0.field')}
          value={fields.field}
          onChange={(field) => draft.change({ field })}
        >
          {STATED_HERE.map((field) => (
            <option key={field} value={field}>
              {t.cluster.fact[field]}
            </option>
          ))}
        </ChoiceBox>
      )}
      <TextBox
        id={`${id}-value`}
        label={`${words.value}: ${t.cluster.fact[fields.field as FactField]}`}
        error={errorAt('facts.0.value')}
        decimal={isNumber(fields.field)}
        value={fields.value}
        onChange={(value) => draft.change({ value })}
      />
      <WhereFrom id={id} fields={fields} errorAt={errorAt} onChange={draft.change} />
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer, area }) =>
        draft.change({
          ...taken({ number, day, issuer }),
          ...(area !== undefined && fields.field === 'area_ha' ? { value: area } : {}),
        }),
      )}
    </FormBody>
  );
}

interface WhereProps {
  id: string;
  fields: Typed;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<Typed>) => void;
}

/** For when it is true, and who states it. */
function WhereFrom({ id, fields, errorAt, onChange }: WhereProps) {
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <>
      <Tick label={words.hasDate} checked={fields.hasDate} onChange={(hasDate) => onChange({ hasDate })} />
      {fields.hasDate && (
        <DateBox
          id={`${id}-statedFor`}
          label={words.statedFor}
          error={errorAt('facts.0.statedFor')}
          value={fields.statedFor}
          years={{ from: FIRST_YEAR, to: Number(today.slice(0, 4)) }}
          onChange={(statedFor) => onChange({ statedFor })}
        />
      )}
      <Tick
        label={words.isSourced}
        checked={fields.isSourced}
        onChange={(isSourced) => onChange({ isSourced })}
      />
      {fields.isSourced && (
        <TextBox
          id={`${id}-source`}
          label={words.source}
          error={errorAt('facts.0.source')}
          value={fields.source}
          onChange={(source) => onChange({ source })}
        />
      )}
    </>
  );
}
