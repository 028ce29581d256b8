import type { SheetLook } from '../../../server/imports/look.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import { Failed } from './failed.tsx';
import { Found } from './found.tsx';
import { ImportGround } from './ground.tsx';
import { Mapping } from './mapping.tsx';
import type { OpenedFile } from './open-file.ts';
import { type Kept, useImport } from './use-plan.ts';

interface Props {
  /** By what the table speaks of. */
  wordsOf: (kind: ImportKind) => ImportWords;
  /** Kinds of table that the person may enter. */
  kinds: readonly ImportKind[];
  opened: OpenedFile;
  file: File;
  /** How the file before it was to be read, where nothing was entered from it. */
  kept: Kept | null;
  onAnother: (kept: Kept | null) => void;
}

/** A file that is open: its sheet, its columns, what it would change; then that it does. */
export function ImportSheet({ wordsOf, kinds, opened, file, kept, onAnother }: Props) {
  const state = useImport(opened, file, kept);
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
          <button type="button" className="button button-small" onClick={() => onAnother(state.kept())}>
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
                error={state.error}
                errorAt={errorAt}
                onChange={state.changeGround}
                onPaper={state.changePaper}
              />
            )}
            {state.plan && state.plan.questions.length > 0 && <Notice tone="warn" title={words.questions} />}
            {state.error && <Failed error={state.error} />}
            <div className="form-actions">
              <button
                type="button"
                className="button button-main"
                disabled={state.check.isPending}
                onClick={() => state.check.mutate({ only: 'all' })}
              >
                {state.check.isPending ? words.checking : words.check}
              </button>
            </div>
          </section>
          {state.plan?.questions.length === 0 && (
            <Found {...{ words, opened, look, state }} plan={state.plan} onAnother={() => onAnother(null)} />
          )}
        </>
      )}
    </>
  );
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
