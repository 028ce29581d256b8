import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { brokenConstraint, type Db, rowsOf } from '../../server/db/open.ts';
import * as schema from '../../server/db/schema.ts';
import { FACETS } from '../../server/log/facets.ts';
import { PROVINCE } from '../../server/province.ts';
import { accountsOf } from '../support/accounts.ts';
import { undone, useDatabase } from '../support/database.ts';
import { remindedOf } from '../support/reminders.ts';

const database = useDatabase();
const TABLES = Object.values<PgTable>(schema);

/** Accounts have the shape of the sign-in library, and no province. */
const ACCOUNTS = ['auth_account', 'auth_session', 'auth_two_factor', 'auth_user', 'auth_verification'];
const LOG = ['event', 'facet_head', 'log_root', 'refold'];
/** Neither of a facet nor of the log, and why. */
const OUTSIDE: Record<string, string> = {
  ...Object.fromEntries(
    ACCOUNTS.map((name) => [
      name,
      'passwords and sessions are no record; of what is done to an account there is an event',
    ]),
  ),
  backup_made: 'when a backup was made last, for who watches; what is in it is told by its manifest',
  account_link: 'what opens a door is no record; that a password was set by it is an event',
  sign_in: 'who came and from where must be able to go, and goes after 400 days',
  device_queue: 'what waits on phones is written over as they tell it; what they send is recorded',
  upload: 'files on their way: what becomes of one is an event, and what does not is thrown away',
  reminder_run: 'that the digests of a day were made: it says nothing of any cluster',
  reminder_notice: 'what was told to whom, so that it is told once; it follows from the log and from the day',
  reminder_digest: 'what was told on a day, in words that were true then',
  reminder_letter: 'an outbox: how a letter stands on its way',
  reminder_choice: 'a setting of an account; an address is personal and must be able to go',
  unit_cell: 'how units are drawn: it follows from published boundaries, and nobody records it',
};

const HERE = sql`(select oid from pg_namespace where nspname = 'public')`;
const names = async (db: Db, question: SQL): Promise<string[]> =>
  (await rowsOf<{ name: string }>(db, question)).map(({ name }) => name).sort();

const tableNames = (db: Db) =>
  names(db, sql`select relname as name from pg_class where relnamespace = ${HERE} and relkind in ('r', 'p')`);

/** The first column of every constraint of a kind. */
const constraintsNotLed = (kind: 'p' | 'u' | 'f') => sql`
  select conname as name from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.connamespace = ${HERE} and contype = ${kind} and a.attname <> 'province_id'
    and t.relname <> all(${sql.param(ACCOUNTS)}::text[])`;
const constraints = (where: SQL) =>
  sql`select conname as name from pg_constraint where connamespace = ${HERE} and ${where}`;

/** A rule of docs/decisions/002: what would break it in the database as it is, and something that does. */
interface Rule {
  broken: SQL;
  by: string[];
  told: string[];
}
const RULES: Record<string, Rule> = {
  'the province leads every primary key': {
    broken: constraintsNotLed('p'),
    by: ['create table made_up (id text primary key, province_id text)'],
    told: ['made_up_pkey'],
  },
  'every table but those of accounts has a key and a province': {
    broken: sql`select relname as name from pg_class t where relnamespace = ${HERE} and relkind = 'r'
      and relname <> all(${sql.param(ACCOUNTS)}::text[]) and not (
        exists (select from pg_index where indrelid = t.oid and indisprimary)
        and exists (select from pg_attribute where attrelid = t.oid and attname = 'province_id' and attnotnull))`,
    by: ['create table made_up (province_id text not null)', 'create table made_up_2 (id text primary key)'],
    told: ['made_up', 'made_up_2'],
  },
  'the province leads every unique constraint': {
    broken: constraintsNotLed('u'),
    by: ['alter table unit_cell add constraint made_up unique (q, r)'],
    told: ['made_up'],
  },
  'the province leads every unique index': {
    broken: sql`select i.relname as name from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_class t on t.oid = x.indrelid
        left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = ${HERE} and x.indisunique and a.attname is distinct from 'province_id'
        and t.relname <> all(${sql.param(ACCOUNTS)}::text[])`,
    by: [
      'create unique index made_up on unit_cell (q, r)',
      'create unique index made_up_2 on unit_cell ((q + 10000 * r))',
    ],
    told: ['made_up', 'made_up_2'],
  },
  'the province leads every foreign key': {
    broken: constraintsNotLed('f'),
    by: [
      'create table made_up (province_id text, code text, primary key (province_id, code))',
      'alter table log_root add constraint made_up_key foreign key (root, province_id) references made_up (code, province_id) not valid',
    ],
    told: ['made_up_key'],
  },
  'nothing counts: no sequence, serial or identity': {
    broken: sql`select relname as name from pg_class where relnamespace = ${HERE} and relkind = 'S'`,
    by: [
      'alter table log_root add made_up serial',
      'alter table unit_cell add made_up integer generated always as identity',
    ],
    told: ['log_root_made_up_seq', 'unit_cell_made_up_seq'],
  },
  'ids are made by the application: the number of the transaction is the only default': {
    broken: sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_default is not null and table_name <> all(${sql.param(ACCOUNTS)}::text[])
        and not (table_name = 'event' and column_name = 'xid' and column_default = 'pg_current_xact_id()')`,
    by: ['alter table log_root add made_up uuid default gen_random_uuid()'],
    told: ['log_root.made_up'],
  },
  'no trigger guards anything': {
    broken: sql`select tgname as name from pg_trigger join pg_class t on t.oid = tgrelid
      where t.relnamespace = ${HERE} and not tgisinternal`,
    by: [
      'create trigger made_up before update on event execute function suppress_redundant_updates_trigger()',
    ],
    told: ['made_up'],
  },
  'there are no exclusion constraints': {
    broken: constraints(sql`contype = 'x'`),
    by: [
      'alter table unit_cell add constraint made_up exclude using btree (province_id with =, q with =, r with =)',
    ],
    told: ['made_up'],
  },
  'every index is a B-tree: no GiST, no ranges': {
    broken: sql`select i.relname as name from pg_class i join pg_am on pg_am.oid = i.relam
      where i.relnamespace = ${HERE} and i.relkind = 'i' and amname <> 'btree'`,
    by: ['create index made_up on unit_cell using gist (point(q, r))'],
    told: ['made_up'],
  },
  'no constraint is deferrable': {
    broken: constraints(sql`condeferrable`),
    by: ['alter table unit_cell add constraint made_up unique (province_id, q, r) deferrable'],
    told: ['made_up'],
  },
  'code lists are text, not types of the database': {
    broken: sql`select typname as name from pg_type where typnamespace = ${HERE} and typtype in ('e', 'd', 'r')`,
    by: [`create type made_up as enum ('x')`],
    told: ['made_up'],
  },
};

describe.each(Object.entries(RULES))('%s', (_rule, { broken, by, told }) => {
  test('in the database as it stands', async () => {
    expect(await names(database().db, broken)).toEqual([]);
  });

  test('and what breaks it is told', async () => {
    await undone(database().db, async (tx) => {
      for (const statement of by) await tx.execute(sql.raw(statement));
      expect(await names(tx, broken)).toEqual(told);
    });
  });
});

describe('tables', () => {
  test('are those of the program', async () => {
    expect(await tableNames(database().db)).toEqual(TABLES.map(getTableName).sort());
  });

  test('are each of a facet or of the log, or are named as outside of both', async () => {
    const ofFacets = FACETS.map(({ table }) => getTableName(table));
    expect(ofFacets).toEqual(FACETS.map(({ name }) => `${name}_day`));
    expect([...ofFacets, ...LOG, ...Object.keys(OUTSIDE)].sort()).toEqual(await tableNames(database().db));
  });
});

/** What is passed to `oneOf` in the tables of the program: a closed list by the name of its check. */
const LISTS = TABLES.flatMap((table) =>
  getTableConfig(table).checks.flatMap(({ name, value }) => {
    const said = new PgDialect().sqlToQuery(value).sql;
    const [, column] = /"(\w+)" in \(/.exec(said) ?? [];
    return column === undefined ? [] : [{ name, table, column, words: wordsIn(said) }];
  }),
);

/** Columns of text that are, or look like, a list of words without a check, and why they are none. */
const OPEN: Record<string, string> = {
  'event.facet':
    'the log keeps facets of every version of the program; log:verify tells one that this one does not know',
  'facet_head.facet': 'as of the event it follows from',
  'person_day.username': 'a name that somebody has chosen',
  'register_day.confidence':
    'as the file of the register says; a screen shows a word that it does not know as it is',
  'unit_day.kind': 'as the published list of units says; nothing follows from it',
};
/** So a closed list is called. */
const CALLED =
  /^(stage|next|gate|role|kind|level|precision|provenance|facet|confidence|state|lateness|cause|reason|status|mover)$/;

function wordsIn(said: string): string[] {
  return [...said.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
}

/** An act of which the demonstration has none. */
async function importOf(tx: Db): Promise<void> {
  await tx.insert(schema.importDay).values({
    provinceId: PROVINCE,
    stream: 'import:a',
    fromDay: '2025-03-31',
    seq: 1,
    kind: 'clusters',
    file: 'a.xlsx',
    sha256: '',
    sheet: 'A',
    layout: '',
    rows: 1,
    entered: 1,
    changed: 0,
    undone: false,
  });
}

/** Nor has it a document on file. */
async function paperOf(tx: Db): Promise<void> {
  await tx.insert(schema.paperDay).values({
    provinceId: PROVINCE,
    stream: 'document:a',
    fromDay: '2025-03-31',
    seq: 1,
    sha256: '',
    format: 'pdf',
    bytes: 1,
    name: 'a.pdf',
    kind: 'decision',
    number: null,
    dated: '2025-03-31',
    issuer: 'A',
    title: null,
    filedAt: '',
    filedBy: null,
    withdrawn: null,
  });
}

/** Columns of text without a check that are called like a list, or hold nothing but words of the program. */
async function openLists(db: Db): Promise<string[]> {
  const open: string[] = [];
  for (const table of TABLES.filter((one) => !ACCOUNTS.includes(getTableName(one)))) {
    const columns = getTableConfig(table).columns.filter((column) => column.getSQLType() === 'text');
    for (const { name } of columns) {
      if (LISTS.some((list) => list.table === table && list.column === name)) continue;
      const column = sql.identifier(name);
      const [held] = await rowsOf<{ words: boolean | null }>(
        db,
        sql`select bool_and(${column} ~ '^[a-z]+(_[a-z]+)*$') as words from ${table}`,
      );
      if (held?.words || CALLED.test(name)) open.push(`${getTableName(table)}.${name}`);
    }
  }
  return open.sort();
}

describe('closed lists', () => {
  test('are known to the database by the very words of the program', async () => {
    const checks = await rowsOf<{ name: string; said: string }>(
      database().db,
      sql`select conname as name, pg_get_constraintdef(oid) as said from pg_constraint
        where connamespace = ${HERE} and contype = 'c'`,
    );
    const known = checks.map(({ name, said }) => [name, wordsIn(said)] as const);
    expect(LISTS.length).toBeGreaterThan(8);
    expect(Object.fromEntries(known.filter(([, words]) => words.length > 0))).toEqual(
      Object.fromEntries(LISTS.map(({ name, words }) => [name, words])),
    );
  });

  test.each(LISTS.map((list) => [list.name, list] as const))(
    '%s: no other word is taken',
    async (name, { table, column, words }) => {
      await undone(database().db, async (tx) => {
        // Of these the demonstration has no row.
        await remindedOf(tx);
        await accountsOf(tx);
        await importOf(tx);
        await paperOf(tx);
        const put = (word = '') => tx.execute(sql`update ${table} set ${sql.identifier(column)} = ${word}`);
        await put(words.at(-1));
        const refused: unknown = await put('made_up').catch((error: unknown) => error);
        expect(brokenConstraint(refused)).toBe(name);
      });
    },
  );

  test('are checked wherever a column looks like one, or it is said why it is none', async () => {
    expect(await openLists(database().db)).toEqual(Object.keys(OPEN));
  });
});
