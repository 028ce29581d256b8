import '../styles/targets.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ManagedTarget, ManagedTargets } from '../../server/programmes/manage.ts';
import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { TARGET_WORDS } from '../../shared/i18n/targets.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { Download } from '../features/tables/download.tsx';
import { BeginTarget } from '../features/targets/begin-target.tsx';
import { type PlanAct, PlanActForm } from '../features/targets/plan-acts.tsx';
import { type Begun, NEW, nextYearOf } from '../features/targets/target-draft.ts';
import { TargetForm } from '../features/targets/target-form.tsx';
import { TargetList } from '../features/targets/target-list.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Programmes, cohorts and targets, made and changed by the department. Always today's: what was known before stays. */
export function ManageProgrammesRoute() {
  const { actor } = useSession();
  const { name } = useRoomWords(MANAGE_WORDS).programmes;
  useTitle(name);
  return can(actor, 'programme.write').yes ? <All /> : <NoRight title={name} role={actor.role} />;
}

function All() {
  const words = useRoomWords(TARGET_WORDS);
  const query = useQuery(trpc.programmes.managed.queryOptions());
  return (
    <div className="page targets-page">
      <QueryState query={query} lines={10}>
        {(known: ManagedTargets) => (
          <>
            <header className="page-head">
              <h1>{words.title(known.open.length)}</h1>
              {known.open.length + known.closed.length > 0 && <Download list="targets" isOfToday />}
            </header>
            <p className="muted">{words.hint}</p>
            <Rooms {...known} />
          </>
        )}
      </QueryState>
    </div>
  );
}

/** What is being made: something whose name is still asked, or a target with its code. */
type Making = { basis: ManagedTarget | null; begun: Begun | null };

function Rooms(known: ManagedTargets) {
  const words = useRoomWords(TARGET_WORDS);
  const [making, setMaking] = useState<Making | PlanAct | null>(null);
  const codes = new Set([...known.open, ...known.closed].map(({ code }) => code));
  const stop = () => setMaking(null);
  const above = (next: Making | PlanAct) => {
    setMaking(next);
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      {making === null ? (
        <p>
          <button
            type="button"
            className="button button-main"
            onClick={() => setMaking({ basis: null, begun: null })}
          >
            {words.add}
          </button>
        </p>
      ) : 'what' in making ? (
        <PlanActForm
          key={`${making.what} ${making.targets[0]?.code}`}
          act={making}
          known={codes}
          onDone={stop}
        />
      ) : (
        <New
          key={making.basis?.code ?? ''}
          making={making}
          known={known}
          taken={codes}
          onBegin={setMaking}
          onDone={stop}
        />
      )}
      <TargetList {...known} onCopy={(basis) => above({ basis, begun: null })} onAct={above} />
    </>
  );
}

interface NewProps {
  making: Making;
  known: ManagedTargets;
  /** Codes that are given already. */
  taken: ReadonlySet<string>;
  onBegin: (making: Making) => void;
  onDone: () => void;
}

function New({ making: { basis, begun }, known, taken, onBegin, onDone }: NewProps) {
  const words = useRoomWords(TARGET_WORDS);
  const [proposed] = useState(() => (basis ? nextYearOf(basis) : NEW));
  if (begun) {
    return (
      <TargetForm
        begun={begun}
        before={null}
        copiedFrom={basis?.code ?? null}
        investors={known.investors}
        onDone={onDone}
      />
    );
  }
  return (
    <BeginTarget
      title={basis ? words.copyOf(basis.nameVi) : words.add}
      name={proposed.nameVi}
      code={proposed.code}
      taken={(code) => taken.has(code)}
      onBegin={(nameVi, code) => onBegin({ basis, begun: { ...proposed, nameVi, code } })}
      onDone={onDone}
    />
  );
}
