import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { SheetLook } from '../../../server/imports/look.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import { ImportGround } from './ground.tsx';
import { AskedInvestors } from './investors.tsx';
import { EnteredLinks } from './links.tsx';
import { Mapping } from './mapping.tsx';
import { type OpenedFile, saveMarked } from './open-file.ts';
import { PlanTable } from './plan.tsx';
import { type Only, onlyOne, useEnter, useImport } from './use-plan.ts';

interface Props {
  /** By what the table speaks of. */
  wordsOf: (kind: ImportKind) => ImportWords;
  /** Kinds of table that the person may enter. */
  kinds: readonly ImportKind[];
  opened: OpenedFile;
  file: File;
  onAnother: () => void;
}

/** A file that is open: its sheet, its columns, what it would change; then that it does. */
export function ImportSheet({ wordsOf, kinds, opened, file, onAnother }: Props) {
  const state = useImport(opened, file);
  const words = wordsOf(state.kind);
  const look = opened.sheets[state.sheet];
  const { t } = useLanguage();
  const errorAt = (field: string) => {
    const wrong = state.error?.fields.find((one) => one.field === `reading.${field}` || one.field === field);
    return wrong && t.issue[wrong.issue];
  };
  if (!look) return null;
  return (
    <>
      <header className="import-head card">
        <p>
          <strong>{opened.name}</strong>{' '}
          <button type="button" className="button button-small" onClick={onAnother}>
            {words.another}
          </button>
        </p>
        {opened.notes.map((one) => (
          <p key={one} className="muted">
            {words.note[one]}
          </p>
        ))}
        {opened.sheets.length > 1 && (
          <label className="import-question">
            {words.sheet.choose}
            <select value={state.sheet} onChange={(event) => state.chooseSheet(Number(event.target.value))}>
              {opened.sheets.map(({ name, rows, isHidden }, i) => (
                <option key={name} value={i}>
                  {words.sheet.one(name, rows)}
                  {isHidden ? `, ${words.sheet.hidden}` : ''}
                </option>
              ))}
            </select>
          </label>
        )}
        <SheetRemarks
          words={words}
          look={look}
          withHidden={state.withHidden}
          onHidden={state.setWithHidden}
        />
      </header>
      {look.head === null ? (
        <Notice tone="warn" title={words.sheet.noHead} />
      ) : (
        <>
          <section>
            <h2>{words.mapping.title}</h2>
            {look.remembered && <p className="muted">{words.mapping.remembered}</p>}
            {kinds.length > 1 && (
              <label className="import-question import-kinds">
                {words.kind.choose}
                <select
                  value={state.kind}
                  onChange={(event) => state.chooseKind(event.target.value as ImportKind)}
                >
                  {kinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {words.kind[kind]}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <Mapping
              words={words}
              kind={state.kind}
              look={look}
              columns={state.columns}
              questions={state.questions}
              onChange={state.setColumns}
            />
            {/* An account rests on no document. */}
            {state.kind !== 'people' && (
              <ImportGround
                words={words}
                fields={state.ground}
                paper={state.paper}
                errorAt={errorAt}
                onChange={state.changeGround}
              />
            )}
            <button
              type="button"
              className="button button-main"
              disabled={state.check.isPending}
              onClick={() => state.check.mutate({ only: 'all' })}
            >
              {state.check.isPending ? words.checking : words.check}
            </button>
            {state.error && <Failed error={state.error} />}
          </section>
          {state.plan && <Found words={words} opened={opened} look={look} state={state} />}
        </>
      )}
    </>
  );
}

function Failed({ error }: { error: ErrorShape }) {
  const { t } = useLanguage();
  const [field] = error.fields;
  return <Notice tone="error" title={field ? t.issue[field.issue] : t.error[error.code]} />;
}

interface RemarksProps {
  words: ImportWords;
  look: SheetLook;
  withHidden: boolean;
  onHidden: (is: boolean) => void;
}

/** What is in the sheet that one does not see, or that is not taken as it is. */
function SheetRemarks({ words, look, withHidden, onHidden }: RemarksProps) {
  const hidden = words.sheet.hiddenParts(look.hiddenRows, look.hiddenColumns.join(', '));
  return (
    <>
      {look.formulas > 0 && <p className="muted">{words.sheet.formulas(look.formulas)}</p>}
      {look.identity.length > 0 && <p className="muted">{words.sheet.identity(look.identity.join(', '))}</p>}
      {look.merged > 0 && <p className="muted">{words.sheet.merged(look.merged)}</p>}
      {hidden !== '' && (
        <label className="check">
          <input type="checkbox" checked={withHidden} onChange={(event) => onHidden(event.target.checked)} />
          {words.sheet.withHidden} ({hidden})
        </label>
      )}
    </>
  );
}

interface FoundProps {
  words: ImportWords;
  opened: OpenedFile;
  look: SheetLook;
  state: ReturnType<typeof useImport>;
}

/** The rows that are ticked, each with what stood when it was shown. */
const acceptedOf = (plan: DryRun | null, chosen: ReadonlySet<number>) =>
  plan?.acceptable.flatMap(({ row, stands }) => (chosen.has(row) ? [{ row, stands }] : [])) ?? [];

const KINDS = ['new', 'change', 'asked', 'wrong'] as const;

function Found({ words, opened, look, state }: FoundProps) {
  const { plan, chosen, only } = state;
  const act = useEnter(
    async () => ({ reading: await state.filed(), rows: acceptedOf(plan, chosen) }),
    // What stands now is shown before anything is sent again.
    () => state.check.mutate({ only }),
  );
  if (!plan) return null;
  if (plan.questions.length > 0) return <Notice tone="warn" title={words.questions} />;
  if (act.enter.data)
    return (
      <>
        <Notice tone="info" title={words.applied(chosen.size)} />
        {act.enter.data.links && <EnteredLinks links={act.enter.data.links} />}
      </>
    );
  const left = Object.entries(plan.left).map(
    ([kind, n]) => `${n} ${words.left[kind as keyof typeof words.left]}`,
  );
  const single = plan.lines.flatMap(onlyOne);
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
      <h2>
        {nothing
          ? words.nothing
          : KINDS.flatMap((kind) =>
              plan.counts[kind] > 0 ? [words.found[kind](plan.counts[kind])] : [],
            ).join(' · ')}
      </h2>
      <p className="muted">
        {words.found.same(plan.counts.same)}. {left.length > 0 && words.leftOut(left.join(', '))}
      </p>
      <div className="chips">
        {chip('all', words.all)}
        {KINDS.map((kind) => plan.counts[kind] > 0 && chip(kind, words.found[kind](plan.counts[kind])))}
      </div>
      {plan.lines.length > 0 && (
        <>
          <div className="form-actions">
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
              <button
                type="button"
                className="button button-small"
                onClick={() => state.identifyAll(plan.lines)}
              >
                {words.takeOnly(single.length)}
              </button>
            )}
            <button
              type="button"
              className="button button-small"
              onClick={() => void saveMarked(state.reading(), opened.name)}
            >
              {words.marked.button}
            </button>
          </div>
          {plan.investors.length > 0 && (
            <AskedInvestors
              words={words}
              kind={state.kind}
              asked={plan.investors}
              onName={state.nameInvestor}
            />
          )}
          <PlanTable
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
      <Entering words={words} act={act} n={chosen.size} />
    </section>
  );
}

interface EnteringProps {
  words: ImportWords;
  act: ReturnType<typeof useEnter>;
  /** Rows that are ticked. */
  n: number;
}

/** The act itself, how far it is, and why it did not come about. */
function Entering({ words, act, n }: EnteringProps) {
  return (
    <>
      <div className="form-actions import-end">
        {n > 0 && (
          <button
            type="button"
            className="button button-main"
            disabled={act.enter.isPending}
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
      {act.error?.code === 'CONFLICT' && <Notice tone="warn" title={words.moved} />}
      {act.error && act.error.code !== 'CONFLICT' && <Failed error={act.error} />}
    </>
  );
}
