import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { ACCEPTED } from '../../../shared/evidence/file.ts';
import { plain } from '../../../shared/fields.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { COMPONENTS } from '../../../shared/works/components.ts';
import { client, trpc } from '../../api.ts';
import { useComponents } from '../../codes.ts';
import { sizeWords } from '../../commands/size-words.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import type { carrierOf } from '../../outbox/carry.ts';
import { askToSignIn } from '../../session.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { Sender } from './sender.ts';
import { SendingList } from './sending-list.tsx';

interface Props {
  stream: StreamId;
  milestones: readonly MilestoneCode[];
  /** The one that comes next: what is photographed today is most often of it. */
  next: MilestoneCode | null;
  /** Of one file, in bytes. */
  most: number;
  carry: typeof carrierOf;
  onDone: () => void;
}

const CAPTION = plain(300);

/** Files with what is said of them: taken or chosen, sent one after the other, each confirmed by itself. */
export function AddForm({ stream, milestones, next, most, carry, onDone }: Props) {
  const { t, lang } = useLanguage();
  const id = useId();
  // What was typed survives a camera that closes the page to make room for itself.
  const components = useComponents();
  const draft = useDraft(
    'evidence.add',
    { stream, key: 'new', version: 0 },
    { milestone: next ?? '', component: '', caption: '' },
  );
  const [tried, setTried] = useState(false);
  const sender = useSender(stream, carry);
  const lines = useSyncExternalStore(sender.subscribe, sender.lines);
  useLeaveWarning(lines.some(({ state }) => state !== 'done' && state !== 'kept'));
  const { milestone, component, caption } = draft.fields;
  const ready = lines.filter(({ state }) => state === 'ready' || state === 'reading');
  const wrong = CAPTION.safeParse(caption).error?.issues[0]?.message as keyof typeof t.issue | undefined;
  const captionError = tried && wrong ? t.issue[wrong] : undefined;
  const done = lines.filter(({ state }) => state === 'done').length;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong || ready.length === 0) return;
    sender.send({
      milestone: milestone === '' ? null : (milestone as MilestoneCode),
      component: COMPONENTS.find((code) => code === component) ?? null,
      caption,
    });
    draft.drop();
  };
  return (
    <form className="form evidence-form" onSubmit={onSubmit} noValidate>
      <DraftLine {...draft} />
      <Field id={`${id}-milestone`} label={t.evidence.milestone}>
        <select
          id={`${id}-milestone`}
          value={milestone}
          onChange={(event) => draft.change({ milestone: event.target.value })}
        >
          <option value="">{t.evidence.noMilestone}</option>
          {milestones.map((code) => (
            <option key={code} value={code}>
              {t.milestone[code]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-component`} label={t.evidence.component} hint={t.evidence.componentHint}>
        <select
          id={`${id}-component`}
          value={component}
          onChange={(event) => draft.change({ component: event.target.value })}
        >
          <option value="">{t.evidence.noComponent}</option>
          {components.map((code) => (
            <option key={code} value={code}>
              {t.works.component[code]}
            </option>
          ))}
        </select>
      </Field>
      <Field
        id={`${id}-caption`}
        label={t.evidence.caption}
        error={captionError}
        hint={t.evidence.captionHint}
      >
        <input
          id={`${id}-caption`}
          value={caption}
          {...wrongField(`${id}-caption`, captionError)}
          onChange={(event) => draft.change({ caption: event.target.value })}
        />
      </Field>
      <Choosers id={id} onChoose={sender.choose} />
      <p className="field-hint">{t.evidence.accepted(sizeWords(most, lang))}</p>
      <SendingList lines={lines} sender={sender} most={most} />
      {tried && lines.length === 0 && <Notice tone="error" title={t.evidence.noFiles} />}
      {done > 0 && (
        <p className="evidence-done" role="status">
          {t.evidence.doneAll(done)}
        </p>
      )}
      <div className="form-actions">
        <button
          type="submit"
          className="button button-main"
          disabled={lines.length > 0 && ready.length === 0}
        >
          {t.evidence.send(ready.length)}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t.evidence.close}
        </button>
      </div>
    </form>
  );
}

/** A phone's camera, or whatever lies on the device; the same file can be chosen again. */
function Choosers({ id, onChoose }: { id: string; onChoose: (files: readonly File[]) => void }) {
  const { t } = useLanguage();
  const input = (what: 'camera' | 'files') => (
    <label className="button evidence-choose" htmlFor={`${id}-${what}`}>
      {t.evidence[what]}
      <input
        id={`${id}-${what}`}
        type="file"
        className="visually-hidden"
        multiple
        accept={what === 'camera' ? 'image/*' : ACCEPTED}
        {...(what === 'camera' ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
  return (
    <div className="evidence-choosers">
      {input('camera')}
      {input('files')}
    </div>
  );
}

function useSender(stream: StreamId, carry: typeof carrierOf): Sender {
  const queries = useQueryClient();
  const [sender] = useState(
    () =>
      new Sender({
        stream,
        cluster: idOf(stream),
        carry,
        add: (command) => client.evidence.add.mutate(command),
        onDone: () => {
          void queries.invalidateQueries({ queryKey: trpc.evidence.list.queryKey() });
          void queries.invalidateQueries({ queryKey: trpc.clusters.detail.queryKey() });
        },
        onSignedOut: () => askToSignIn(queries),
      }),
  );
  useEffect(
    function goOnWithTheLine() {
      const goOn = () => sender.retryLost();
      window.addEventListener('online', goOn);
      return () => {
        window.removeEventListener('online', goOn);
        sender.leave();
      };
    },
    [sender],
  );
  return sender;
}

/** The browser asks before a page is left whose files are not sent. */
function useLeaveWarning(pending: boolean): void {
  useEffect(
    function warnBeforeLeaving() {
      if (!pending) return;
      const warn = (event: BeforeUnloadEvent) => event.preventDefault();
      window.addEventListener('beforeunload', warn);
      return () => window.removeEventListener('beforeunload', warn);
    },
    [pending],
  );
}
