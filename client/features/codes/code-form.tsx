import { type FormEvent, useId, useState } from 'react';
import type { CodeLine } from '../../../server/settings/codes.ts';
import { CAUSES, type Cause } from '../../../shared/cause.ts';
import { type SetCodeInput, setCodeInput } from '../../../shared/codes/command.ts';
import { AS_BUILT, type CodeEntry, type CodeList, keyOf, MOVERS } from '../../../shared/codes/facet.ts';
import { isFreePlace, weightsTogether } from '../../../shared/codes/known.ts';
import { CODES_WORDS } from '../../../shared/i18n/codes.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { canBeLeftOut, MILESTONES, type MilestoneCode, type Mover } from '../../../shared/lifecycle.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { TextField } from '../../commands/ground-fields.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, Wrong, wrongField } from '../../ui/parts.tsx';
import { wordsOf } from '../../words.ts';
import { nameIn } from './names.ts';

type Typed = {
  like: string;
  nameVi: string;
  nameEn: string;
  offered: boolean;
  position: string;
  weight: string;
  mover: string;
  reason: string;
};

interface Props {
  stream: string;
  list: CodeList;
  line: CodeLine;
  /** All of its list: what they weigh together. */
  lines: readonly CodeLine[];
  /** Clusters with a plan in force. */
  planned: number;
  /** It is added: which built-in one it counts as is chosen now. */
  isNew?: boolean;
  onDone: () => void;
}

/** What an entry of a list is called, and whether and where it is offered. */
export function CodeForm({ stream, list, line, lines, planned, isNew = false, onDone }: Props) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  const id = useId();
  const [{ code, entry, version }] = useState(line);
  const about = { stream, key: keyOf(list, code), version };
  const draft = useDraft('settings.code', about, typedOf(entry, lang));
  const { fields, change } = draft;
  const way = { send: client.settings.setCode.mutate, schema: setCodeInput };
  const command = useCommand<SetCodeInput>(way, about, draft);
  const { errorAt } = command;
  const submit = (expected?: number) => command.submit(saidOf(fields, lang), expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const isOwn = isNew || entry.like !== null || isFreePlace(list, code);
  const built = isOwn ? null : nameIn(wordsOf(lang), list, code);
  const addTitle = list === 'component' ? words.addComponentTitle : words.addTitle;
  const typed = (lang === 'vi' ? fields.nameVi : fields.nameEn).trim();
  const name = typed === '' ? (built ?? addTitle) : typed;
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(name)}</p>
      </Receipt>
    );
  }
  const title = isNew ? addTitle : words.editOf(nameIn(t, list, code));
  const text = (field: 'nameVi' | 'nameEn' | 'position' | 'weight' | 'reason', rows?: number) => (
    <TextField
      id={`${id}-${field}`}
      label={words[field]}
      value={fields[field]}
      error={errorAt(field)}
      {...(rows === undefined ? {} : { rows })}
      {...(field === 'position' || field === 'weight' ? { numeric: true } : {})}
      {...(field === 'nameVi' || field === 'nameEn' ? { lang: field === 'nameVi' ? 'vi' : 'en' } : {})}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={title}>
      <DraftLine {...draft} />
      {isNew && list === 'cause' && (
        <LikeField id={id} value={fields.like} error={errorAt('like')} onChange={change} />
      )}
      {built !== null && <p className="field-hint">{words.nameHint(built)}</p>}
      {text('nameVi')}
      {text('nameEn')}
      <Offered list={list} code={code} isOn={fields.offered} error={errorAt('offered')} onChange={change} />
      {list !== 'milestone' && text('position')}
      {list === 'component' && text('weight')}
      {list === 'component' && (
        <WeightsEffect lines={lines} code={code} entry={saidOf(fields, lang)} planned={planned} />
      )}
      {list === 'milestone' && (
        <MoverField id={id} code={code as MilestoneCode} value={fields.mover} onChange={change} />
      )}
      {text('reason', 2)}
      <FormEnd
        command={command}
        mine={{ title, words: name }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface PartProps {
  id: string;
  value: string;
  error?: string | undefined;
  onChange: (changed: Partial<Typed>) => void;
}

function LikeField({ id, value, error, onChange }: PartProps) {
  const { t } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  return (
    <Field id={`${id}-like`} label={words.likeLabel} hint={words.likeHint} error={error}>
      <select
        id={`${id}-like`}
        value={value}
        {...wrongField(`${id}-like`, error)}
        onChange={(event) => onChange({ like: event.target.value })}
      >
        <option value="">{words.chooseLike}</option>
        {CAUSES.map((cause) => (
          <option key={cause} value={cause}>
            {causeWord(t, cause)}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface OfferedProps {
  list: CodeList;
  code: string;
  isOn: boolean;
  error: string | undefined;
  onChange: PartProps['onChange'];
}

function Offered({ list, code, isOn, error, onChange }: OfferedProps) {
  const words = useRoomWords(CODES_WORDS);
  const isMilestone = list === 'milestone';
  if (isMilestone && !canBeLeftOut(code as MilestoneCode))
    return <p className="field-hint">{words.alwaysFollowed}</p>;
  return (
    <div>
      <label className="tick">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange({ offered: event.target.checked })}
        />
        {isMilestone ? words.followed : words.offered}
      </label>
      <p className="field-hint">{isMilestone ? words.followedHint : words.offeredHint}</p>
      <Wrong text={error} />
    </div>
  );
}

interface EffectProps {
  lines: readonly CodeLine[];
  code: string;
  entry: Pick<CodeEntry, 'nameVi' | 'offered' | 'weight'>;
  planned: number;
}

/** What the weights filled into a new plan come to with this one, and that the plans in force stay as they are. */
function WeightsEffect({ lines, code, entry, planned }: EffectProps) {
  const { lang } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  const weight = Number.isFinite(entry.weight) ? entry.weight : null;
  const known = Object.fromEntries(lines.map((one) => [keyOf('component', one.code), one.entry]));
  const key = keyOf('component', code);
  const next = {
    ...(known[key] ?? AS_BUILT),
    ...entry,
    nameVi: entry.nameVi ?? known[key]?.nameVi ?? '',
    weight,
  };
  const [before, after] = [weightsTogether(known), weightsTogether({ ...known, [key]: next })];
  return (
    <p className="preview" role="status">
      {words.weightsTogether(formatNumber(before, lang), formatNumber(after, lang))}{' '}
      {after !== 100 && after !== 0 && words.weightsRest} {words.plansKept(planned)}
    </p>
  );
}

function MoverField({ id, code, value, onChange }: PartProps & { code: MilestoneCode }) {
  const words = useRoomWords(CODES_WORDS);
  return (
    <Field id={`${id}-mover`} label={words.moverLabel}>
      <select id={`${id}-mover`} value={value} onChange={(event) => onChange({ mover: event.target.value })}>
        <option value="">{words.moverBuilt(words.mover[MILESTONES[code].mover])}</option>
        {MOVERS.map((mover) => (
          <option key={mover} value={mover}>
            {words.mover[mover]}
          </option>
        ))}
      </select>
    </Field>
  );
}

const typedOf = (entry: CodeEntry, lang: 'vi' | 'en'): Typed => ({
  like: entry.like ?? '',
  nameVi: entry.nameVi ?? '',
  nameEn: entry.nameEn ?? '',
  offered: entry.offered,
  position: entry.position === null ? '' : String(entry.position),
  weight: entry.weight === null ? '' : numberText(entry.weight, lang),
  mover: entry.mover ?? '',
  // Nobody's reason is taken over from the last time.
  reason: '',
});

/** An empty box says nothing; what is no number is sent as none, for the schema to say so. */
function saidOf(typed: Typed, lang: 'vi' | 'en'): SetCodeInput['said'] {
  const text = (said: string) => (said.trim() === '' ? null : said);
  const number = (said: string) => (said.trim() === '' ? null : (parseNumber(said, lang) ?? Number.NaN));
  return {
    like: text(typed.like) as Cause | null,
    nameVi: text(typed.nameVi),
    nameEn: text(typed.nameEn),
    offered: typed.offered,
    position: number(typed.position),
    weight: number(typed.weight),
    mover: text(typed.mover) as Mover | null,
    reason: typed.reason,
  };
}
