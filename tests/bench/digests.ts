import { tmpdir } from 'node:os';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { openPostgres } from '../../server/db/open.ts';
import { reminderChoice, reminderDigest } from '../../server/db/schema.ts';
import { recordNew } from '../../server/log/record.ts';
import { PROVINCE } from '../../server/province.ts';
import { makeDigests } from '../../server/reminders/keep.ts';
import { sendLetters } from '../../server/reminders/post.ts';
import { smtpServer } from '../../server/reminders/smtp.ts';
import { createServices } from '../../server/services.ts';
import { readIdentity } from '../../server/setup.ts';
import { chunks } from '../../shared/lists.ts';
import { benchCode, INVESTOR } from './generate.ts';
import { say } from './parties.ts';
import { figure } from './report.ts';

const PEOPLE = 2_000;
const EACH = 5;

/** The digests of 2,000 project managers with five clusters each: made from cold, and handed to a mail server. */
export async function digests(url: string, clusters: number): Promise<void> {
  const database = await openPostgres(url);
  const { db } = database;
  const identity = await readIdentity(db);
  if (!identity) throw new Error('the database is empty');
  const log = pino({ level: 'error' });
  const services = await createServices(db, { identity, log, dataDir: tmpdir(), sendsLetters: true });
  const people = Array.from({ length: PEOPLE }, (_p, n) => `bench-reader-${n}`);
  for (const some of chunks(people, 500)) {
    await recordNew(
      db,
      PROVINCE,
      some.map((id) => personStream(id, people.indexOf(id), clusters)),
    );
    await db.insert(reminderChoice).values(
      some.map((person) => ({
        provinceId: PROVINCE,
        person,
        mail: true,
        address: `${person}@example.vn`,
        lang: 'vi' as const,
      })),
    );
  }
  await db.execute('analyze');
  const [begun, worked] = [performance.now(), process.cpuUsage()];
  const made = await makeDigests(services, { at: 0, grace: 3 });
  const seconds = (performance.now() - begun) / 1000;
  const cpu = process.cpuUsage(worked);
  const own = ((cpu.user + cpu.system) / 1e6).toFixed(1);
  if (made === null) throw new Error('no working day of the demonstration: nothing to measure');
  const mine = made.filter(({ person }) => person.startsWith('bench-reader-'));
  const notices = mine.reduce((sum, { said }) => sum + said.notices.length, 0);
  const more = `${mine.length} managers, ${notices} notices, ${clusters} clusters; processor time of the process ${own} s`;
  figure('digests made and written', seconds, { atMost: 10, unit: 's', more });
  const again = performance.now();
  await makeDigests(services, { at: 0, grace: 3 });
  figure('asked once more on that day', performance.now() - again, { unit: 'ms' });
  await send(services);
  say(`digests on record: ${await db.$count(reminderDigest)}`);
  await database.close();
}

async function send(services: Awaited<ReturnType<typeof createServices>>): Promise<void> {
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  const listening = await new Promise<number>((resolve) => {
    const net = server.listen(0, '127.0.0.1', () => {
      const address = net.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const mail = smtpServer({ url: `smtp://127.0.0.1:${listening}`, from: 'ccn@example.vn' });
  const begun = performance.now();
  const round = await sendLetters(services, { mail, publicUrl: 'https://ccn.example.vn' });
  figure('letters handed over', (performance.now() - begun) / 1000, {
    unit: 's',
    more: `${round.sent} sent, ${taken} taken`,
  });
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

function personStream(id: string, n: number, clusters: number) {
  const at = 0;
  const person = {
    name: `Đo lường ${n}`,
    titleVi: 'Giám đốc dự án',
    titleEn: 'Project manager',
    organisationId: INVESTOR,
    role: 'project_manager',
    unitCode: null,
    provenance: 'illustrative',
  };
  const duties = Array.from({ length: EACH }, (_d, i) => ({
    organisationId: INVESTOR,
    cluster: benchCode((n * EACH + i) % clusters),
    validFrom: '2016-01-04',
    validTo: null,
  }));
  const events = [
    { type: 'person.recorded', person },
    { type: 'person.assigned', duties },
    { type: 'person.account', username: id, change: 'opened' },
  ];
  return { stream: `person:${id}`, recordings: events.map((event) => ({ at, by: null, event })) };
}
