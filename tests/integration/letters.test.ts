import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { reminderDigest, reminderLetter } from '../../server/db/schema.ts';
import { CLAIM_MS } from '../../server/reminders/outbox.ts';
import { sendLetters } from '../../server/reminders/post.ts';
import { instantInHanoi, isoInstant } from '../../shared/day.ts';
import type { LetterState } from '../../shared/reminders/digest.ts';
import { connectAgain, useDatabase } from '../support/database.ts';
import { addressOf, EIGHT, PEOPLE, statesOf, written } from '../support/letters.ts';
import { say } from '../support/log.ts';
import { answer, mailServer, type TestMail } from '../support/mail.ts';
import { forgetAll } from '../support/reminders.ts';
import { OWN, PERSONS, servicesOn, type TestServices } from '../support/services.ts';

const database = useDatabase();
const URL = 'https://ccn.example.vn';

const all = (state: LetterState) => Object.fromEntries(PEOPLE.map((person) => [person, state]));
const postTo = (mail: TestMail, patience?: number) => ({ mail: mail.way(patience), publicUrl: URL });
const later = (services: TestServices, ms: number) => services.clock.put(services.clock.now() + ms);
const toOf = ({ taken }: TestMail) => taken.map(({ to }) => to).sort();

beforeEach(() => forgetAll(database().db));

describe('a letter', () => {
  test('reaches a real mail server once, from two processes that send at the same time', async () => {
    const mail = await mailServer();
    await written(database().db);
    const both = [servicesOn(database().db, EIGHT), servicesOn(await connectAgain(database()), EIGHT)];
    const rounds = await Promise.all(both.map((services) => sendLetters(services, postTo(mail))));
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(PEOPLE.length);
    expect(toOf(mail)).toEqual(PEOPLE.map(addressOf).sort());
    expect(await statesOf(database().db)).toEqual(all('sent'));
    for (const services of both) await sendLetters(services, postTo(mail));
    expect(mail.taken).toHaveLength(PEOPLE.length);
  });

  test('says what there is in words and links, in its language, and names nobody', async () => {
    const mail = await mailServer();
    await written(database().db, [PERSONS.manager]);
    await sendLetters(servicesOn(database().db, EIGHT), postTo(mail));
    const [letter] = mail.taken;
    const text = letter?.text ?? '';
    const decoded = text
      .replace(/=\r?\n/g, '')
      .replace(/((?:=[0-9A-F]{2})+)/g, (coded) => Buffer.from(coded.replaceAll('=', ''), 'hex').toString());
    expect(decoded).toContain(
      '- <Liên Hà> 2: Hoàn thành hạ tầng: quá hạn so với tiến độ được duyệt (03/2025)',
    );
    expect(decoded).toContain('&lt;Liên Hà&gt; 2</a>: Hoàn thành hạ tầng');
    expect(decoded).toContain(`${URL}/clusters/${OWN}`);
    expect(decoded).toContain('Đang chờ trên trang Việc của tôi: 2 cụm quá hạn báo cáo.');
    expect(decoded).toMatch(/^auto-submitted: auto-generated\r$/im);
    expect(text).not.toContain(PERSONS.manager.replace('p-', 'person:'));
    expect(letter?.messageId).toMatch(/^<reminder\.2025-03-31\.[0-9a-f]{32}@ccn\.example\.vn>$/);
  });

  test('has the same name whenever it is sent, and another than that of another day or person', async () => {
    const mail = await mailServer();
    const { db } = database();
    await written(db, [PERSONS.manager, PERSONS.committee]);
    await written(db, [PERSONS.manager], '2025-03-30');
    await sendLetters(servicesOn(db, EIGHT), postTo(mail));
    const first = mail.taken.map(({ messageId }) => messageId).sort();
    expect(new Set(first).size).toBe(3);
    await forgetAll(db);
    await written(db, [PERSONS.manager]);
    await sendLetters(servicesOn(db, EIGHT), postTo(mail));
    expect(first).toContain(mail.taken.at(-1)?.messageId);
  });
});

describe('a mail server that', () => {
  test('is away is tried again, each time later, and gets every letter once when it is back', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const gone = await mailServer();
    await gone.close();
    await written(db);
    expect(await sendLetters(services, postTo(gone))).toMatchObject({ sent: 0, later: PEOPLE.length });
    expect(await statesOf(db)).toEqual(all('waiting'));
    const back = await mailServer();
    // Not at once: it is given time.
    expect(await sendLetters(services, postTo(back))).toMatchObject({ sent: 0, later: 0 });
    later(services, 60_000);
    expect(await sendLetters(services, postTo(back))).toMatchObject({ sent: PEOPLE.length });
    expect(toOf(back)).toEqual(PEOPLE.map(addressOf).sort());
  });

  test('stays away is given up after the day that follows; what was to be told stays in the app', async () => {
    const { db } = database();
    const services = servicesOn(db, instantInHanoi('2025-04-02', 0));
    const mail = await mailServer();
    await written(db);
    await sendLetters(services, postTo(mail));
    expect(await statesOf(db)).toEqual(all('given_up'));
    expect(mail.taken).toEqual([]);
    expect(await db.$count(reminderDigest)).toBe(PEOPLE.length);
  });

  test('refuses one address gets the others, and that one is not asked again', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    const wrong = addressOf(PERSONS.committee);
    let asked = 0;
    mail.onAddress = (address) => {
      if (address !== wrong) return null;
      asked += 1;
      return answer(550, `no such user <${address}>`);
    };
    await written(db);
    await sendLetters(services, postTo(mail));
    later(services, 3_600_000);
    await sendLetters(services, postTo(mail));
    expect(await statesOf(db)).toEqual({ ...all('sent'), [PERSONS.committee]: 'refused' });
    expect(toOf(mail)).toEqual([PERSONS.manager, PERSONS.department].map(addressOf).sort());
    expect(asked).toBe(1);
    const rows = await db.select().from(reminderLetter);
    expect(rows.some(({ answer: said }) => said?.includes('@'))).toBe(false);
  });

  test('takes an address only later, or a letter only later, gets it later', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    mail.onAddress = (address) =>
      address === addressOf(PERSONS.manager) ? answer(450, 'mailbox busy') : null;
    mail.onLetter = ({ to }) => (to === addressOf(PERSONS.committee) ? answer(451, 'try again') : null);
    await written(db);
    expect(await sendLetters(services, postTo(mail))).toMatchObject({ sent: 1, later: 2 });
    mail.onAddress = () => null;
    mail.onLetter = () => null;
    later(services, 60_000);
    expect(await sendLetters(services, postTo(mail))).toMatchObject({ sent: 2 });
    expect(toOf(mail)).toEqual(PEOPLE.map(addressOf).sort());
  });

  test('is slow before it takes a letter is not waited for for ever, and the letter waits', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    mail.onAddress = () => new Promise(() => undefined);
    await written(db, [PERSONS.manager]);
    expect(await sendLetters(services, postTo(mail, 150))).toMatchObject({ later: 1 });
    mail.onAddress = () => null;
    later(services, 60_000);
    expect(await sendLetters(services, postTo(mail))).toMatchObject({ sent: 1 });
    expect(mail.taken).toHaveLength(1);
  });

  test('falls silent once it has the letter may have taken it: it is not sent twice', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    let given = 0;
    mail.onLetter = () => {
      given += 1;
      return new Promise(() => undefined);
    };
    await written(db, [PERSONS.manager]);
    expect(await sendLetters(services, postTo(mail, 300))).toMatchObject({ unknown: 1 });
    mail.onLetter = () => null;
    later(services, 3_600_000);
    await sendLetters(services, postTo(mail));
    expect([given, mail.taken.length]).toEqual([1, 0]);
    expect(await statesOf(db)).toEqual({ [PERSONS.manager]: 'unknown' });
  });
});

describe('a process that ends', () => {
  /** As one that is killed leaves it: the statements it would still make are never made. */
  const killedAt = (db: Db, state: LetterState) =>
    db
      .update(reminderLetter)
      .set({ state, claim: 'of a process that is no more', next: isoInstant(EIGHT + CLAIM_MS) });

  test('before a letter has left: another one sends it, when the claim has ended', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    await written(db, [PERSONS.manager]);
    await killedAt(db, 'claimed');
    await sendLetters(services, postTo(mail));
    expect(mail.taken).toEqual([]);
    later(services, CLAIM_MS);
    await sendLetters(services, postTo(mail));
    expect(mail.taken).toHaveLength(1);
  });

  test('while it was handing one over: nobody sends it again, and that is told', async () => {
    const { db } = database();
    const services = servicesOn(db, EIGHT);
    const mail = await mailServer();
    await written(db, [PERSONS.manager]);
    await killedAt(db, 'handing_over');
    later(services, CLAIM_MS);
    await sendLetters(services, postTo(mail));
    expect(mail.taken).toEqual([]);
    expect(await statesOf(db)).toEqual({ [PERSONS.manager]: 'unknown' });
  });

  test('and one that has lost its claim meanwhile hands nothing over', async () => {
    const { db } = database();
    const slow = servicesOn(db, EIGHT);
    const mail = await mailServer();
    await written(db, [PERSONS.manager]);
    mail.onAddress = async () => {
      mail.onAddress = () => null;
      // The claim ends, and another process is faster.
      const other = servicesOn(await connectAgain(database()), EIGHT + CLAIM_MS);
      await sendLetters(other, postTo(mail));
      return null;
    };
    expect(await sendLetters(slow, postTo(mail))).toMatchObject({ not_ours: 1, sent: 0 });
    expect(mail.taken).toHaveLength(1);
    expect(await statesOf(database().db)).toEqual({ [PERSONS.manager]: 'sent' });
  });
});

test('whose account is closed meanwhile gets no letter', async () => {
  const { db } = database();
  const services = servicesOn(db, EIGHT);
  const mail = await mailServer();
  await written(db, [PERSONS.leadership]);
  const closed = { type: 'person.account', username: 'lanhdao', change: 'closed' };
  await say(services, `person:${PERSONS.leadership}`, closed);
  await sendLetters(services, postTo(mail));
  expect(mail.taken).toEqual([]);
  expect(await statesOf(db)).toEqual({ [PERSONS.leadership]: 'given_up' });
});

test('a clock that has run ahead does not keep a letter back for a year', async () => {
  const { db } = database();
  const mail = await mailServer();
  await written(db, [PERSONS.manager]);
  await db.update(reminderLetter).set({ next: isoInstant(EIGHT + 366 * 86_400_000) });
  await sendLetters(servicesOn(db, EIGHT), postTo(mail));
  expect(mail.taken).toHaveLength(1);
});
