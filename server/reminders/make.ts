import type { Calendar } from '../../shared/calendar/workdays.ts';
import type { Day } from '../../shared/day.ts';
import { groupBy } from '../../shared/lists.ts';
import { askedByName, type Directory, responsibleFor } from '../../shared/people/responsible.ts';
import { inOrder, type Notice, type Waits } from '../../shared/reminders/digest.ts';
import {
  ofAsked,
  ofDue,
  ofDuty,
  ofMissed,
  ofMissing,
  ofOpenPeriod,
  ofRequest,
  ofReturned,
  ofWaiting,
  SOON_DAYS,
} from '../../shared/reminders/rules.ts';
import { type ChaseStep, stepsOn } from '../../shared/reports/chase.ts';
import { type Period, periodAt, periodBefore, RHYTHMS } from '../../shared/reports/period.ts';
import { type Actor, can, reachOf } from '../../shared/roles.ts';
import type { Reading, Services } from '../context.ts';
import { type Account, findAccounts } from '../people/read.ts';
import { standingsIn } from '../reports/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { everybodysWork, type OnesWork } from '../work/everybody.ts';
import { countOf } from '../work/read.ts';

/** What there is to tell one person on a day, whether they were told of it before or not. */
export interface Tellable {
  person: string;
  notices: Notice[];
  waits: Waits;
}

export type Making = Reading & Pick<Services, 'snapshots'>;

interface When {
  /** The day of the last digests; null where there were none yet. */
  since: Day | null;
  /** Working days after which a missing report climbs. */
  grace: number;
}

/** For everybody who can sign in, in one pass over today's clusters. */
export async function tellables(making: Making, when: When): Promise<Tellable[]> {
  const today = making.clock.today();
  const [snapshot, accounts] = [await making.snapshots.at(today), await findAccounts(making)];
  const workOf = await everybodysWork(making, snapshot, SOON_DAYS);
  const missing = await missingReports(making, { ...when, snapshot, accounts });
  return [...accounts].map(([person, account]) => {
    const work = workOf(account.actor);
    const notices = [
      ...ofWork(work, { actor: account.actor, snapshot }),
      ...ofDuties(account, snapshot),
      ...(missing.get(person) ?? []),
    ];
    return {
      person,
      notices: distinct(inOrder(notices)),
      waits: worksOf(account) ? countOf(account.actor, work) : NOTHING,
    };
  });
}

/** Who has no page of work is not sent there. */
const worksOf = ({ actor }: Account): boolean => can(actor, 'work.read').yes;
const NOTHING: Waits = { returned: 0, overdue: 0, waiting: 0, asked: 0, requests: 0, missed: 0, pauses: 0 };

type Row = SnapshotCluster['row'];
const named = ({ code, name }: Row) => ({ code, name });

/** Each thing is told to the one whose move it is; what is owed of a cluster, to whoever reports on it. */
function ofWork(
  { returned, reports, waiting, asked, requests, missed, dues }: OnesWork,
  { actor, snapshot: { directory, judgedOn, calendar } }: { actor: Actor; snapshot: Snapshot },
): Notice[] {
  // What is asked of somebody who is away is asked of who stands in as well.
  const people = new Set([actor.id ?? '', ...(actor.instead ?? []).map(({ id }) => id)]);
  const ownDues = dues.filter(({ responsible }) => people.has(responsible?.personId ?? ''));
  // The department may confirm as well; it is asked of the committee, which is nearer.
  const toConfirm = reachOf(actor.role, 'actual.review') === 'area' ? waiting : [];
  const lapsed = reports.flatMap((line) => line.lapsed);
  return [
    ...returned.map(({ row, milestone, returned: { at } }) => ofReturned(named(row), { milestone, at })),
    ...toConfirm.map((line) => ofWaiting(named(line.row), line)),
    ...asked
      .filter(({ obstacle, row }) => obstacle.state === 'open' && isAsked(directory, obstacle, row, people))
      .map(({ row, obstacle }) => ofAsked(named(row), obstacle)),
    ...requests.map((request) => ofRequest(named(request.row), request)),
    ...(can(actor, 'missed.explain').yes ? missed : []).flatMap((date) => ofMissed(named(date.row), date)),
    ...[...ownDues, ...lapsed].flatMap((due) => ofDue(named(due.row), due, judgedOn)),
    ...reports.flatMap(({ row, periods }) =>
      periods.flatMap((period) => ofOpenPeriod(named(row), period, judgedOn, calendar)),
    ),
  ];
}

const isAsked = (
  directory: Directory,
  asked: { organisation: string; person: string },
  { code }: Row,
  people: ReadonlySet<string>,
): boolean => people.has(askedByName(directory, asked, code)?.personId ?? '');

const ofDuties = ({ actor, duties }: Account, { byCode, judgedOn }: Snapshot): Notice[] =>
  actor.role !== 'project_manager'
    ? []
    : duties.flatMap((duty) => {
        const cluster = duty.cluster === null ? undefined : byCode.get(duty.cluster);
        return cluster ? ofDuty(named(cluster.row), duty, judgedOn) : [];
      });

interface Chase extends When {
  snapshot: Snapshot;
  accounts: ReadonlyMap<string, Account>;
}

const KIND = {
  owner: 'report_overdue',
  committee: 'report_climbed',
  department: 'report_missed',
} as const satisfies Record<ChaseStep, Notice['kind']>;

/** Reports that were not given, by whom they are told. */
async function missingReports({ snapshots }: Making, chase: Chase): Promise<ReadonlyMap<string, Notice[]>> {
  const { judgedOn: today, calendar } = chase.snapshot;
  const told: { person: string; notice: Notice }[] = [];
  for (const period of RHYTHMS.flatMap((rhythm) =>
    lastPeriods(periodAt(rhythm, today, calendar), calendar),
  )) {
    const steps = stepsOn(period, { today, ...chase }, calendar);
    if (steps.length === 0) continue;
    for (const { cluster, stood } of await standingsIn((day) => snapshots.at(day), period, today)) {
      if (stood.standing !== 'overdue' && stood.standing !== 'missed') continue;
      // Whose it is today: it may have been handed on since.
      const now = chase.snapshot.byCode.get(cluster.code);
      if (!now) continue;
      for (const step of steps)
        for (const person of toldOf(step, now, chase))
          told.push({ person, notice: ofMissing(named(now.row), period, KIND[step]) });
    }
  }
  return new Map(
    [...groupBy(told, ({ person }) => person)].map(([person, list]) => [
      person,
      list.map(({ notice }) => notice),
    ]),
  );
}

/** The one that runs, the one before, and the one that may have closed last. */
function lastPeriods(now: Period, calendar: Calendar): Period[] {
  const before = periodBefore(now, calendar);
  return [periodBefore(before, calendar), before, now];
}

/**
 * Who is told of a missing report. Where nobody of the committee can sign in it goes on to the department at once: what
 * nobody can read is no notice.
 */
function toldOf(step: ChaseStep, cluster: SnapshotCluster, { snapshot, accounts }: Chase): string[] {
  const canRead = (person: string | undefined) => person !== undefined && accounts.has(person);
  const officer = (mover: 'local_committee' | 'department') =>
    responsibleFor(snapshot.directory, cluster, mover)?.personId;
  if (step === 'owner') return ownersOf(accounts, cluster.code);
  const found =
    step === 'committee' && canRead(officer('local_committee'))
      ? officer('local_committee')
      : officer('department');
  return found !== undefined && canRead(found) ? [found] : [];
}

/** Made once for each pass: of ten thousand clusters each is looked up. */
const owners = new WeakMap<object, Map<string, string[]>>();

function ownersOf(accounts: ReadonlyMap<string, Account>, code: string): string[] {
  const known = owners.get(accounts);
  if (known) return known.get(code) ?? [];
  const made = new Map<string, string[]>();
  for (const [person, { actor }] of accounts)
    if (actor.role === 'project_manager')
      for (const held of actor.clusters) made.set(held, [...(made.get(held) ?? []), person]);
  owners.set(accounts, made);
  return made.get(code) ?? [];
}

const distinct = (notices: readonly Notice[]): Notice[] => [
  ...new Map(notices.map((notice) => [`${notice.kind} ${notice.about}`, notice])).values(),
];
