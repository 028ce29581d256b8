import type { ReactNode } from 'react';
import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { SheetLook } from '../../../server/imports/look.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { Go } from '../../go.tsx';
import { paths } from '../../paths.ts';
import { useIntoSight } from '../../ui/into-sight.ts';
import { Notice } from '../../ui/parts.tsx';
import { Failed } from './failed.tsx';
import { AskedInvestors } from './investors.tsx';
import { EnteredLinks } from './links.tsx';
import { type OpenedFile, saveMarked } from './open-file.ts';
import { PlanRows } from './plan.tsx';
import { AskedUnits } from './units.tsx';
import { useEnter } from './use-enter.ts';
import { type Only, onlyOne, type useImport } from './use-plan.ts';

interface FoundProps {
  words: ImportWords;
  opened: OpenedFile;
  look: SheetLook;
  state: ReturnType<typeof useImport>;
  plan: DryRun;
  onAnother: () => void;
}

/** The rows that are ticked, each with what stood when it was shown. */
const acceptedOf = (plan: DryRun, chosen: ReadonlySet<number>) =>
  plan.acceptable.flatMap(({ row, stands }) => (chosen.has(row) ? [{ row, stands }] : []));

const KINDS = ['new', 'change', 'asked', 'wrong'] as const;

/** What a file would change; then that it does, and where to go from here. */
export function Found({ words, opened, look, state, plan, onAnother }: FoundProps) {
  const { chosen, only } = state;
  const heading = useIntoSight<HTMLHeadingElement>();
  const act = useEnter(
    async () => ({ reading: await state.filed(), rows: acceptedOf(plan, chosen) }),
    // What stands now is shown before anything is sent again.
    { onConflict: () => state.check.mutate({ only }), onEntered: state.onEntered },
  );
  const links = act.enter.data?.links;
  const onward = <Onward words={words} kind={state.kind} onAnother={onAnother} />;
  if (act.enter.data)
    return (
      <>
        <Entered words={words} n={chosen.size}>
          {links === undefined && onward}
        </Entered>
        {/* They are seen once: what leads away comes after them. */}
        {links && <EnteredLinks links={links} />}
        {links && onward}
      </>
    );
  const left = Object.entries(plan.left).map(
    ([kind, n]) => `${words.left[kind as keyof typeof words.left]} (${n})`,
  );
  const nothing = plan.counts.new + plan.counts.change + plan.counts.asked + plan.counts.wrong === 0;
  const chip = (kind: Only, text: string) => (
    <button
      key={kind}
      type="button"
      className="chip"
      aria-pressed={only === kind}
      onClick={() => state.show(kind)}
    >
      {text}
    </button>
  );
  return (
    <section>
      <h2 ref={heading} tabIndex={-1} className="import-found">
        {nothing
          ? words.nothing
          : KINDS.flatMap((kind) =>
              plan.counts[kind] > 0 ? [words.found[kind](plan.counts[kind])] : [],
            ).join(' · ')}
      </h2>
      <p className="muted">
        {plan.counts.same > 0 && `${words.found.same(plan.counts.same)}. `}
        {left.length > 0 && words.leftOut(left.join(', '))}
      </p>
      {plan.withFaults > 0 && <p>{words.withFaults(plan.withFaults)}</p>}
      <div className="chips import-filter">
        {chip('all', words.all)}
        {KINDS.map((kind) => plan.counts[kind] > 0 && chip(kind, words.found[kind](plan.counts[kind])))}
      </div>
      {plan.lines.length > 0 && (
        <>
          <Choosing
            words={words}
            plan={plan}
            state={state}
            onSave={() => void saveMarked(state.reading(), opened.name)}
          />
          {plan.investors.length > 0 && (
            <AskedInvestors
              words={words}
              kind={state.kind}
              asked={plan.investors}
              onName={state.nameInvestor}
            />
          )}
          {plan.units.length + state.units.length > 0 && (
            <AskedUnits words={words} asked={plan.units} named={state.units} onName={state.nameUnit} />
          )}
          <PlanRows
            key={only}
            words={words}
            plan={plan}
            names={look.columns.map(({ name }) => name)}
            chosen={chosen}
            onChoose={state.choose}
            onIdentify={state.identify}
          />
          {plan.lines.length < plan.total && (
            <button type="button" className="button" onClick={state.more}>
              {words.more} ({words.shown(plan.lines.length, plan.total)})
            </button>
          )}
        </>
      )}
      <Entering words={words} isChecking={state.check.isPending} act={act} n={chosen.size} />
    </section>
  );
}

type ChoosingProps = Pick<FoundProps, 'words' | 'plan' | 'state'> & { onSave: () => void };

/** Many rows at once, and the file with what is said of each. */
function Choosing({ words, plan, state, onSave }: ChoosingProps) {
  const single = plan.lines.flatMap(onlyOne);
  return (
    <div className="form-actions import-choosing">
      <button
        type="button"
        className="button button-small"
        onClick={() => state.chooseOnly(plan.acceptable.map(({ row }) => row))}
      >
        {words.acceptAll}
      </button>
      <button
        type="button"
        className="button button-small"
        onClick={() =>
          state.chooseOnly(plan.acceptable.flatMap(({ row, isClean }) => (isClean ? [row] : [])))
        }
      >
        {words.acceptClean}
      </button>
      {single.length > 0 && (
        <button type="button" className="button button-small" onClick={() => state.identifyAll(plan.lines)}>
          {words.takeOnly(single.length)}
        </button>
      )}
      <button type="button" className="button button-small" onClick={onSave}>
        {words.marked.button}
      </button>
    </div>
  );
}

/** That it is recorded, and where to go from here. */
function Entered({ words, n, children }: { words: ImportWords; n: number; children: ReactNode }) {
  const frame = useIntoSight<HTMLDivElement>();
  return (
    <div ref={frame} tabIndex={-1} className="import-found import-entered">
      <Notice tone="info" title={words.applied(n)} action={children} />
    </div>
  );
}

type OnwardProps = Pick<FoundProps, 'words' | 'onAnother'> & { kind: ImportKind };

const Onward = ({ words, kind, onAnother }: OnwardProps) => (
  <div className="form-actions">
    <Go to={kind === 'people' ? paths.people : paths.home} className="button">
      {words.see}
    </Go>
    <button type="button" className="button" onClick={onAnother}>
      {words.another}
    </button>
  </div>
);

interface EnteringProps {
  words: ImportWords;
  /** What is shown is not yet what was answered. */
  isChecking: boolean;
  act: ReturnType<typeof useEnter>;
  /** Rows that are ticked. */
  n: number;
}

/** The act itself, how far it is, and why it did not come about. */
function Entering({ words, isChecking, act, n }: EnteringProps) {
  const { error } = act;
  if (n === 0 && !act.enter.isPending && !error) return null;
  // It lies over the foot of a long table: what is told there is seen from every row of it.
  return (
    <div className="import-end">
      {error && (act.isMoved ? <Notice tone="warn" title={words.moved} /> : <Failed error={error} />)}
      <div className="form-actions">
        {n > 0 && (
          <button
            type="button"
            className="button button-main"
            disabled={act.enter.isPending || isChecking}
            onClick={() => act.enter.mutate()}
          >
            {act.enter.isPending
              ? words.applying(act.progress?.done ?? 0, act.progress?.all ?? n)
              : words.apply(n)}
          </button>
        )}
        {act.enter.isPending && (
          <button type="button" className="button" onClick={act.cancel}>
            {words.cancel}
          </button>
        )}
      </div>
    </div>
  );
}
