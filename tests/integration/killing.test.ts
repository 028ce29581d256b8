import { describe, expect, test } from 'vitest';
import { CLAIM_MS } from '../../server/reminders/outbox.ts';
import { sendLetters } from '../../server/reminders/post.ts';
import { urlOf, useDatabase } from '../support/database.ts';
import { addressOf, EIGHT, statesOf, written } from '../support/letters.ts';
import { mailServer, type TestMail } from '../support/mail.ts';
import { startProgram } from '../support/program.ts';
import { forgetAll } from '../support/reminders.ts';
import { PERSONS, servicesOn } from '../support/services.ts';

const database = useDatabase();
const postTo = (mail: TestMail) => ({ mail: mail.way(), publicUrl: 'https://ccn.example.vn' });

test('a letter that nobody is at is sent', async () => {
  const mail = await mailServer();
  await written(database().db, [PERSONS.manager]);
  await sendLetters(servicesOn(database().db, EIGHT), postTo(mail));
  expect(mail.taken.map(({ to }) => to)).toEqual([addressOf(PERSONS.manager)]);
  await forgetAll(database().db);
});

/** Only a database that two processes can open can lose one of them. */
if (process.env['TEST_DB'] === 'postgres') {
  describe('kill -9', () => {
    /** A process that sends, killed when the mail server has come as far as is told. */
    async function killedWhen(mail: TestMail, reached: Promise<void>): Promise<void> {
      const program = startProgram(process.execPath, ['--import', 'tsx', 'tests/support/send-letters.ts'], {
        DATABASE_URL: urlOf(database()),
        SMTP_URL: mail.url,
        NOW: String(EIGHT),
      });
      await reached;
      program.process.kill('SIGKILL');
      await program.exited;
    }
    const never = () => new Promise<null>(() => undefined);

    test('between writing a letter and handing it over: another process sends it, once', async () => {
      const { db } = database();
      const mail = await mailServer();
      await written(db, [PERSONS.manager]);
      const reached = new Promise<void>((resolve) => {
        mail.onAddress = () => (resolve(), never());
      });
      await killedWhen(mail, reached);
      expect(await statesOf(db)).toEqual({ [PERSONS.manager]: 'claimed' });
      mail.onAddress = () => null;
      const services = servicesOn(db, EIGHT + CLAIM_MS);
      await sendLetters(services, postTo(mail));
      await sendLetters(services, postTo(mail));
      expect(mail.taken.map(({ to }) => to)).toEqual([addressOf(PERSONS.manager)]);
      await forgetAll(db);
    });

    test('after the mail server has it, before it has said so: it is not sent again', async () => {
      const { db } = database();
      const mail = await mailServer();
      await written(db, [PERSONS.manager]);
      let given = 0;
      const reached = new Promise<void>((resolve) => {
        mail.onLetter = () => {
          given += 1;
          resolve();
          return never();
        };
      });
      await killedWhen(mail, reached);
      expect(await statesOf(db)).toEqual({ [PERSONS.manager]: 'handing_over' });
      mail.onLetter = () => {
        given += 1;
        return null;
      };
      await sendLetters(servicesOn(db, EIGHT + CLAIM_MS), postTo(mail));
      expect(given).toBe(1);
      expect(await statesOf(db)).toEqual({ [PERSONS.manager]: 'unknown' });
    });
  });
}
