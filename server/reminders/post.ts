import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../context.ts';
import { withoutValues } from '../log.ts';
import { namesOn } from '../snapshot/set-on.ts';
import { letterOf } from './letter.ts';
import type { MailLine, MailServer, Outcome } from './mail-server.ts';
import {
  beginHandingOver,
  CLAIM_MS,
  type Claimed,
  claimLetters,
  putBack,
  settle,
  tidyOutbox,
} from './outbox.ts';

export interface Post {
  mail: MailServer;
  publicUrl: string;
}
type Posting = Pick<Services, 'db' | 'clock' | 'provinceId' | 'log'>;

/** Claimed at once: all of them can be tried before the claim ends, also with a slow server. */
const AT_ONCE = 20;
/** Lines to the mail server at a time. */
const LINES = 3;

/** What one round came to, by outcome. */
export type Round = Record<'sent' | 'refused' | 'later' | 'unknown' | 'not_ours', number>;

/** Sends what is due, over a few lines at a time, until nothing is due or the mail server does not answer. */
export async function sendLetters(posting: Posting, post: Post): Promise<Round> {
  const round: Round = { sent: 0, refused: 0, later: 0, unknown: 0, not_ours: 0 };
  await tidyOutbox(posting);
  const one = async () => {
    while (await sendSome(posting, post, round));
  };
  await Promise.all(Array.from({ length: LINES }, one));
  return round;
}

/** One line and the letters that go over it; whether there may be more to send. */
async function sendSome(posting: Posting, { mail, publicUrl }: Post, round: Round): Promise<boolean> {
  const letters = await claimLetters(posting, uuidv7(), AT_ONCE);
  if (letters.length === 0) return false;
  const until = posting.clock.now() + CLAIM_MS / 2;
  let line: MailLine;
  try {
    line = await mail.open();
  } catch (error) {
    posting.log.warn({ err: withoutValues(error) }, 'the mail server does not answer');
    for (const letter of letters) await putBack(posting, letter, { answer: 'no answer', spent: true });
    round.later += letters.length;
    return false;
  }
  try {
    for (const letter of letters) {
      if (!line.usable() || posting.clock.now() > until) await putBack(posting, letter, UNTRIED);
      else round[await sendOne(posting, letter, { line, publicUrl })] += 1;
    }
  } finally {
    line.close();
  }
  return true;
}

const UNTRIED = { answer: null, spent: false };

async function sendOne(
  posting: Posting,
  letter: Claimed,
  { line, publicUrl }: { line: MailLine; publicUrl: string },
): Promise<Outcome['what']> {
  const { provinceId, clock } = posting;
  const names = await namesOn(posting, letter.day);
  const written = letterOf({ provinceId, now: clock.now(), ...letter, names }, publicUrl);
  const outcome = await line.send(written, () => beginHandingOver(posting, letter));
  const { what } = outcome;
  if (what === 'not_ours') return what;
  const { answer } = outcome;
  if (what === 'later') await putBack(posting, letter, { answer, spent: true });
  else await settle(posting, letter, { state: what, answer });
  if (what !== 'sent')
    posting.log.warn({ person: letter.person, day: letter.day, what, answer }, 'a letter was not sent');
  return what;
}
