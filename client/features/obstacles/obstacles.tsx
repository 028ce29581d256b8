import { type ReactNode, useState } from 'react';
import type { ObstacleDetail } from '../../../server/obstacles/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { Provenance } from '../../ui/provenance.tsx';

const MoveForm = later(async () => (await import('./move-form.tsx')).MoveForm);
const OpenObstacleForm = later(async () => (await import('./open-form.tsx')).OpenObstacleForm);
const AnswerForm = later(async () => (await import('./word-form.tsx')).AnswerForm);
const ResolveForm = later(async () => (await import('./word-form.tsx')).ResolveForm);

interface Props {
  stream: string;
  obstacles: readonly ObstacleDetail[];
  ahead: readonly MilestoneCode[];
  next: MilestoneCode | null;
  may: { write: boolean; answer: boolean };
}

/** What stands in the way of a cluster: the open ones as cards, the resolved ones folded away. */
export function Obstacles({ stream, obstacles, ahead, next, may }: Props) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [opening, setOpening] = useState(false);
  const open = obstacles.filter(({ state }) => state !== 'resolved');
  const resolved = obstacles.filter(({ state }) => state === 'resolved');
  const rights = isToday ? may : { write: false, answer: false };
  return (
    <section className="card obstacles">
      <header className="obstacles-head">
        <h2>{t.obstacle.title}</h2>
        {rights.write && !opening && ahead.length > 0 && (
          <button type="button" className="button button-small" onClick={() => setOpening(true)}>
            {t.obstacle.open}
          </button>
        )}
      </header>
      {opening && (
        <OpenObstacleForm stream={stream} ahead={ahead} next={next} onDone={() => setOpening(false)} />
      )}
      {open.length === 0 && <p className="muted">{t.obstacle.none}</p>}
      {open.map((obstacle) => (
        <ObstacleCard key={obstacle.id} stream={stream} obstacle={obstacle} may={rights} />
      ))}
      {resolved.length > 0 && (
        <details className="obstacles-resolved">
          <summary>{t.obstacle.resolvedOnes(resolved.length)}</summary>
          {resolved.map((obstacle) => (
            <ObstacleCard key={obstacle.id} stream={stream} obstacle={obstacle} may={rights} />
          ))}
        </details>
      )}
    </section>
  );
}

type Verb = 'handOn' | 'answer' | 'resolve' | 'reopen';

interface CardProps {
  stream: string;
  obstacle: ObstacleDetail;
  may: { write: boolean; answer: boolean };
  /** Its cluster, where it stands among those of others. */
  where?: ReactNode;
  onOpen?: () => void;
  onClose?: () => void;
}

export function ObstacleCard({ stream, obstacle, may, where, onOpen, onClose }: CardProps) {
  const { t, lang, inLanguage } = useLanguage();
  const [verb, setVerb] = useState<Verb | null>(null);
  const { state, overdue, due, result, resolvedOn } = obstacle;
  return (
    <article className={overdue ? 'obstacle obstacle-overdue' : 'obstacle'}>
      <header className="obstacle-head">
        <h3>
          {causeWord(t, obstacle.cause, obstacle.as)}{' '}
          <span className="muted">→ {t.ahead[obstacle.milestone]}</span>
        </h3>
        <p className={overdue ? 'obstacle-due is-late' : 'obstacle-due'}>
          {state === 'resolved' && resolvedOn
            ? t.obstacle.resolvedOn(formatDay(resolvedOn, lang))
            : t.obstacle.by(formatDay(due, lang))}
          {overdue && ` · ${t.obstacle.overdue}`}
        </p>
      </header>
      {where && <p>{where}</p>}
      <p lang="vi">{obstacle.what}</p>
      <p className="obstacle-move">
        <span className="muted">{t.obstacle.move}:</span> {inLanguage(obstacle, 'organisation')}
        {obstacle.personName && <span className="muted"> · {obstacle.personName}</span>}
      </p>
      <Fold title={t.status.obstacleMore}>
        <dl className="facts">
          <div>
            <dt>{t.obstacle.proposal}</dt>
            <dd lang="vi">{obstacle.proposal}</dd>
          </div>
          <div>
            <dt>{state === 'resolved' ? t.obstacle.result : t.obstacle.product}</dt>
            <dd lang="vi">{result ?? obstacle.product}</dd>
          </div>
        </dl>
        <p className="muted">
          {t.obstacle.since(formatDay(obstacle.openedOn, lang))} · {t.obstacle.state[state]}
          {obstacle.handedOn > 0 && ` · ${t.obstacle.handedOn(obstacle.handedOn)}`}{' '}
          <Provenance provenance={obstacle.provenance} />
        </p>
      </Fold>
      {verb === null ? (
        <Verbs
          state={state}
          may={may}
          onChoose={(chosen) => {
            setVerb(chosen);
            onOpen?.();
          }}
        />
      ) : (
        <ObstacleForm
          stream={stream}
          obstacle={obstacle}
          verb={verb}
          onDone={() => {
            setVerb(null);
            onClose?.();
          }}
        />
      )}
    </article>
  );
}

interface VerbsProps extends Pick<CardProps, 'may'> {
  state: ObstacleDetail['state'];
  onChoose: (verb: Verb) => void;
}

function Verbs({ state, may, onChoose }: VerbsProps) {
  const { t } = useLanguage();
  const verbs: Verb[] =
    state === 'resolved'
      ? may.write
        ? ['reopen']
        : []
      : [
          ...(may.answer ? (['answer'] as const) : []),
          ...(may.write ? (['handOn', 'resolve'] as const) : []),
        ];
  if (verbs.length === 0) return null;
  return (
    <div className="form-actions">
      {verbs.map((verb) => (
        <button key={verb} type="button" className="button button-small" onClick={() => onChoose(verb)}>
          {t.obstacle[verb]}
        </button>
      ))}
    </div>
  );
}

interface FormProps extends Pick<CardProps, 'stream' | 'obstacle'> {
  verb: Verb;
  onDone: () => void;
}

function ObstacleForm({ stream, obstacle, verb, onDone }: FormProps) {
  // What the form is about stays as it was seen, whatever the list says meanwhile.
  const [seen] = useState(obstacle);
  switch (verb) {
    case 'handOn':
    case 'reopen':
      return <MoveForm stream={stream} obstacle={seen} verb={verb} onDone={onDone} />;
    case 'answer':
      return <AnswerForm stream={stream} obstacle={seen} onDone={onDone} />;
    case 'resolve':
      return <ResolveForm stream={stream} obstacle={seen} onDone={onDone} />;
  }
}
