// npm run --silent facts -- --as-of 2025-03-31: the programme numbers as JSON, from the code the screens use.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pino from 'pino';
import { type Day, isDay } from '../../shared/day.ts';
import { FolderInUse } from '../db/lock.ts';
import { type Database, wrapEmbedded } from '../db/open.ts';
import { addressFile, readEnv } from '../env.ts';
import { programmeNumbers } from '../programmes/numbers.ts';
import { createServices } from '../services.ts';
import { type Identity, setUp } from '../setup.ts';
import { command, openHere, options } from './open-here.ts';

type Numbers = ReturnType<typeof programmeNumbers>;

/**
 * From the database; while a server has the embedded one open, from that server; before there is any, from the
 * demonstration loaded into memory (said on standard error).
 */
async function numbersOn(asOf: Day | undefined): Promise<Numbers> {
  const env = readEnv(process.env);
  if (!env.DATABASE_URL && !existsSync(join(env.DATA_DIR, 'db'))) {
    process.stderr.write('No database yet: these are the numbers of a fresh demonstration.\n');
    const database = await wrapEmbedded(await PGlite.create());
    await database.migrate();
    return read(database, await setUp(database.db, 'demonstration'), asOf);
  }
  try {
    const { database, identity } = await openHere();
    return await read(database, identity, asOf);
  } catch (error) {
    const address = addressFile(env.DATA_DIR);
    if (!isInUse(error) || !existsSync(address)) throw error;
    return askServer(readFileSync(address, 'utf8'), asOf);
  }
}

const isInUse = (error: unknown): boolean =>
  error instanceof FolderInUse || (error instanceof Error && error.cause instanceof FolderInUse);

async function read(database: Database, identity: Identity, asOf: Day | undefined): Promise<Numbers> {
  const log = pino({ level: 'silent' });
  const dataDir = readEnv(process.env).DATA_DIR;
  const { snapshots, clock } = await createServices(database.db, { identity, log, dataDir });
  const snapshot = await snapshots.at(asOf ?? clock.today());
  await database.close();
  return programmeNumbers(snapshot);
}

async function askServer(url: string, asOf: Day | undefined): Promise<Numbers> {
  const input = encodeURIComponent(JSON.stringify(asOf ? { asOf } : {}));
  const response = await fetch(`${url}/api/trpc/programmes.list?input=${input}`);
  if (!response.ok) throw new Error(`The running server at ${url} answered ${String(response.status)}.`);
  const body = (await response.json()) as { result: { data: Numbers } };
  return body.result.data;
}

command(async () => {
  const asOf = options({ 'as-of': 'string' })['as-of'];
  if (asOf !== undefined && !isDay(asOf))
    throw new Error(`--as-of ${asOf} is not a calendar day (YYYY-MM-DD).`);
  const targets = (await numbersOn(asOf)).map((target) => ({
    code: target.code,
    name: target.nameEn,
    nameVi: target.nameVi,
    asOf: target.asOf,
    cohortSize: target.cohortSize,
    achieved: target.achieved,
    restsOn: target.grounds,
    reportedUnconfirmed: target.unconfirmed,
    remaining: single(target.remaining),
    target: single(target.min === null || target.max === null ? null : { min: target.min, max: target.max }),
    dueDate: target.dueOn,
    definition: target.definitionEn,
    source: target.sourceEn,
    quote: target.quoteEn,
    secondReading: target.secondReadingEn,
  }));
  process.stdout.write(`${JSON.stringify(targets, null, 2)}\n`);
});

/** A number where both ends are the same, else the range. */
const single = (range: { min: number; max: number } | null) =>
  range !== null && range.min === range.max ? range.min : range;
