import { streamOf } from '../../shared/log/stream.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { persons } from '../../shared/people/person.ts';
import { register } from '../../shared/register.ts';
import type { Db } from '../db/open.ts';
import { readStates } from '../log/read.ts';

/**
 * Of the clusters that somebody has by name, those that must have somebody. One that has ended, or turned out to be a second
 * entry of another, is on no list from which it could be handed over.
 */
export async function livingOf(db: Db, provinceId: string, person: string): Promise<Set<string>> {
  const stream = streamOf('person', person);
  const state = (await readStates(db, persons, { provinceId, streams: [stream] })).get(stream);
  const codes = [...new Set((state?.duties ?? []).flatMap(({ cluster }) => cluster ?? []))];
  const streams = codes.map((code) => streamOf('cluster', code));
  const registers = await readStates(db, register, { provinceId, streams });
  const standings = await readStates(db, milestones, { provinceId, streams });
  return new Set(
    codes.filter((code) => {
      const cluster = streamOf('cluster', code);
      const isSecond = (registers.get(cluster)?.mergedInto ?? null) !== null;
      return !isSecond && milestones.day(standings.get(cluster) ?? milestones.empty).stage !== 'ended';
    }),
  );
}
