import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { type MergeInput, mergeInput } from '../../../shared/register/merge.ts';
import { client, trpc } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { TextBox } from './boxes.tsx';
import { type FormProps, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid } from './typed.ts';

/** As many as are looked through at a glance. */
const OFFERED = 6;

/** This cluster is another one, entered twice: which. Those that look like it are offered. */
export function MergeForm({ stream, code, stands, renderReading, onDone }: FormProps) {
  const { t } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState(stands);
  const about = { stream, key: REGISTER, version: seen.version };
  const draft = useDraft('register.merge', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    into: '',
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const command = useCommand<MergeInput>(
    { send: filedFirst(paper, client.register.merge.mutate), schema: mergeInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit({ into: fields.into.trim().toUpperCase(), ...groundSaid(fields) }, expected);
  const boxes = { id, fields, errorAt, onChange: draft.change };
  const { data: suspects = [] } = useQuery(
    trpc.register.suspects.queryOptions({
      name: seen.identity?.nameVi.slice(0, 200) ?? '',
      place: seen.identity?.place.slice(0, 200) ?? '',
      units: seen.units.slice(0, 4).map(({ unitCode }) => unitCode),
      except: code,
    }),
  );
  const typed = fields.into.trim();
  const { data: found } = useQuery({
    ...trpc.register.list.queryOptions({ q: typed.slice(0, 80), limit: OFFERED + 1 }),
    enabled: typed.length >= 2,
    placeholderData: keepPreviousData,
  });
  const others = typed.length >= 2 ? (found?.lines ?? []).filter((line) => line.code !== code) : suspects;
  const kept = others.find((line) => line.code === typed.toUpperCase());
  const offered = kept ? [] : others.slice(0, OFFERED);
  return (
    <FormBody
      title={words.merge}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveMerge}
      words={fields.into}
      saved={<p>{words.savedMerge(fields.into.toUpperCase())}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.mergeAbout}</p>
      <TextBox
        id={`${id}-into`}
        label={words.mergeInto}
        error={errorAt('into')}
        value={fields.into}
        onChange={(into) => draft.change({ into })}
      />
      {kept && (
        <p>
          {kept.code} · <strong lang="vi">{kept.name}</strong>
        </p>
      )}
      {offered.length > 0 && (
        <div className="offers">
          {offered.map(({ code: other, name }) => (
            <button key={other} type="button" className="chip" onClick={() => draft.change({ into: other })}>
              {other} <span lang="vi">{name}</span>
            </button>
          ))}
        </div>
      )}
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer }) => draft.change(taken({ number, day, issuer })))}
    </FormBody>
  );
}
