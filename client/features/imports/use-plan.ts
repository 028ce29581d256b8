import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DryRun } from '../../../server/imports/dry-run.ts';
import type { ColumnAsked } from '../../../shared/imports/asked.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { proposedFields } from '../../../shared/tables/heads.ts';
import { client } from '../../api.ts';
import { usePaper } from '../../commands/use-paper.ts';
import { errorOf } from '../../failure.ts';
import { groundSaid, noGround, type TypedGround, typedDate } from './ground.tsx';
import { type OpenedFile, openFile } from './open-file.ts';

export type Only = 'all' | 'new' | 'change' | 'asked' | 'wrong';

/** Which unit a text means: its code, and those among which it was chosen; none: any. */
export interface NamedUnit {
  name: string;
  is: string;
  among: DryRun['units'][number]['among'];
}
/** What was answered about rows, names and texts. */
interface Answers {
  choices?: { row: number; is: string }[];
  investors?: { name: string; is: string }[];
  units?: NamedUnit[];
}

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
  const [ground, setGround] = useState((): TypedGround => {
    const stated = opened.sheets[first]?.statedFor ?? null;
    if (same === null) return noGround(stated);
    // The day that it speaks of is its own, where it says so.
    return stated === null ? same.ground : { ...same.ground, statedFor: typedDate(stated) };
  });
  const [withHidden, setWithHidden] = useState(false);
  const [choices, setChoices] = useState<{ row: number; is: string }[]>([]);
  const [investors, setInvestors] = useState<{ name: string; is: string }[]>([]);
  const [units, setUnits] = useState<NamedUnit[]>([]);
  const [isEntered, setEntered] = useState(false);
  const look = opened.sheets[sheet];
  const set = {
    columns: setColumns,
    withHidden: setWithHidden,
    choices: setChoices,
    investors: setInvestors,
    units: setUnits,
  };
  return {
    sheet,
    kind,
    columns,
    ground,
    withHidden,
    choices,
    investors,
    units,
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
    said: (more: Answers = {}) => ({
      sha256: opened.sha256,
      kind,
      sheet,
      head: look?.head ?? { top: 0, bottom: 0 },
      columns,
      withHidden,
      choices,
      investors,
      ...more,
      units: (more.units ?? units).map(({ name, is }) => ({ name, is })),
      ...groundSaid(ground),
    }),
  };
}

/** One sheet on its way in: how it is to be read, what that would change, which rows are taken. */
export function useImport(opened: OpenedFile, file: File, before: Kept | null) {
  const { set, said: reading, choices, investors, units, ...asked } = useReading(opened, before);
  // What is shown stays what would happen: its file is not among what is read.
  const changePaper = (id: string) => asked.changeGround({ paper: id });
  const paper = usePaper(changePaper);
  const [plan, setPlan] = useState<DryRun | null>(null);
  /** What was asked last stays where it stands while it is answered, one after the other. */
  const [questions, setQuestions] = useState<DryRun['questions']>([]);
  const [only, setOnly] = useState<Only>('all');
  const { chosen, choose, chooseOnly } = useChosenRows();
  const check = useMutation({
    mutationFn: ({ only: shown, offset = 0, ...answers }: Answers & { only: Only; offset?: number }) =>
      againIfGone(file, () =>
        client.imports.check.mutate({ reading: reading(answers), only: shown, offset }),
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
  return {
    ...asked,
    plan,
    questions,
    only,
    chosen,
    check,
    reading,
    paper,
    changePaper,
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
    ...answering({ choices, investors, units, set }, (more) => check.mutate({ ...more, only })),
    units,
    choose,
    chooseOnly,
  };
}

type Given = Pick<ReturnType<typeof useReading>, 'choices' | 'investors' | 'units' | 'set'>;

/** Each answer takes the place of the one before it about the same, and what follows from all of them is asked for. */
function answering({ choices, investors, units, set }: Given, ask: (more: Answers) => void) {
  const answered = (rows: typeof choices) => {
    const more = [...choices.filter(({ row }) => !rows.some((one) => one.row === row)), ...rows];
    set.choices(more);
    ask({ choices: more });
  };
  return {
    identify: (row: number, is: string) => answered([{ row, is }]),
    /** Every row that may be one cluster of exactly its name and no other: taken as that. */
    identifyAll: (lines: DryRun['lines']) => answered(lines.flatMap(onlyOne)),
    nameInvestor: (name: string, is: string) => {
      const parties = [...investors.filter((one) => one.name !== name), { name, is }];
      set.investors(parties);
      ask({ investors: parties });
    },
    nameUnit: (named: NamedUnit) => {
      const more = [...units.filter((one) => !isSameText(one, named)), ...(named.is === '' ? [] : [named])];
      set.units(more);
      ask({ units: more });
    },
  };
}

/** A place of one name is in several districts: there it was chosen among others. */
export const isSameText = (
  a: Pick<NamedUnit, 'name' | 'among'>,
  b: Pick<NamedUnit, 'name' | 'among'>,
): boolean => {
  const codesOf = ({ among }: typeof a) => among.map(({ code }) => code).join();
  return a.name === b.name && codesOf(a) === codesOf(b);
};

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
