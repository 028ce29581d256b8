import type { Day } from '../../shared/day.ts';
import { idOf } from '../../shared/log/stream.ts';
import { holdsOn, type Leave } from '../../shared/people/leave.ts';
import { isAhead, mayStandIn } from '../../shared/people/leave-command.ts';
import { isOpenOn, type PersonDay, type PersonState, persons } from '../../shared/people/person.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { readPeople } from '../assignments/read.ts';
import type { Context } from '../context.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from '../snapshot/days.ts';

/** How a leave stands on the day that is looked at. */
export type LeaveStanding = 'now' | 'ahead' | 'over';

export interface LeaveLine extends Leave {
  standing: LeaveStanding;
  /** The substitute cannot sign in today although they stand in: somebody else has to. */
  helpless: boolean;
}

/** A project manager with the days on which they are away. */
export interface AwayLine {
  id: string;
  name: string;
  /** Could stand in for somebody today. */
  mayStandIn: boolean;
  leaves: LeaveLine[];
  version: number;
}

/** Who is away, was or will be, as on record now: for whoever records it. The latest first. */
export async function leaves(ctx: Context): Promise<AwayLine[]> {
  const today = ctx.clock.today();
  const people = await readPeople(ctx);
  const states = new Map(people.map(({ id, state }) => [id, state]));
  return people
    .filter(({ state }) => state.person?.role === 'project_manager')
    .map(({ id, state }) => ({
      id,
      name: state.person?.name ?? '',
      mayStandIn: mayStandIn(state, { from: today, until: today }),
      leaves: (state.leaves ?? [])
        .filter(({ from, until }) => from <= until)
        .map((leave) => lineOf(leave, states.get(leave.substitute.id), today))
        .sort((a, b) => (a.from > b.from ? -1 : 1)),
      version: persons.version(state, 'leave'),
    }))
    .sort((a, b) => compareVietnamese(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

function lineOf(leave: Leave, substitute: PersonState | undefined, today: Day): LeaveLine {
  const standing = holdsOn(leave, today) ? 'now' : isAhead(leave, today) ? 'ahead' : 'over';
  const helpless = standing === 'now' && !(substitute?.person && isOpenOn(substitute, today));
  return { ...leave, standing, helpless };
}

export interface StoodIn {
  absent: { id: string; name: string };
  substitute: { id: string; name: string };
  from: Day;
  until: Day;
}

/** Who stood in for whom on a day, as it was known then. */
export async function stoodIn({ db, provinceId }: Context, day: Day): Promise<StoodIn[]> {
  const people = await loadDays<PersonDay>(db, facetNamed('person'), { provinceId, day });
  return people.flatMap(({ stream, says: { name, leaves: of } }) =>
    of
      .filter((leave) => holdsOn(leave, day))
      .map(({ substitute, from, until }) => ({
        absent: { id: idOf(stream), name },
        substitute,
        from,
        until,
      })),
  );
}
