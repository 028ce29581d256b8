import type { CodeEntries } from '../../shared/codes/facet.ts';
import { namesIn } from '../../shared/codes/known.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import { unitsIn } from '../../shared/imports/cluster-said.ts';
import { InvestorIndex, investorKey } from '../../shared/imports/investors.ts';
import { planned } from '../../shared/imports/kinds.ts';
import { matchOf, RegisterIndex } from '../../shared/imports/match.ts';
import { planPeople } from '../../shared/imports/people-plan.ts';
import { type ClusterStates, FACETS_OF, NOTHING_STANDS, type RowPlan } from '../../shared/imports/plan.ts';
import { type ReadSheet, readSheet, type SheetRecord } from '../../shared/imports/records.ts';
import { unitAnswers, withAnswers } from '../../shared/imports/units-asked.ts';
import { type NamedUnit, type UnitFinder, unitFinder } from '../../shared/imports/words.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { isCode, nextCode } from '../../shared/register/code.ts';
import { groundOf } from '../../shared/register/ground.ts';
import type { Investor } from '../../shared/register/parties-command.ts';
import type { Registered } from '../../shared/register/suspects.ts';
import type { OpenedSheet } from '../../shared/tables/raw.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { Head } from '../log/record.ts';
import { readHeads } from '../log/together-many.ts';
import { refusedPaperOf } from '../papers/read.ts';
import { CODE_PREFIX } from '../province.ts';
import { codesOf, investorsIn, registeredIn } from '../register/read.ts';
import { knownUnits } from '../units/read.ts';
import type { KeptFile } from './desk.ts';
import { peopleAround } from './people-around.ts';

/** What a file would change, held against what stands at this moment. Nothing of it is recorded. */

export interface Checked {
  file: KeptFile;
  sheet: OpenedSheet;
  read: ReadSheet;
  plans: RowPlan[];
  /** The ends of the chains on which it was decided: what is recorded over another end breaks its key. */
  heads: ReadonlyMap<string, Head>;
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
  investors: readonly Investor[];
  organisations: ReadonlyMap<string, string>;
  entries: CodeEntries;
}

export async function standingNow(ctx: Context): Promise<Standing> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  const [units, codes] = await Promise.all([unitsPlaced(ctx), codesOf(ctx)]);
  const [register, investors] = [registeredIn(snapshot), investorsIn(snapshot)];
  const organisations = new Map(
    [...snapshot.directory.organisations].map(([id, { nameVi }]) => [id, nameVi]),
  );
  return { units, codes, register, investors, organisations, entries: snapshot.codes };
}

/** The units with where they lie and what they took over: a cluster without a position is put into the middle of its own. */
async function unitsPlaced({ db, provinceId, clock, published }: Context): Promise<NamedUnit[]> {
  const units = await knownUnits(db, provinceId, clock.today());
  const former = published.formerCommunes();
  return units.map(({ code, level, nameVi, validFrom, validTo, labelLat, labelLon, predecessors }) => ({
    code,
    level,
    nameVi,
    validFrom,
    validTo,
    middle: { lat: labelLat, lon: labelLon },
    before: predecessors.map((one) => one.code),
    formerly: former.get(code) ?? [],
  }));
}

export async function checked(
  ctx: Context,
  asked: ReadingAsked,
  { units, register: registered, codes: given, investors, organisations, entries }: Standing,
  { db = ctx.db, taken = null }: { db?: Db; taken?: ReadonlySet<number> | null } = {},
): Promise<Checked> {
  const file = keptFile(ctx, asked.sha256);
  const sheet = file.book.sheets[asked.sheet];
  if (!sheet) throw invalid('sheet', 'not_a_choice');
  const refused = await refusedPaperOf(db, ctx.provinceId, asked);
  if (refused) throw new AppError('INVALID', { fields: [refused.refused] });
  const unitChoices = unitAnswers(asked.units, units);
  const finder = withAnswers(unitFinder(units), unitChoices);
  const today = ctx.clock.today();
  const { system } = file.book;
  const read = readSheet(sheet, asked, { units: finder, system, today, names: namesIn(entries) });
  if (read.questions.length > 0) return { file, sheet, read, plans: [], heads: new Map() };
  if (asked.kind === 'people') {
    const people = await peopleAround(ctx, db, { asked, units });
    return { file, sheet, read, plans: planPeople(read.records, people), heads: new Map() };
  }
  const index = new RegisterIndex(registered);
  const codes = new Set(given);
  const streams = codesIn(read.records, { asked, index, finder }).map((code) => streamOf('cluster', code));
  const heads = await readHeads(db, ctx.provinceId, { streams, facets: FACETS_OF[asked.kind] });
  const plans = await inTurns(
    planned(asked.kind, read.records, {
      today,
      units,
      finder,
      index,
      states: statesOf(heads),
      codePrefix: CODE_PREFIX,
      nextCode: codeGiver(codes, read.records),
      choices: new Map(asked.choices.map(({ row, is }) => [row, is])),
      investors: new InvestorIndex(investors),
      organisations,
      investorsKnown: new Set(investors.map(({ id }) => id)),
      investorChoices: new Map(asked.investors.map(({ name, is }) => [investorKey(name), is])),
      unitChoices,
      codes: entries,
      ground: withNote(asked, file),
      statedFor: asked.statedFor,
      taken,
    }),
  );
  return { file, sheet, read, plans, heads };
}

/** For so long the one thread of the server belongs to a file, ms; then it is everybody's turn. */
const TURN_MS = 20;

async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}

/** Where no document is named, the file itself is what it rests on. */
export const withNote = (asked: ReadingAsked, { name }: Pick<KeptFile, 'name'>) => ({
  ...groundOf(asked),
  note: asked.note ?? `Nhập từ tệp ${name}`,
});

/** Codes of the clusters that rows may speak of, and those that they name although no cluster of today has them. */
function codesIn(
  records: readonly SheetRecord[],
  { asked, index, finder }: { asked: ReadingAsked; index: RegisterIndex; finder: UnitFinder },
): string[] {
  const codes = new Set(asked.choices.flatMap(({ is }) => (is === 'new' ? [] : [is])));
  for (const record of records) {
    const { values } = record;
    const code = values.code === undefined ? null : String(values.code).toUpperCase();
    const units = unitsIn(record, finder);
    const match = matchOf(
      { code, name: String(values.name ?? ''), place: String(values.place ?? ''), units },
      index,
    );
    if (match.is === 'known') codes.add(match.code);
    else if (code !== null && isCode(code, CODE_PREFIX)) codes.add(code);
  }
  return [...codes];
}

/** What stands of each cluster in the facets that were read. */
const statesOf = (heads: ReadonlyMap<string, Head>): Map<string, ClusterStates> =>
  new Map(
    [...heads].map(([stream, { states }]) => {
      const read = [...states].map(([name, { state }]) => [name, state] as const);
      return [idOf(stream), { ...NOTHING_STANDS, ...Object.fromEntries(read) }];
    }),
  );

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
