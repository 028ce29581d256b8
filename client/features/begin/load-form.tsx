import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { BeginState } from '../../../server/begin/read.ts';
import type { BeginInput, Filled } from '../../../shared/begin.ts';
import { BEGIN_WORDS } from '../../../shared/i18n/begin.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { client } from '../../api.ts';
import { errorOf } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Notice } from '../../ui/parts.tsx';

/** What a new installation begins with: one act, with its progress. */
export function LoadForm({
  published,
  onLoaded,
}: {
  published: BeginState['published'];
  onLoaded: () => void;
}) {
  const { lang } = useLanguage();
  const words = useRoomWords(BEGIN_WORDS);
  const [wanted, setWanted] = useState({ clusters: true, targets: true });
  const load = useMutation({
    mutationFn: (asked: BeginInput) => client.begin.load.mutate(asked),
    networkMode: 'always',
    onSuccess: onLoaded,
  });
  const filled = useProgress(load.isPending);
  const busy = load.isPending || load.isSuccess;
  const { districts, communes, clusters, unsourced, facts, dates, derived, investors } = published;
  const number = (n: number) => formatNumber(n, lang);
  return (
    <form
      className="form begin-form"
      onSubmit={(event) => {
        event.preventDefault();
        load.mutate(wanted);
      }}
    >
      <p className="begin-always">
        <strong>{words.units(districts, communes)}</strong>
        <span className="muted">{words.unitsAlways}</span>
      </p>
      <Choice
        label={words.clusters(clusters)}
        isOn={wanted.clusters}
        disabled={busy}
        onChange={(isOn) => setWanted({ ...wanted, clusters: isOn })}
      >
        {words.clustersHint(number(facts), number(dates), number(derived), number(investors))}{' '}
        {unsourced > 0 && words.unsourced(unsourced)}
      </Choice>
      <Choice
        label={words.targets(published.targets, published.figures)}
        isOn={wanted.targets}
        disabled={busy}
        onChange={(isOn) => setWanted({ ...wanted, targets: isOn })}
      >
        {words.targetsHint}
      </Choice>
      <p className="muted">{words.once}</p>
      {load.isError && (
        <Notice
          tone="error"
          title={errorOf(load.error).fields[0]?.issue === 'register_there' ? words.there : words.failed}
        />
      )}
      {busy && <Progress filled={filled} />}
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? words.loading : wanted.clusters || wanted.targets ? words.load : words.loadUnits}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  isOn: boolean;
  disabled: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

function Choice({ label, isOn, disabled, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="begin-choice">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-more`}
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <label htmlFor={id}>
          <strong>{label}</strong>
        </label>
        <span className="muted" id={`${id}-more`}>
          {children}
        </span>
      </span>
    </div>
  );
}

/** Told while it loads; from another process nothing is told, and then only that it loads is shown. */
function useProgress(isLoading: boolean): Filled | null {
  const [filled, setFilled] = useState<Filled | null>(null);
  useEffect(
    // From before it begins: what was told before somebody listened is told to nobody.
    function listen() {
      const stream = client.begin.progress.subscribe(undefined, {
        onData: setFilled,
        onError: () => undefined,
      });
      return () => stream.unsubscribe();
    },
    [],
  );
  return isLoading ? filled : null;
}

function Progress({ filled }: { filled: Filled | null }) {
  const words = useRoomWords(BEGIN_WORDS);
  const label = filled ? words.progress(filled.done, filled.of) : words.loading;
  return (
    <div className="begin-progress" role="status">
      <progress aria-label={label} {...(filled ? { value: filled.done, max: filled.of } : {})} />
      <span className="muted">{label}</span>
    </div>
  );
}
