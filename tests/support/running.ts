import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { streamOf } from '../../shared/log/stream.ts';
import { command } from './access.ts';
import { PAPER_CALLS } from './papers.ts';
import { type Caller, OWN, PERSONS, type Person } from './services.ts';

/** What is asked and said in the rooms from which the register is run, and who may. */

const DECISION = { number: '1', day: '2025-03-28', issuer: 'UBND Thành phố' };
const why = { note: 'Đính chính theo hồ sơ' };
const identity = {
  nameVi: 'Cụm công nghiệp Thôn Thử',
  place: 'Thôn Thử',
  kind: 'industrial' as const,
  district: '017',
  commune: null,
  position: null,
};
const ofRegister = <S>(code: string, said: S) => ({
  ...command(code),
  key: 'register' as const,
  said: { ...said, ...why },
});
/** Commands about the register itself. */
export const registered = {
  /** A new cluster: nothing stands that it could conflict with, so it is about one that is there. */
  entered: (code: string) =>
    ofRegister(code, { ...identity, areaHa: null, investor: null, establishes: false }),
  corrected: (code: string) => ofRegister(code, identity),
  facts: (code: string) =>
    ofRegister(code, {
      facts: [
        {
          id: 'workers',
          field: 'workers' as const,
          value: '10',
          statedFor: null,
          provenance: 'reported' as const,
          source: null,
        },
      ],
    }),
  factWithdrawn: (code: string) => ofRegister(code, { fact: 'area_ha' }),
  started: (code: string) =>
    ofRegister(code, { organisation: 'investor-13', began: '2020-01-01', from: '2020-02-01' }),
  parties: (code: string) => ofRegister(code, { investor: null, from: '2025-03-31' }),
  phased: (code: string) =>
    ofRegister(code, { phases: [{ name: 'Giai đoạn 1', areaHa: 9, decision: null, decidedOn: null }] }),
  merged: (code: string) => ofRegister(code, { into: 'HN-012' }),
  ended: (code: string) => ({
    ...command(code),
    key: 'revoked' as const,
    said: { effective: '2025-03-31', document: DECISION },
  }),
  expanded: (code: string) => ({
    ...command(code),
    key: 'expansion_decided' as const,
    said: { addedHa: 5, totalHa: 30, start: null, completion: null, document: DECISION },
  }),
  scheduled: (code: string) => ({
    ...command(code),
    key: 'schedule' as const,
    said: {
      dates: [{ milestone: 'infrastructure_completed' as const, date: '2026' }],
      document: DECISION,
    },
  }),
};

/** A file that nobody has opened. */
const NO_TABLE = { sha256: '0'.repeat(64), sheet: 0, head: { top: 0, bottom: 0 }, columns: [] };

type Calls = Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }>;

export const REGISTER_CALLS: Calls = {
  'clusters.merged': {
    call: (c) => c.clusters.merged({}),
    may: ['public', ...(Object.keys(PERSONS) as (keyof typeof PERSONS)[])],
  },
  // A code that is taken is refused as such: nobody chooses between two clusters.
  'register.choices': { call: (c) => c.register.choices(), may: ['department'] },
  'register.of': { call: (c) => c.register.of({ code: OWN }), may: ['department'] },
  'register.list': { call: (c) => c.register.list({}), may: ['department'] },
  'register.suspects': {
    call: (c) => c.register.suspects({ name: 'Liên Hà', place: '', units: [], except: null }),
    may: ['department'],
  },
  'register.enter': { call: (c) => c.register.enter(registered.entered(OWN)), may: ['department'] },
  'register.correct': { call: (c) => c.register.correct(registered.corrected(OWN)), may: ['department'] },
  'register.facts': { call: (c) => c.register.facts(registered.facts(OWN)), may: ['department'] },
  'register.withdrawFact': {
    call: (c) => c.register.withdrawFact(registered.factWithdrawn(OWN)),
    may: ['department'],
  },
  'register.investorStart': {
    call: (c) => c.register.investorStart(registered.started(OWN)),
    may: ['department'],
  },
  'register.parties': { call: (c) => c.register.parties(registered.parties(OWN)), may: ['department'] },
  'register.phases': { call: (c) => c.register.phases(registered.phased(OWN)), may: ['department'] },
  'register.merge': { call: (c) => c.register.merge(registered.merged(OWN)), may: ['department'] },
  'register.end': { call: (c) => c.register.end(registered.ended(OWN)), may: ['department'] },
  'register.expand': { call: (c) => c.register.expand(registered.expanded(OWN)), may: ['department'] },
  'milestones.setSchedule': {
    call: (c) => c.milestones.setSchedule(registered.scheduled(OWN)),
    may: ['department'],
  },
  'imports.list': { call: (c) => c.imports.list(), may: ['department', 'administrator'] },
  'imports.check': { call: (c) => c.imports.check({ reading: NO_TABLE }), may: ['department'] },
  'imports.enter': {
    call: (c) => c.imports.enter({ reading: NO_TABLE, request: uuidv7(), rows: [{ row: 1, stands: 0 }] }),
    may: ['department'],
  },
  'imports.progress': {
    call: (c) => c.imports.progress({ request: uuidv7() }),
    may: ['department', 'administrator'],
  },
  'imports.cancel': {
    call: (c) => c.imports.cancel({ request: uuidv7() }),
    may: ['department', 'administrator'],
  },
  'imports.undo': {
    call: (c) => c.imports.undo({ id: uuidv7(), note: 'Nhập nhầm', request: uuidv7() }),
    may: ['department', 'administrator'],
  },
};

/** What the department says of one cluster of the register. */
export const REGISTER_COMMANDS: Record<string, (caller: Caller, code: string) => Promise<unknown>> = {
  'register.correct': (c, code) => c.register.correct(registered.corrected(code)),
  'register.facts': (c, code) => c.register.facts(registered.facts(code)),
  'register.withdrawFact': (c, code) => c.register.withdrawFact(registered.factWithdrawn(code)),
  'register.investorStart': (c, code) => c.register.investorStart(registered.started(code)),
  'register.parties': (c, code) => c.register.parties(registered.parties(code)),
  'register.phases': (c, code) => c.register.phases(registered.phased(code)),
  'register.merge': (c, code) => c.register.merge(registered.merged(code)),
  'register.end': (c, code) => c.register.end(registered.ended(code)),
  'register.expand': (c, code) => c.register.expand(registered.expanded(code)),
  'milestones.setSchedule': (c, code) => c.milestones.setSchedule(registered.scheduled(code)),
};

/** What an administrator says of accounts, and who runs the register of agencies. */
const account = (id: string) => ({
  ...command(OWN),
  stream: streamOf('person', id),
  key: 'account' as const,
  said: {},
});
const AN = {
  name: 'Nguyễn Văn An',
  title: '',
  role: 'department' as const,
  organisation: 'department',
  unit: null,
};
const AGENCY = { kind: 'investor' as const, nameVi: 'Công ty', nameEn: '', unit: null, closed: false };
const agency = (id: string) => ({
  ...command(OWN),
  stream: streamOf('organisation', id),
  key: 'agency' as const,
  said: AGENCY,
});
export const MANAGING: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> = {
  ...PAPER_CALLS,
  'people.list': { call: (c) => c.people.list(), may: ['administrator'] },
  'people.create': {
    call: (c) => c.people.create({ ...account(uuidv4()), said: { ...AN, username: 'an.nguyen' } }),
    may: ['administrator'],
  },
  'people.give': {
    call: (c) => c.people.give({ ...account(PERSONS.manager), said: { username: 'an.nguyen' } }),
    may: ['administrator'],
  },
  'people.change': {
    call: (c) => c.people.change({ ...account(PERSONS.manager), said: AN }),
    may: ['administrator'],
  },
  'people.setTerm': {
    call: (c) => c.people.setTerm({ ...account(PERSONS.manager), said: { from: null, until: null } }),
    may: ['administrator'],
  },
  'people.reset': { call: (c) => c.people.reset(account(PERSONS.manager)), may: ['administrator'] },
  'people.lock': { call: (c) => c.people.lock(account(PERSONS.manager)), may: ['administrator'] },
  'people.endSessions': {
    call: (c) => c.people.endSessions(account(PERSONS.manager)),
    may: ['administrator'],
  },
  'agencies.list': { call: (c) => c.agencies.list(), may: ['department', 'administrator'] },
  'agencies.add': { call: (c) => c.agencies.add(agency(uuidv4())), may: ['department', 'administrator'] },
  'agencies.change': {
    call: (c) => c.agencies.change(agency('investor-01')),
    may: ['department', 'administrator'],
  },
  'begin.state': { call: (c) => c.begin.state(), may: ['department', 'administrator'] },
  'begin.load': {
    call: (c) => c.begin.load({ clusters: true, targets: true }),
    may: ['department', 'administrator'],
  },
  'begin.progress': { call: (c) => c.begin.progress(), may: ['department', 'administrator'] },
};
