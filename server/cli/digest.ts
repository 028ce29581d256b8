// npm run digest -- --dry: today's digests as they would be made and written, with nothing written and nothing sent.
import pino from 'pino';
import { NO_CHOICE } from '../../shared/reminders/choice.ts';
import { isNothing } from '../../shared/reminders/digest.ts';
import { beginsWeek } from '../../shared/reminders/rules.ts';
import { readEnv } from '../env.ts';
import { letterOf } from '../reminders/letter.ts';
import { tellables } from '../reminders/make.ts';
import { choicesOf, givenTo, runsOf } from '../reminders/read.ts';
import { createServices } from '../services.ts';
import { calendarOn, namesOn } from '../snapshot/set-on.ts';
import { command, openHere, options } from './open-here.ts';

const USAGE =
  'Usage: npm run digest -- --dry. It prints what would be told; the server itself makes and sends digests.';
/** Links of letters need an address; where none is set the letters lead nowhere. */
const NOWHERE = 'http://localhost:3000';

command(async () => {
  if (!options({ dry: 'boolean' }).dry) throw new Error(USAGE);
  const env = readEnv(process.env);
  const { database, identity } = await openHere();
  const log = pino({ level: 'silent' });
  try {
    const services = await createServices(database.db, { identity, log, dataDir: env.DATA_DIR });
    const { db, provinceId, clock } = services;
    const [day, now] = [clock.today(), clock.now()];
    const calendar = await calendarOn(services, day);
    const names = await namesOn(services, day);
    const { last } = await runsOf(db, provinceId, day);
    const given = await givenTo(db, provinceId);
    const choices = await choicesOf(db, provinceId);
    let count = 0;
    for (const { person, notices, waits } of await tellables(services, {
      since: last,
      grace: env.REPORT_GRACE,
    })) {
      const fresh = notices.filter(({ kind, about }) => !given.has(`${person} ${kind} ${about}`));
      if (fresh.length === 0 && !(beginsWeek(day, calendar) && !isNothing(waits))) continue;
      const { mail, address, lang } = choices.get(person) ?? NO_CHOICE;
      const about = { provinceId, person, day, lang, address: address ?? '', now, names };
      const { subject, text } = letterOf(
        { ...about, said: { notices: fresh, waits } },
        env.PUBLIC_URL ?? NOWHERE,
      );
      process.stdout.write(`${person} (${mail ? 'app and e-mail' : 'app only'}): ${subject}\n\n${text}\n`);
      count += 1;
    }
    process.stdout.write(`${count} digests for ${day}. Nothing was written or sent.\n`);
  } finally {
    await database.close();
  }
});
