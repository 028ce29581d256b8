import { asc, eq } from 'drizzle-orm';
import type { Target } from '../../shared/programme.ts';
import type { Db } from '../db/open.ts';
import { target } from '../db/schema.ts';

export type TargetRow = typeof target.$inferSelect & Target;

/** The targets of all programmes, in the order in which the screens show them. */
export async function loadTargets(db: Db, provinceId: string): Promise<TargetRow[]> {
  return db.select().from(target).where(eq(target.provinceId, provinceId)).orderBy(asc(target.position));
}
