import { useState } from 'react';
import { type AuditInput, readAudit } from '../../../shared/audit/ask.ts';
import { auditedBy } from '../../../shared/audit/kinds.ts';
import type { Day } from '../../../shared/day.ts';
import { AUDIT_WORDS } from '../../../shared/i18n/audit.ts';
import { idOf, isStream, kindOf, streamOf } from '../../../shared/log/stream.ts';
import { useUrlParams } from '../../go.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayChoice } from '../../ui/day-choice.tsx';

const NAMES = ['by', 'kind', 'stream', 'since', 'until'] as const;

/** Looked at in place of the log: who signed in. It is a kind in the address, and none of the log's. */
export const SIGN_INS = 'sign_in';

/** What the address asks for. */
export function useAsked(): { asked: AuditInput; signIns: boolean } {
  const [params] = useUrlParams();
  return { asked: readAudit(params), signIns: params.get('kind') === SIGN_INS };
}

export function Filters({ people, first }: { people: readonly { id: string; name: string }[]; first: Day }) {
  const words = useRoomWords(AUDIT_WORDS);
  const { actor, today } = useSession();
  const { asked, signIns } = useAsked();
  const [, change] = useUrlParams();
  const isAsked = signIns || Object.keys(asked).length > 0;
  return (
    <form className="audit-filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.by}
        <select value={asked.by ?? ''} onChange={(event) => change({ by: event.target.value || null })}>
          <option value="">{words.anybody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.kind}
        <select
          value={signIns ? SIGN_INS : (asked.kind ?? '')}
          onChange={(event) => change({ kind: event.target.value || null })}
        >
          <option value="">{words.anything}</option>
          {auditedBy(actor.role).map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
          <option value={SIGN_INS}>{words.signIns}</option>
        </select>
      </label>
      {!signIns && auditedBy(actor.role).includes('cluster') && <ClusterCode />}
      <DayChoice
        id="audit-since"
        label={words.from}
        value={asked.from}
        today={today}
        min={first}
        max={asked.to ?? today}
        onChoose={(since) => change({ since })}
      />
      <DayChoice
        id="audit-until"
        label={words.to}
        value={asked.to}
        today={today}
        min={asked.from ?? first}
        max={today}
        onChoose={(until) => change({ until })}
      />
      {isAsked && (
        <button
          type="button"
          className="button button-small"
          onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, null])))}
        >
          {words.clear}
        </button>
      )}
    </form>
  );
}

/** A cluster by its code: asked for when Enter is pressed or the field is left. */
function ClusterCode() {
  const words = useRoomWords(AUDIT_WORDS);
  const [, change] = useUrlParams();
  const { stream } = useAsked().asked;
  const known = stream && kindOf(stream) === 'cluster' ? idOf(stream) : '';
  const [seen, setSeen] = useState(known);
  const [code, setCode] = useState(known);
  const [wrong, setWrong] = useState(false);
  if (seen !== known) {
    setSeen(known);
    setCode(known);
  }
  const ask = () => {
    const said = code.trim().toUpperCase();
    const next = streamOf('cluster', said);
    setWrong(said !== '' && !isStream(next));
    if (said === known || (said !== '' && !isStream(next))) return;
    change({ stream: said === '' ? null : next });
  };
  return (
    <label>
      {words.cluster}
      <input
        value={code}
        maxLength={20}
        autoComplete="off"
        placeholder="HN-058"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'audit-cluster-error' : undefined}
        onChange={(event) => setCode(event.target.value)}
        onBlur={ask}
        onKeyDown={(event) => event.key === 'Enter' && ask()}
      />
      {wrong && (
        <span className="field-error" id="audit-cluster-error" role="alert">
          {words.noCluster}
        </span>
      )}
    </label>
  );
}
