import { expect, test } from 'vitest';
import { explain, placeOf } from './explain.ts';

const PLACE = { DATABASE_URL: undefined, DATA_DIR: 'data', HOST: '127.0.0.1', PORT: 3000 };
const ON_SERVER = { ...PLACE, DATABASE_URL: 'postgres://ccn:hunter2@db.example:5433/ccn?sslmode=require' };

const failed = (code: string, message = code, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });
/** As the query builder wraps what the driver says. */
const wrapped = (cause: unknown) =>
  new Error('Failed query: CREATE SCHEMA IF NOT EXISTS "drizzle"\nparams: hunter2', { cause });

test.each([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'no such host'],
  ['28P01', 'refuses the password'],
  ['3D000', 'no database of this name'],
  ['53300', 'too many connections'],
])('regression: %s was told as a failed CREATE SCHEMA', (code, said) => {
  const sentence = explain(wrapped(failed(code)), ON_SERVER);
  expect(sentence).toContain('ccn@db.example:5433/ccn');
  expect(sentence).toContain(said);
  expect(sentence).toContain('DATABASE_URL');
  expect(sentence).not.toMatch(/hunter2|Failed query/);
});

test('a host with several addresses is refused at each of them, and told once', () => {
  const all = new AggregateError([failed('ECONNREFUSED'), failed('ECONNREFUSED')], '');
  expect(explain(wrapped(all), ON_SERVER)).toContain('nothing listens there');
});

test('a connection that never comes about has no code, and is told all the same', () => {
  const late = new Error('timeout exceeded when trying to connect');
  expect(explain(wrapped(late), ON_SERVER)).toContain('does not answer');
});

test('any other error of the database is told by its own words, without values', () => {
  const sentence = explain(wrapped(failed('42P07', 'relation "x" already exists')), ON_SERVER);
  expect(sentence).toBe('relation "x" already exists');
});

test('regression: a full disk was told as [object Object]', () => {
  const sentence = explain({ name: 'ErrnoError', errno: 51 }, PLACE);
  expect(sentence).toContain('DATA_DIR=data');
  expect(sentence).not.toContain('[object');
  expect(explain(failed('ENOSPC'), PLACE)).toContain('disk of DATA_DIR=data is full');
});

test('a port in use, a port not allowed and a foreign address name their variable', () => {
  expect(explain(failed('EADDRINUSE'), PLACE)).toContain('PORT=3001');
  expect(explain(failed('EACCES', 'listen', { syscall: 'listen' }), PLACE)).toContain('above 1023');
  expect(explain(failed('EADDRNOTAVAIL'), PLACE)).toContain('HOST=127.0.0.1');
});

test('a place is told without its password', () => {
  expect(placeOf(ON_SERVER.DATABASE_URL)).toBe('ccn@db.example:5433/ccn');
  expect(placeOf('postgres:///ccn?host=/run/postgresql')).toBe('/run/postgresql/ccn');
});
