import { type ReactNode, useState } from 'react';
import type { Asking } from '../../../server/discipline/asking.ts';
import type { Decided as Decision, RequestVerdict } from '../../../shared/discipline/facet.ts';
import { type ForecastRequest, levelOf } from '../../../shared/discipline/request.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { lowerFirst } from '../../../shared/i18n/status-words.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { Provenance } from '../../ui/provenance.tsx';
import { changeWords } from './words.ts';

const DecideForm = later(async () => (await import('./decide-form.tsx')).DecideForm);

/** A decision, where it is known by whom and when it was taken. */
type Said = Decision & { who?: string | null; at?: string };

/** A request as it is shown: with what was said when the forecast was moved there. */
export interface Asked extends Omit<ForecastRequest, 'decision'> {
  decision: Said | null;
  asked: Asking | null;
  version: number;
}

interface Props {
  stream: string;
  request: Asked;
  /** Its cluster, where it stands among those of others. */
  where?: ReactNode;
  may: boolean;
  /** In the list of those who decide on it nobody need be told who does. */
  isOwn?: boolean;
  onOpen?: () => void;
  onClose?: () => void;
}

/** One forecast that needs approval: what it changes, why, who decides, and what was decided. */
export function RequestCard({ stream, request, where, may, isOwn = false, onOpen, onClose }: Props) {
  const { t, lang } = useLanguage();
  const { dates, rest } = changeWords(request, t, lang);
  const { state, asked, decision } = request;
  const words = t.discipline;
  return (
    <article className={`request request-${state}`}>
      <header className="request-head">
        <h3>
          {t.ahead[request.milestone]} {where}
        </h3>
        {!isOwn && <RequestMark request={request} />}
      </header>
      <p className="request-change">
        <strong>{dates}</strong>, {rest}
      </p>
      {asked && (
        <p className="muted">
          {words.cause}:{' '}
          {asked.reason ? lowerFirst(causeWord(t, asked.reason, asked.as ?? undefined)) : words.noCause} ·{' '}
          {words.askedBy(asked.by ?? words.somebody, formatInstant(asked.at, lang))}
        </p>
      )}
      {asked?.note && (
        <blockquote className="request-words" lang="vi">
          {asked.note}
        </blockquote>
      )}
      {decision && <Decided decision={decision} />}
      <Decide stream={stream} request={request} may={may} onOpen={onOpen} onClose={onClose} />
    </article>
  );
}

function Decided({ decision: { verdict, note, provenance, who, at } }: { decision: Said }) {
  const { t, lang } = useLanguage();
  const words = t.discipline;
  if (!note && !at) return null;
  return (
    <p className="request-decision">
      {note && (
        <span>
          <span className="muted">{verdict === 'refused' ? words.refuseWhy : words.remark}:</span>{' '}
          <span lang="vi">{note}</span>
        </span>
      )}
      {at && (
        <span className="muted">
          {words.said[verdict]}: {words.decidedBy(who ?? words.system, formatInstant(at, lang))}{' '}
          <Provenance provenance={provenance} />
        </span>
      )}
    </p>
  );
}

/** How it stands, in words; of one that waits also whose move it is. */
function RequestMark({ request: { state, approver } }: { request: Asked }) {
  const { t } = useLanguage();
  const words = t.discipline;
  return (
    <span className={`badge request-mark request-mark-${state}`}>
      {state === 'waiting' ? words.waitingFor(words.approver[approver]) : words.state[state]}
    </span>
  );
}

type DecideProps = Pick<Props, 'stream' | 'request' | 'may'> & {
  onOpen: (() => void) | undefined;
  onClose: (() => void) | undefined;
};

/** The two verdicts, for whoever decides on this very request; of a decided one the other verdict. */
function Decide({ stream, request, may, onOpen, onClose }: DecideProps) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const { isToday } = useAsOf();
  // What the form is about stays as it was seen, whatever the list says meanwhile.
  const [chosen, setChosen] = useState<{ verdict: RequestVerdict; seen: Asked } | null>(null);
  const choose = (verdict: RequestVerdict) => () => {
    setChosen({ verdict, seen: request });
    onOpen?.();
  };
  const done = () => {
    setChosen(null);
    onClose?.();
  };
  if (chosen)
    return <DecideForm stream={stream} request={chosen.seen} verdict={chosen.verdict} onDone={done} />;
  if (!may || !isToday || levelOf(actor.role) !== request.approver) return null;
  const { state } = request;
  return (
    <div className="form-actions">
      {state !== 'approved' && (
        <button
          type="button"
          className={state === 'waiting' ? 'button button-main' : 'button'}
          onClick={choose('approved')}
        >
          {t.discipline.approve}
        </button>
      )}
      {state !== 'refused' && (
        <button type="button" className="button" onClick={choose('refused')}>
          {t.discipline.refuse}
        </button>
      )}
    </div>
  );
}
