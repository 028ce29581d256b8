import { useId, useState } from 'react';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { numberText } from '../../../shared/number-text.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { type PhasesInput, phasesInput } from '../../../shared/register/merge.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayBox, TextBox } from './boxes.tsx';
import { type FormProps, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid, openNumber } from './typed.ts';

/** As many as can be said (phasesInput): a line without a name says nothing. */
const LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
/** Shown at first, where there are not more: nobody splits into one. */
const FEWEST = 2;
type Line = (typeof LINES)[number];
const PARTS = ['name', 'area', 'decision', 'day'] as const;
type LineFields = Record<`${(typeof PARTS)[number]}${Line}`, string>;

/** The phases of a cluster, each with its area and its decision. They have no schedule of their own. */
export function PhasesForm({ stream, code, stands, renderReading, onDone }: FormProps) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState({ version: stands.version, phases: stands.phases ?? [] });
  const about = { stream, key: REGISTER, version: seen.version };
  const lines = LINES.flatMap((line): [string, string][] => {
    const phase = seen.phases[line - 1];
    const area = phase?.areaHa ?? null;
    return [
      [`name${line}`, phase?.name ?? ''],
      [`area${line}`, area === null ? '' : numberText(area, lang)],
      [`decision${line}`, phase?.decision ?? ''],
      [`day${line}`, phase?.decidedOn ?? ''],
    ];
  });
  const draft = useDraft('register.phases', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    ...(Object.fromEntries(lines) as LineFields),
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  // One after those that say something, however they were brought back; more are asked for.
  const [asked, setAsked] = useState(FEWEST);
  const lastSaid = LINES.findLast((line) => PARTS.some((part) => fields[`${part}${line}`] !== '')) ?? 0;
  const shown = LINES.slice(0, Math.max(asked, lastSaid));
  const named = LINES.filter((line) => fields[`name${line}`].trim() !== '');
  const command = useCommand<PhasesInput>(
    { send: filedFirst(paper, client.register.phases.mutate), schema: phasesInput },
    about,
    draft,
  );
  const { errorAt } = command;
  // An answer speaks of phases by their place in what was sent, whichever have a name since.
  const [sent, setSent] = useState<readonly Line[]>([]);
  const submit = (expected?: number) => {
    setSent(named);
    command.submit(
      {
        phases: named.map((line) => ({
          name: fields[`name${line}`],
          areaHa: openNumber(fields[`area${line}`], lang),
          decision: fields[`decision${line}`].trim() || null,
          decidedOn: fields[`day${line}`] || null,
        })),
        ...groundSaid(fields),
      },
      expected,
    );
  };
  const boxes = { id, fields, errorAt, onChange: draft.change };
  const told = named.map((line) => fields[`name${line}`]).join('; ');
  return (
    <FormBody
      title={words.phases}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.savePhases}
      words={told}
      saved={<p>{words.saved(told || words.phases)}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.phasesAbout}</p>
      {shown.map((line) => {
        const at = (field: string) => errorAt(`phases.${sent.indexOf(line)}.${field}`);
        const box = (part: (typeof PARTS)[number], error?: string) => ({
          id: `${id}-${part}${line}`,
          error,
          value: fields[`${part}${line}`],
          onChange: (value: string) => draft.change({ [`${part}${line}`]: value }),
        });
        return (
          <fieldset key={line} className="register-position">
            <legend>{words.phase(line)}</legend>
            <div className="register-pair">
              <TextBox label={words.phaseName} {...box('name', at('name'))} />
              <TextBox label={words.phaseArea} decimal {...box('area', at('areaHa'))} />
              <TextBox label={words.phaseDecision} {...box('decision', at('decision'))} />
              <DayBox label={words.phaseDay} {...box('day', at('decidedOn'))} />
            </div>
          </fieldset>
        );
      })}
      {shown.length < LINES.length && (
        <button type="button" className="button button-small" onClick={() => setAsked(shown.length + 1)}>
          {words.morePhases}
        </button>
      )}
      {errorAt('phases') && (
        <p className="field-error" role="alert">
          {errorAt('phases')}
        </p>
      )}
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer }) => draft.change(taken({ number, day, issuer })))}
    </FormBody>
  );
}
