import { groupBy } from '../../shared/lists.ts';
import { organisationsOf } from '../../shared/people/responsible.ts';
import type { Actor } from '../../shared/roles.ts';
import { reachOf } from '../../shared/roles.ts';
import { reachesIn } from '../clusters/scope.ts';
import type { Reading, Services } from '../context.ts';
import { missedOf, pausesOver, requestsOf, toDecide, toSee } from '../discipline/read.ts';
import { type DueLine, duesOf, standingsOf } from '../milestones/dues.ts';
import { knownThen } from '../reports/read.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { askedOf, waitingIn } from './inbox.ts';
import type { Pressing } from './read.ts';
import { reportsOf } from './reports.ts';

/** What waits for one person: as their page of work has it. */
export interface OnesWork extends Pressing {
  dues: DueLine[];
}

/**
 * The work of everybody at once: every list of the page of work is made of all clusters in one go, and dealt out by who
 * reaches what. `days`: how far ahead milestones are due.
 */
export async function everybodysWork(
  reading: Reading & Pick<Services, 'snapshots'>,
  snapshot: Snapshot,
  days: number,
): Promise<(actor: Actor) => OnesWork> {
  const { clusters, directory } = snapshot;
  const standings = await standingsOf(reading, clusters, snapshot.judgedOn);
  const all = { clusters, snapshot, standings };
  const { reports, returned } = await reportsOf(reading, {
    ...all,
    thenOf: await knownThen((day) => reading.snapshots.at(day), snapshot),
  });
  const agencies = new Set(directory.organisations.keys());
  const by = {
    reports: byCluster(reports),
    returned: byCluster(returned),
    waiting: byCluster(await waitingIn(reading, all)),
    asked: byCluster(await askedOf(reading, agencies, { clusters, snapshot })),
    dues: byCluster(await duesOf(reading, { ...all, days, ahead: false })),
    requests: byCluster(await requestsOf(reading, all)),
    missed: byCluster(await missedOf(reading, all)),
    pauses: byCluster(pausesOver(all)),
  };
  const reaching = reachesIn(snapshot);
  return (actor) => {
    const own = reaching(actor, 'forecast.write');
    const mine = organisationsOf(directory, actor);
    // As on the page: of every cluster of the city nobody reads a list of what is due.
    const isWide = reachOf(actor.role, 'work.read') === 'all';
    const pick = <T>(lines: ReadonlyMap<string, readonly T[]>, from: readonly { code: string }[]) =>
      lines.size === 0 ? [] : from.flatMap(({ code }) => lines.get(code) ?? []);
    return {
      reports: pick(by.reports, own),
      returned: pick(by.returned, own),
      waiting: pick(by.waiting, reaching(actor, 'actual.review')),
      asked: pick(by.asked, reaching(actor, 'obstacle.answer')).filter(({ obstacle }) =>
        mine.has(obstacle.organisation),
      ),
      requests: toDecide(pick(by.requests, reaching(actor, 'request.decide')), actor.role),
      missed: toSee(pick(by.missed, reaching(actor, 'missed.read')), actor),
      pauses: pick(by.pauses, reaching(actor, 'cluster.pause')),
      dues: isWide ? [] : pick(by.dues, reaching(actor, 'work.read')),
    };
  };
}

const byCluster = <T extends { row: { code: string } }>(lines: readonly T[]) =>
  groupBy(lines, ({ row }) => row.code);
