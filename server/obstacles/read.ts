import type { SaidCause } from '../../shared/cause.ts';
import type { Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { MILESTONES, type MilestoneCode, type Mover } from '../../shared/lifecycle.ts';
import type { MoverChoice } from '../../shared/obstacles/command.ts';
import { isOverdueObstacle, type Obstacle } from '../../shared/obstacles/facet.ts';
import { type Directory, organisationFor, type Whose } from '../../shared/people/responsible.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** What stands in the way of a cluster, in a list. */
export interface ObstacleLine extends SaidCause {
  id: string;
  milestone: MilestoneCode;
  organisation: string;
  organisationVi: string;
  organisationEn: string;
  due: Day;
  since: Day;
  overdue: boolean;
}

const agencyOf = (directory: Directory, organisation: string) => {
  const known = directory.organisations.get(organisation);
  return { organisationVi: known?.nameVi ?? organisation, organisationEn: known?.nameEn ?? organisation };
};

/** Open obstacles of a cluster on a day, the one that is due first before the others. */
export const obstacleLines = ({ days }: SnapshotCluster, { directory, judgedOn }: Snapshot): ObstacleLine[] =>
  days.obstacles.open.map((open) => ({
    ...open,
    ...agencyOf(directory, open.organisation),
    overdue: isOverdueObstacle(open, judgedOn),
  }));

export interface AreaObstacle extends ObstacleLine {
  code: string;
  name: string;
}

/** Open obstacles of several clusters, soonest due first. */
export const openObstacles = (clusters: readonly SnapshotCluster[], snapshot: Snapshot): AreaObstacle[] =>
  clusters
    .flatMap((cluster) =>
      obstacleLines(cluster, snapshot).map((line) => ({
        ...line,
        code: cluster.code,
        name: cluster.days.register.nameVi,
      })),
    )
    .sort((a, b) => (a.due === b.due ? (a.code < b.code ? -1 : 1) : a.due < b.due ? -1 : 1));

/** One obstacle of the cluster page, with the names of whose move it is. */
export interface ObstacleDetail extends Obstacle {
  organisationVi: string;
  organisationEn: string;
  personName: string | null;
  overdue: boolean;
}

/** All obstacles of a cluster as known on a day: open ones by their day, then the resolved, the latest first. */
export function obstacleDetails(
  obstacles: Readonly<Record<string, Obstacle>>,
  { directory, judgedOn }: Snapshot,
): ObstacleDetail[] {
  const rank = ({ state }: Obstacle) => (state === 'resolved' ? 1 : 0);
  return Object.values(obstacles)
    .map((obstacle) => ({
      ...obstacle,
      ...agencyOf(directory, obstacle.organisation),
      personName: nameIn(directory, obstacle.organisation, obstacle.person),
      overdue: obstacle.state !== 'resolved' && isOverdueObstacle(obstacle, judgedOn),
    }))
    .sort((a, b) => rank(a) - rank(b) || (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1));
}

const nameIn = (directory: Directory, organisation: string, person: string): string | null =>
  directory.posts.get(organisation)?.find(({ id }) => id === person)?.person.name ?? null;

const MOVERS = [...new Set(Object.values(MILESTONES).map(({ mover }) => mover))] satisfies Mover[];

/** The agencies that may be asked to move in a cluster, with those of their people who answer for it. */
export function moverChoices(directory: Directory, whose: Whose): MoverChoice[] {
  const agencies = new Set(MOVERS.map((mover) => organisationFor(directory, whose, mover)));
  return [...agencies].flatMap((id) => {
    const organisation = id === null ? undefined : directory.organisations.get(id);
    if (id === null || !organisation) return [];
    const posts = (directory.posts.get(id) ?? []).filter(
      ({ duty }) => duty.cluster === null || duty.cluster === whose.code,
    );
    const people = posts.map(({ id: person, person: { name, titleVi, titleEn } }) => ({
      id: person,
      name,
      titleVi,
      titleEn,
    }));
    const { nameVi, nameEn } = organisation;
    return people.length === 0 ? [] : [{ organisation: id, nameVi, nameEn, people: distinct(people) }];
  });
}

const distinct = <T extends { id: string }>(people: readonly T[]): T[] =>
  people.filter(({ id }, i) => people.findIndex((other) => other.id === id) === i);

/** A cluster of today's snapshot by its code. */
export function clusterToday(snapshot: Snapshot, code: string): SnapshotCluster {
  const found = snapshot.byCode.get(code);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}
