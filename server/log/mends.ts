import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { event } from '../db/schema.ts';

/** Events of the log about itself (mend.ts writes them): they belong to no facet. */
const restamped = z.object({ type: z.literal('log.restamped'), seqs: z.array(z.int()), at: z.string() });
export const unsealed = z.object({
  type: z.literal('log.unsealed'),
  roots: z.array(z.object({ day: z.string(), root: z.string() })),
});

/** The instants that take the place of stamped ones, by number of the event. */
export function mendsIn(rows: readonly { facet: string; body: unknown }[]): Map<number, string> {
  const mends = new Map<number, string>();
  for (const { facet, body } of rows) {
    const said = facet === 'log' ? restamped.safeParse(body) : null;
    if (said?.success) for (const seq of said.data.seqs) mends.set(seq, said.data.at);
  }
  return mends;
}

/** Roots that were written too early and taken back, as 'day root'; of a day that was over by then nothing is excused. */
export async function takenBack(db: Db, provinceId: string): Promise<Set<string>> {
  const rows = await db
    .select({ body: event.body, on: event.recordedOn })
    .from(event)
    .where(
      and(
        eq(event.provinceId, provinceId),
        eq(event.stream, `settings:${provinceId}`),
        eq(event.facet, 'log'),
      ),
    );
  const said = rows.flatMap(({ body, on }) => {
    const parsed = unsealed.safeParse(body);
    return parsed.success ? parsed.data.roots.filter(({ day }) => day >= on) : [];
  });
  return new Set(said.map(({ day, root }) => `${day} ${root}`));
}
