import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import type { ColumnAsked } from '../../../shared/imports/asked.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { proposedFields } from '../../../shared/tables/heads.ts';
import { client, trpc } from '../../api.ts';
import { usePaper } from '../../commands/use-paper.ts';
import { errorOf } from '../../failure.ts';
import { groundSaid, noGround, type TypedGround, typedDate } from './ground.tsx';
import { type OpenedFile, openFile } from './open-file.ts';

export type Only = 'all' | 'new' | 'change' | 'asked' | 'wrong';
const PROGRESS_MS = 500;

/** How a sheet was to be read when its file was put aside for another one: mended, it mostly has the same columns. */
export interface Kept {
  names: readonly string[];
  kind: ImportKind;
  columns: ColumnAsked[];
  ground: TypedGround;
}

const namesIn = ({ sheets }: OpenedFile, sheet: number): string[] =>
  sheets[sheet]?.columns.map(({ name }) => name) ?? [];

/** How one sheet is to be read, as it is chosen: its kind, its columns, on what it rests, what was answered about rows. */
function useReading(opened: OpenedFile, kept: Kept | null) {
  const first = firstSheet(opened);
  const same = kept?.names.join('\n') === namesIn(opened, first).join('\n') ? kept : null;
  const [sheet, setSheet] = useState(first);
  const [kind, setKind] = useState<ImportKind>(() => same?.kind ?? opened.sheets[first]?.kind ?? 'clusters');
  const [columns, setColumns] = useState<ColumnAsked[]>(() => same?.columns ?? askedOf(opened, first));
  const [ground, setGround] = useState(
    () => same?.ground ?? noGround(opened.sheets[first]?.statedFor ?? null),
  );
  const [withHidden, setWithHidden] = useState(false);
  const [choices, setChoices] = useState<{ row: number; is: string }[]>([]);
  const [investors, setInvestors] = useState<{ name: string; is: string }[]>([]);
  const [isEntered, setEntered] = useState(false);
  const look = opened.sheets[sheet];
  const set = {
    columns: setColumns,
    withHidden: setWithHidden,
    choices: setChoices,
    investors: setInvestors,
  };
  return {
    sheet,
    kind,
    columns,
    ground,
    withHidden,
    choices,
    investors,
    set,
    /** What comes after a table that was entered is another one, with a document of its own. */
    kept: (): Kept | null => (isEntered ? null : { names: namesIn(opened, sheet), kind, columns, ground }),
    onEntered: () => setEntered(true),
    changeGround: (changed: Partial<TypedGround>) => setGround((before) => ({ ...before, ...changed })),
    chooseSheet: (next: number) => {
      setSheet(next);
      setColumns(askedOf(opened, next));
      setKind(opened.sheets[next]?.kind ?? 'clusters');
      setGround((before) => ({ ...before, statedFor: typedDate(opened.sheets[next]?.statedFor ?? '') }));
      setChoices([]);
    },
    chooseKind: (next: ImportKind) => {
      setKind(next);
      setColumns((before) => proposedAs(next, look?.columns ?? [], before));
      setChoices([]);
    },
    said: (rows = choices, parties = investors) => ({
      sha256: opened.sha256,
      kind,
      sheet,
      head: look?.head ?? { top: 0, bottom: 0 },
      columns,
      withHidden,
      choices: rows,
      investors: parties,
      ...groundSaid(ground),
    }),
  };
}

/** One sheet on its way in: how it is to be read, what that would change, which rows are taken. */
export function useImport(opened: OpenedFile, file: File, before: Kept | null) {
  const { set, said: reading, choices, investors, ...asked } = useReading(opened, before);
  // What is shown stays what would happen: its file is not among what is read.
  const paper = usePaper((id) => asked.changeGround({ paper: id }));
  const [plan, setPlan] = useState<DryRun | null>(null);
  /** What was asked last stays where it stands while it is answered, one after the other. */
  const [questions, setQuestions] = useState<DryRun['questions']>([]);
  const [only, setOnly] = useState<Only>('all');
  const { chosen, choose, chooseOnly } = useChosenRows();
  const check = useMutation({
    mutationFn: (said: { rows?: typeof choices; parties?: typeof investors; only: Only; offset?: number }) =>
      againIfGone(file, () =>
        client.imports.check.mutate({
          reading: reading(said.rows, said.parties),
          only: said.only,
          offset: said.offset ?? 0,
        }),
      ),
    onSuccess: (found, said) => {
      setQuestions(found.questions);
      const isMore = (said.offset ?? 0) > 0;
      setPlan((before) =>
        isMore && before ? { ...found, lines: [...before.lines, ...found.lines] } : found,
      );
      // What an answer has made clean is taken; what somebody has unticked stays so.
      const known = new Set(cleanRows(plan));
      choose(
        cleanRows(found).filter((row) => !known.has(row)),
        true,
      );
    },
  });
  /** What is shown is no longer what would happen. */
  const stale = (asks: DryRun['questions'] = questions) => {
    setQuestions(asks);
    setPlan(null);
    chooseOnly([]);
  };
  const answered = (rows: typeof choices) => {
    const more = [...choices.filter(({ row }) => !rows.some((one) => one.row === row)), ...rows];
    set.choices(more);
    check.mutate({ rows: more, only });
  };
  return {
    ...asked,
    plan,
    questions,
    only,
    chosen,
    check,
    reading,
    paper,
    /** How it is to be read, when the file of its document is on file: that is named from then on. */
    filed: async () => {
      const said = reading();
      const { document } = said;
      if (document === undefined) return said;
      const { kind, number, day, issuer } = document;
      const id = await paper.file({ kind, number, day, issuer });
      return id === null ? said : { ...said, document: { ...document, paper: id } };
    },
    error: check.error ? errorOf(check.error) : null,
    chooseSheet: andThen(asked.chooseSheet, () => stale([])),
    chooseKind: andThen(asked.chooseKind, () => stale([])),
    changeGround: andThen(asked.changeGround, () => stale()),
    setColumns: andThen(set.columns, () => stale()),
    setWithHidden: andThen(set.withHidden, () => stale()),
    show: (next: Only) => {
      setOnly(next);
      check.mutate({ only: next });
    },
    more: () => check.mutate({ only, offset: plan?.lines.length ?? 0 }),
    identify: (row: number, is: string) => answered([{ row, is }]),
    /** Every row that may be one cluster of exactly its name and no other: taken as that. */
    identifyAll: (lines: DryRun['lines']) => answered(lines.flatMap(onlyOne)),
    nameInvestor: (name: string, is: string) => {
      const parties = [...investors.filter((one) => one.name !== name), { name, is }];
      set.investors(parties);
      check.mutate({ parties, only });
    },
    choose,
    chooseOnly,
  };
}

const andThen =
  <T>(first: (value: T) => void, then: () => void) =>
  (value: T): void => {
    first(value);
    then();
  };

const cleanRows = (plan: DryRun | null): number[] =>
  plan?.acceptable.flatMap(({ row, isClean }) => (isClean ? [row] : [])) ?? [];

/** The one cluster that a row can be; none where there are several, or only ones that are named alike. */
export function onlyOne({ row, is, suspects }: DryRun['lines'][number]): { row: number; is: string }[] {
  const [first, ...others] = suspects.filter(({ alike }) => alike === 'same');
  return is === 'asked' && first && others.length === 0 ? [{ row, is: first.code }] : [];
}

/** The first that shows a head. */
const firstSheet = ({ sheets }: OpenedFile): number =>
  Math.max(
    0,
    sheets.findIndex(({ head, isHidden }) => head !== null && !isHidden),
  );

/** The columns as their names propose them for another kind of table. */
function proposedAs(
  kind: ImportKind,
  columns: OpenedFile['sheets'][number]['columns'],
  before: readonly ColumnAsked[],
): ColumnAsked[] {
  const fields = proposedFields(
    columns.map(({ name }) => name),
    kind,
  );
  return before.map((column, i) => ({ ...column, field: fields[i] ?? null, answers: {} }));
}

/** Which rows are taken. */
function useChosenRows() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  return {
    chosen,
    choose(rows: Iterable<number>, isChosen: boolean) {
      const next = new Set(chosen);
      for (const row of rows) {
        if (isChosen) next.add(row);
        else next.delete(row);
      }
      setChosen(next);
    },
    chooseOnly: (rows: Iterable<number>) => setChosen(new Set(rows)),
  };
}

const askedOf = ({ sheets }: OpenedFile, sheet: number): ColumnAsked[] =>
  sheets[sheet]?.columns.map(({ asked }) => asked) ?? [];

/** A server that was restarted, or another one, has not opened the file: it is sent again, once. */
async function againIfGone<T>(file: File, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!errorOf(error).fields.some(({ issue }) => issue === 'file_gone')) throw error;
    await openFile(file);
    return ask();
  }
}

/** Somebody else has said something else meanwhile, or all of it in the same words. */
const isMoved = ({ code, fields }: ErrorShape): boolean =>
  code === 'CONFLICT' || fields.some(({ field, issue }) => field === 'rows' && issue === 'unchanged');

/** The act itself, with how far it is; it can be stopped until it is over. */
export function useEnter(
  ask: () => Promise<{
    reading: ReturnType<ReturnType<typeof useImport>['reading']>;
    rows: { row: number; stands: number }[];
  }>,
  { onConflict, onEntered }: { onConflict: () => void; onEntered: () => void },
) {
  const cache = useQueryClient();
  const [request, setRequest] = useState(() => uuidv7());
  const enter = useMutation({
    mutationFn: async () => client.imports.enter.mutate({ ...(await ask()), request }),
    onSuccess: () => {
      onEntered();
      return cache.invalidateQueries();
    },
    onError: (error) => {
      // What the server has not answered may be recorded: then the same request finds it.
      const shape = errorOf(error);
      if (shape.code !== 'UNAVAILABLE') setRequest(uuidv7());
      if (isMoved(shape)) onConflict();
    },
  });
  const { data: progress } = useQuery({
    ...trpc.imports.progress.queryOptions({ request }),
    enabled: enter.isPending,
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
  });
  const shape: ErrorShape | null = enter.error ? errorOf(enter.error) : null;
  return {
    enter,
    progress: enter.isPending ? (progress ?? null) : null,
    error: shape,
    isMoved: shape !== null && isMoved(shape),
    cancel: () => void client.imports.cancel.mutate({ request }),
  };
}
