import { causesOf, codeOf, innermost } from '../causes.ts';
import { isAway } from '../db/away.ts';
import type { Env } from '../env.ts';
import { sentenceOf } from '../log.ts';

type Place = Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'HOST' | 'PORT'>;

/** What to do about a failure at start, by its code: a network's, a file's, or PostgreSQL's. */
const ADVICE: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; is PostgreSQL running?',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  '28P01': 'it refuses the password',
  '28000': 'it refuses this user',
  '3D000': 'it has no database of this name; make it with createdb',
  '42501':
    'this user may not create tables there; the owner of the database should be the one in DATABASE_URL',
  '57P03': 'it is starting up or shutting down',
  '53300': 'it has too many connections already',
};

/** Why the program could not start, in one sentence, with the variable that helps and without any password. */
export function explain(error: unknown, env: Place): string {
  const code = causesOf(error)
    .map(codeOf)
    .findLast((found) => found !== undefined);
  if (code === 'EADDRINUSE')
    return `Port ${env.PORT} is in use, perhaps by this program. Set PORT to a free one: PORT=3001 npm start`;
  if (code === 'EACCES' && isListening(error))
    return `This account may not listen on port ${env.PORT}. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST=${env.HOST} is not an address of this machine.`;
  if (env.DATABASE_URL && code !== undefined && (isAway(error) || code in ADVICE))
    return `The database at ${placeOf(env.DATABASE_URL)} cannot be used: ${ADVICE[code] ?? sentenceOf(error)}. See DATABASE_URL.`;
  if (env.DATABASE_URL && isAway(error))
    return `The database at ${placeOf(env.DATABASE_URL)} does not answer: ${sentenceOf(error)}. See DATABASE_URL.`;
  if (code === 'ENOSPC') return `The disk of DATA_DIR=${env.DATA_DIR} is full.`;
  return sentence(error, env);
}

const isListening = (error: unknown): boolean =>
  causesOf(error).some((at) => at instanceof Error && 'syscall' in at && at.syscall === 'listen');

/** The embedded database throws what is no Error: an object with the number of a system error. */
function sentence(thrown: unknown, env: Place): string {
  if (thrown instanceof Error && innermost(thrown) instanceof Error) {
    const said = sentenceOf(thrown);
    return env.DATABASE_URL || !said.includes('PGlite') ? said : `${said}. ${folderHint(env)}`;
  }
  if (typeof thrown === 'string') return thrown;
  return `The embedded database could not be opened. ${folderHint(env)}`;
}

const folderHint = ({ DATA_DIR }: Place): string =>
  `Is there room on the disk of DATA_DIR=${DATA_DIR}, and may this account write there?`;

/** user@host:port/name, without the password and the options. */
export function placeOf(databaseUrl: string): string {
  const { username, host, pathname, searchParams } = new URL(databaseUrl);
  const where = host === '' ? (searchParams.get('host') ?? 'the local socket') : host;
  return `${username === '' ? '' : `${username}@`}${where}${pathname}`;
}
