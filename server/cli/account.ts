// npm run account -- --username an.nguyen --name "Nguyễn Văn An" --role administrator [--unit 017] [--organisation ID]
// Makes an account with a password made on the spot and shown once. There is no default password anywhere.
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ROLES, type Role } from '../../shared/roles.ts';
import { brokenConstraint, inTransaction } from '../db/open.ts';
import { person } from '../db/schema.ts';
import { createAccount } from '../people/write.ts';
import { PROVINCE } from '../province.ts';
import { clockOf } from '../setup.ts';
import { command, openHere, option } from './open-here.ts';

const isRole = (text: string | undefined): text is Exclude<Role, 'public'> =>
  text !== 'public' && ROLES.some((role) => role === text);

command(async () => {
  const [username, name, role] = [option('username'), option('name'), option('role')];
  if (!username || !name || !isRole(role)) {
    throw new Error(
      `Needed: --username, --name and --role (${ROLES.filter((r) => r !== 'public').join(', ')}).`,
    );
  }
  const { database, identity } = await openHere();
  const password = randomBytes(12).toString('base64url');
  const id = uuidv7();
  const made = inTransaction(database.db, async (tx) => {
    await tx.insert(person).values({
      provinceId: PROVINCE,
      id,
      organisationId: option('organisation') ?? 'department',
      name,
      titleVi: option('title') ?? '',
      titleEn: option('title') ?? '',
      role,
      unitCode: option('unit') ?? null,
      provenance: 'reported',
    });
    await createAccount(tx, { personId: id, name, username, password }, clockOf(identity).now());
  });
  await made.catch((error: unknown) => {
    const taken = brokenConstraint(error)?.startsWith('auth_user');
    throw taken ? new Error(`There is already an account named ${username}.`) : error;
  });
  await database.close();
  process.stdout.write(`Account ${username} made. Password, shown only now: ${password}\n`);
});
