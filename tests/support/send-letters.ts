// A process of its own that sends the letters of a database: to be killed while it does.
import pino from 'pino';
import { handClock } from '../../server/clock.ts';
import { openPostgres } from '../../server/db/open.ts';
import { PROVINCE } from '../../server/province.ts';
import { sendLetters } from '../../server/reminders/post.ts';
import { smtpServer } from '../../server/reminders/smtp.ts';

const { DATABASE_URL: from = '', SMTP_URL: url = '', NOW: now = '' } = process.env;
const { db, close } = await openPostgres(from);
const posting = { db, clock: handClock(Number(now)), provinceId: PROVINCE, log: pino({ level: 'silent' }) };
await sendLetters(posting, {
  mail: smtpServer({ url, from: 'ccn@example.vn' }),
  publicUrl: 'https://ccn.example.vn',
});
await close();
