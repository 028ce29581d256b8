// npm run account -- --list
//                    --username an.nguyen --name "Nguyễn Văn An" --role administrator [--unit 017] [--organisation ID]
//                    --username an.nguyen --reset | --close [--leave-clusters] | --reset-factor | --provider-email MAIL
//                    --administrator-link
// Passwords are made on the spot and shown once. There is no default password anywhere.
import { AppError } from '../../shared/errors.ts';
import { ROLES, type Role } from '../../shared/roles.ts';
import { welcomeAt } from '../boot/announce.ts';
import { brokenConstraint, type Db } from '../db/open.ts';
import { readEnv } from '../env.ts';
import {
  closeAccount,
  listAccounts,
  listOrganisations,
  listUnits,
  openAccount,
  resetAccount,
} from '../people/accounts.ts';
import { resetFactor, setProviderMail } from '../people/factor.ts';
import { makeLink } from '../people/links.ts';
import { PROVINCE } from '../province.ts';
import { clockOf } from '../setup.ts';
import { command, openHere, options } from './open-here.ts';

const OPTIONS = {
  list: 'boolean',
  username: 'string',
  name: 'string',
  role: 'string',
  title: 'string',
  organisation: 'string',
  unit: 'string',
  reset: 'boolean',
  close: 'boolean',
  'leave-clusters': 'boolean',
  'reset-factor': 'boolean',
  'provider-email': 'string',
  'administrator-link': 'boolean',
} as const;

const isRole = (text: string | undefined): text is Exclude<Role, 'public'> =>
  text !== 'public' && ROLES.some((role) => role === text);

type Given = ReturnType<typeof options<typeof OPTIONS>>;
interface Here {
  provinceId: string;
  now: number;
}

async function tellAccounts(db: Db): Promise<string> {
  const accounts = await listAccounts(db, PROVINCE);
  const agencies = await listOrganisations(db, PROVINCE);
  const units = await listUnits(db, PROVINCE);
  return [
    ...accounts.map(
      ({ username, role, name, unit, organisation, open }) =>
        `${username.padEnd(24)} ${role.padEnd(16)} ${name} (${[organisation, unit].filter(Boolean).join(', ')})${open ? '' : ' closed'}`,
    ),
    '',
    'Agencies (--organisation):',
    ...agencies.map(({ id, name }) => `${id.padEnd(24)} ${name}`),
    '',
    'Units (--unit):',
    ...(units.length > 0
      ? units.map(({ code, name }) => `${code.padEnd(24)} ${name}`)
      : ['none on record yet: they are loaded in the app, under /manage']),
    '',
  ].join('\n');
}

async function work(db: Db, here: Here, given: Given): Promise<string> {
  const { username, name, role, title, organisation, unit } = given;
  if (given['administrator-link']) {
    const token = await makeLink(db, here, { kind: 'administrator' });
    return `This link makes an administrator, once, within 24 hours; an earlier one opens nothing any more:\n${welcomeAt(addressHere(), token)}\n`;
  }
  if (given.list) return tellAccounts(db);
  if (username && given.close) {
    await closeAccount(db, here, username, { orphaning: given['leave-clusters'] ?? false });
    return `Account ${username} closed; nobody is signed in to it any more.\n`;
  }
  if (username && given.reset) {
    const password = await resetAccount(db, here, username);
    return `Account ${username}: new password, shown only now: ${password}\n`;
  }
  if (username && given['reset-factor']) {
    await resetFactor(db, here, username);
    return `Account ${username}: without a second factor from now on, and signed in nowhere.\n`;
  }
  if (username && given['provider-email']) {
    await setProviderMail(db, username, given['provider-email']);
    return `Account ${username}: known to the provider as ${given['provider-email']} (OIDC_CLAIM=email).\n`;
  }
  if (!username || !name || !isRole(role)) {
    const roles = ROLES.filter((known) => known !== 'public').join(', ');
    throw new Error(
      `Needed: --username, --name and --role (${roles}); or --list, --reset, --close, --administrator-link.`,
    );
  }
  const password = await openAccount(db, here, {
    username,
    name,
    role,
    ...(title ? { title } : {}),
    organisation: organisation ?? (unit && role === 'area_committee' ? `committee-${unit}` : 'department'),
    unit: unit ?? null,
  });
  return `Account ${username} made. Password, shown only now: ${password}\n`;
}

/** Where people reach the server of this environment, as far as it can be known from here. */
function addressHere(): string {
  const env = readEnv(process.env);
  return env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
}

/** What is wrong with an option, in a sentence. */
const REFUSED: Record<string, string> = {
  username:
    '--username: 3 to 60 letters without accents, digits, "_" or "."; with --reset or --close one that exists (--list).',
  name: '--name: a name, without markup.',
  'provider-email': '--provider-email: an address such as an.nguyen@hanoi.gov.vn.',
  title: '--title: a title, without markup.',
  organisation: '--organisation: an agency on record (--list shows them).',
  unit: '--unit: the code of a unit on record; a committee needs one.',
};

command(async () => {
  const given = options(OPTIONS);
  const { database, identity } = await openHere();
  const clock = await clockOf(database.db, identity);
  try {
    process.stdout.write(await work(database.db, { provinceId: PROVINCE, now: clock.now() }, given));
  } catch (error) {
    if (brokenConstraint(error)?.startsWith('auth_user')) {
      throw new Error(`There is already an account named ${given.username ?? ''}.`, { cause: error });
    }
    const field = error instanceof AppError ? error.shape.fields[0]?.field : undefined;
    throw field ? new Error(REFUSED[field] ?? `--${field} is not right.`, { cause: error }) : error;
  } finally {
    await database.close();
  }
});
