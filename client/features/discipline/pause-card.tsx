import { type ReactNode, useState } from 'react';
import type { PauseStanding } from '../../../shared/discipline/pause.ts';
import { formatDay, formatEdtf, formatLength } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { PaperLink } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { Provenance } from '../../ui/provenance.tsx';

const ExtendPauseForm = later(async () => (await import('./pause-forms.tsx')).ExtendPauseForm);
const ResumeForm = later(async () => (await import('./pause-forms.tsx')).ResumeForm);

interface Props {
  stream: string;
  pause: PauseStanding;
  version: number;
  may: boolean;
  where?: ReactNode;
  onOpen?: () => void;
  onClose?: () => void;
}

type Verb = 'resume' | 'extend';

/** A cluster stands still: since when, until when it is expected to, why, and whether that has passed. */
export function PauseCard({ stream, pause, version, may, where, onOpen, onClose }: Props) {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  const [open, setOpen] = useState<{ verb: Verb; version: number } | null>(null);
  const words = t.discipline.pause;
  const choose = (verb: Verb) => () => {
    setOpen({ verb, version });
    onOpen?.();
  };
  const done = () => {
    setOpen(null);
    onClose?.();
  };
  // In a list it stands under the title of the list.
  const Title = where ? 'h3' : 'h2';
  const Form = open?.verb === 'resume' ? ResumeForm : ExtendPauseForm;
  return (
    <section className={pause.over === null ? 'pause' : 'pause pause-over'}>
      <Title className="pause-title">
        <span aria-hidden="true" className="pause-sign" /> {where}{' '}
        {words.title(formatDay(pause.from, lang), formatEdtf(pause.until, lang))}{' '}
        <Provenance provenance={pause.provenance} />
      </Title>
      <p>
        {causeWord(t, pause.cause, pause.as)}: <span lang="vi">{pause.note}</span>
        {pause.extended > 0 && <span className="muted"> ({words.extended(pause.extended)})</span>}
      </p>
      {pause.document && (
        <p lang="vi">
          {t.cluster.document(pause.document.number, pause.document.issuer)},{' '}
          {formatDay(pause.document.day, lang)}{' '}
          {pause.document.paper && <PaperLink id={pause.document.paper} />}
        </p>
      )}
      {pause.over !== null && <p className="is-late">{words.over(formatLength(pause.over, lang))}</p>}
      <p className="muted">{words.schedule}</p>
      {open ? (
        <Form stream={stream} pause={pause} version={open.version} onDone={done} />
      ) : (
        may &&
        isToday && (
          <div className="form-actions">
            <button type="button" className="button button-main" onClick={choose('resume')}>
              {words.resume}
            </button>
            <button type="button" className="button" onClick={choose('extend')}>
              {words.extend}
            </button>
          </div>
        )
      )}
    </section>
  );
}
