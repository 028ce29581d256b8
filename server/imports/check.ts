import { invalid } from '../../shared/errors.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import { planRows, type RowPlan } from '../../shared/imports/cluster-plan.ts';
import { matchOf, RegisterIndex } from '../../shared/imports/match.ts';
import { type ReadSheet, readSheet, type SheetRecord } from '../../shared/imports/records.ts';
import { type NamedUnit, type UnitFinder, unitFinder } from '../../shared/imports/words.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { nextCode } from '../../shared/register/code.ts';
import { groundOf } from '../../shared/register/ground.ts';
import type { Registered } from '../../shared/register/suspects.ts';
import { type RegisterState, register } from '../../shared/register.ts';
import type { OpenedSheet } from '../../shared/tables/raw.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { readStates } from '../log/read.ts';
import { CODE_PREFIX } from '../province.ts';
import { codesOf, registeredIn, unitsKnown } from '../register/read.ts';
import type { KeptFile } from './desk.ts';

/** What a file would change, held against what stands at this moment. Nothing of it is recorded. */

export interface Checked {
  file: KeptFile;
  sheet: OpenedSheet;
  read: ReadSheet;
  plans: RowPlan[];
}

export function keptFile(ctx: Context, sha256: string): KeptFile {
  const file = ctx.imports.find(ctx.actor.id ?? '', sha256);
  if (!file) throw invalid('file', 'file_gone');
  return file;
}

/** What rows are held against. Read before a transaction begins: of one connection there is no second for it. */
export interface Standing {
  units: readonly NamedUnit[];
  register: readonly Registered[];
  codes: readonly string[];
}

export async function standingNow(ctx: Context): Promise<Standing> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  const [units, codes] = await Promise.all([unitsKnown(ctx), codesOf(ctx)]);
  return { units, codes, register: registeredIn(snapshot) };
}

export async function checked(
  ctx: Context,
  asked: ReadingAsked,
  { units, register: registered, codes: given }: Standing,
  db: Db = ctx.db,
): Promise<Checked> {
  const file = keptFile(ctx, asked.sha256);
  const sheet = file.book.sheets[asked.sheet];
  if (!sheet) throw invalid('sheet', 'not_a_choice');
  const finder = unitFinder(units);
  const read = readSheet(sheet, asked, finder);
  if (read.questions.length > 0) return { file, sheet, read, plans: [] };
  const index = new RegisterIndex(registered);
  const codes = new Set(given);
  const states = await statesOf(ctx, db, codesIn(read.records, { asked, index, finder }));
  const plans = planRows(read.records, {
    today: ctx.clock.today(),
    units,
    finder,
    index,
    states,
    nextCode: codeGiver(codes, read.records),
    choices: new Map(asked.choices.map(({ row, is }) => [row, is])),
    ground: withNote(asked, file),
    statedFor: asked.statedFor,
  });
  return { file, sheet, read, plans };
}

/** Where no document is named, the file itself is what it rests on. */
export const withNote = (asked: ReadingAsked, { name }: Pick<KeptFile, 'name'>) => ({
  ...groundOf(asked),
  note: asked.note ?? `Nhập từ tệp ${name}`,
});

/** Codes of the clusters that rows may speak of. */
function codesIn(
  records: readonly SheetRecord[],
  { asked, index, finder }: { asked: ReadingAsked; index: RegisterIndex; finder: UnitFinder },
): string[] {
  const codes = new Set(asked.choices.map(({ is }) => is));
  for (const { values, group } of records) {
    const code = values.code === undefined ? null : String(values.code).toUpperCase();
    const unit = values.unit === undefined ? (group === null ? '' : finder.find(group)) : String(values.unit);
    const match = matchOf(
      { code, name: String(values.name ?? ''), place: String(values.place ?? ''), units: unit.split('|') },
      index,
    );
    if (match.is === 'known') codes.add(match.code);
  }
  return [...codes].filter((code) => index.get(code) !== undefined);
}

async function statesOf(
  { provinceId }: Context,
  db: Db,
  codes: readonly string[],
): Promise<Map<string, RegisterState>> {
  const streams = codes.map((code) => streamOf('cluster', code));
  if (streams.length === 0) return new Map();
  const states = await readStates(db, register, { provinceId, streams });
  return new Map([...states].map(([stream, state]) => [stream.slice(stream.indexOf(':') + 1), state]));
}

/** Each time the next code that was never given, nor is named in the sheet itself. */
function codeGiver(given: ReadonlySet<string>, records: readonly SheetRecord[]): () => string {
  const named = records.flatMap(({ values }) =>
    values.code === undefined ? [] : [String(values.code).toUpperCase()],
  );
  let next = nextCode([...given, ...named], CODE_PREFIX);
  return () => {
    const code = next;
    next = nextCode([code], CODE_PREFIX);
    return code;
  };
}
