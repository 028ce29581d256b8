import { type Db, inTransaction } from '../server/db/open.ts';
import { unitCell } from '../server/db/schema.ts';
import { type Recording, recordNew } from '../server/log/record.ts';
import { createAccount } from '../server/people/write.ts';
import { PROVINCE } from '../server/province.ts';
import { type Day, instantInHanoi } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import { chunks } from '../shared/lists.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { streamOf } from '../shared/log/stream.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts';
import { chronicleOf } from './chronicle.ts';
import { type Stream, tell } from './cluster-stream.ts';
import {
  inventedName,
  investorPeople,
  officePeople,
  type SeedDuty,
  type SeedPeople,
  SINCE,
} from './people.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { readCells, readFacts, readFigures, readRegister, readStatements, readUnits } from './register.ts';
import { DEMO_START } from './reports.ts';
import { instantOf } from './story.ts';
import { TARGETS, withReading } from './targets.ts';
import { unitsSaid } from './units.ts';

/** The investor whose project manager has the demonstration account. */
const DEMO_INVESTOR = 'CTCP Đầu tư Phát triển Xây dựng Việt Nam (VINADIC, AMACCAO)';

/** Clusters written in one go. */
const TOGETHER = 20;

/** Load the demonstration into an empty database: the register as published, with an illustrative history. */
export async function loadDemonstration(
  db: Db,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const units = readUnits();
  const statements = readStatements();
  const rows = [...readRegister(), ...PLACEHOLDERS];
  const builders = investorPeople(
    rows.flatMap((row) => (row.investor ? [row.investor] : [])),
    units.filter(({ level, code }) => level === 'district' && rows.some((row) => row.districtCode === code)),
  );
  const known = { builders, facts: readFacts() };
  const told = rows.map((row) => tell(row, chronicleOf(row, statements), known));
  const offices = officePeople(units);
  const demoInvestor = builders.named.get(DEMO_INVESTOR) ?? '';
  const accounts = DEMO_ACCOUNTS.map(({ username, personId }) => ({
    username,
    personId: personId === 'p-investor-demo' ? `p-${demoInvestor}` : personId,
  }));
  await inTransaction(db, async (tx) => {
    await recordNew(tx, PROVINCE, [...unitStreams(units), ...targetStreams(), ...figureStreams()]);
    for (const cells of chunks(readCells(), 1000)) {
      await tx.insert(unitCell).values(cells.map((cell) => ({ provinceId: PROVINCE, ...cell })));
    }
    const duties = told.flatMap((cluster) => cluster.duties);
    await recordNew(tx, PROVINCE, [
      ...peopleStreams(offices, [], accounts),
      ...peopleStreams(builders, duties, accounts),
      administratorStream(accounts),
    ]);
    let done = 0;
    progress(done, told.length);
    for (const some of chunks(told, TOGETHER)) {
      await recordNew(
        tx,
        PROVINCE,
        some.map(({ stream }) => stream),
      );
      done += some.length;
      progress(done, told.length);
    }
    const now = instantOf(DEMO_START, 'accounts', 0);
    for (const { username, personId } of accounts) {
      await createAccount(tx, { personId, name: username, username, password: DEMO_PASSWORD }, now);
    }
  });
}

/** Recorded by the installation itself, on a day. */
const since = (day: Day, event: FacetEvent): Recording => ({ at: instantInHanoi(day, 0), by: null, event });

const unitStreams = (units: ReturnType<typeof readUnits>): Stream[] =>
  unitsSaid(units).map(({ code, event }) => ({
    stream: streamOf('unit', code),
    recordings: [since(SINCE, event)],
  }));

/** Targets are known from the day on which their document was published, and closed when the next plan came. */
const targetStreams = (): Stream[] =>
  TARGETS.map(({ code, closedOn, since: added, asPublished: _p, ...target }) => ({
    stream: streamOf('target', code),
    recordings: [
      since(lastDay(target.publishedOn), { type: 'target.recorded', target }),
      ...(added ? [since(added.on, { type: 'target.recorded', target: withReading(target, added) })] : []),
      ...(closedOn
        ? [since(closedOn, { type: 'target.recorded', target: { ...target, closed: true } })]
        : []),
    ],
  }));

const figureStreams = (): Stream[] =>
  readFigures().map(({ code, recordedOn, figure }) => ({
    stream: streamOf('figure', code),
    recordings: [since(recordedOn, { type: 'figure.recorded', figure })],
  }));

type Account = { username: string; personId: string };

function peopleStreams(
  { organisations, people, duties }: SeedPeople,
  more: readonly SeedDuty[],
  accounts: readonly Account[],
): Stream[] {
  return [
    ...organisations.map(({ id, ...organisation }) => ({
      stream: streamOf('organisation', id),
      recordings: [
        since(SINCE, { type: 'organisation.recorded', organisation: { ...organisation, closed: false } }),
      ],
    })),
    ...people.map(({ id, ...said }) => {
      const mine = [...duties, ...more].filter(({ personId }) => personId === id);
      return personStream(id, { ...said, provenance: 'illustrative' }, mine, accounts);
    }),
  ];
}

function personStream(
  id: string,
  person: object,
  duties: readonly SeedDuty[],
  accounts: readonly Account[],
): Stream {
  const account = accounts.find(({ personId }) => personId === id);
  // A duty is known from its first day on, but for those that begin after the demonstration's day.
  const knownOn = ({ validFrom }: SeedDuty) => (validFrom > DEMO_START ? DEMO_START : validFrom);
  const days = [...new Set(duties.map(knownOn))].sort();
  return {
    stream: streamOf('person', id),
    recordings: [
      since(SINCE, { type: 'person.recorded', person }),
      ...days.map((day) => {
        const assigned = duties
          .filter((duty) => knownOn(duty) === day)
          .map(({ personId: _p, ...duty }) => duty);
        const event = { type: 'person.assigned', duties: assigned };
        return since(day, event);
      }),
      ...(account
        ? [since(DEMO_START, { type: 'person.account', username: account.username, change: 'opened' })]
        : []),
    ],
  };
}

const administratorStream = (accounts: readonly Account[]): Stream =>
  personStream(
    'p-administrator',
    {
      name: inventedName('p-administrator'),
      titleVi: 'Quản trị hệ thống',
      titleEn: 'System administrator',
      organisationId: 'department',
      role: 'administrator',
      unitCode: null,
      provenance: 'illustrative',
    },
    [],
    accounts,
  );
