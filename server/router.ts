import { ACTIONS } from '../shared/roles.ts';
import { agenciesRouter } from './agencies/router.ts';
import { assignmentsRouter } from './assignments/router.ts';
import { auditRouter } from './audit/router.ts';
import { beginRouter } from './begin/router.ts';
import { clearanceRouter } from './clearance/router.ts';
import { clustersRouter } from './clusters/router.ts';
import { devicesRouter } from './devices/router.ts';
import { disciplineRouter } from './discipline/router.ts';
import { documentsRouter } from './documents/router.ts';
import { evidenceRouter } from './evidence/router.ts';
import { figuresRouter } from './figures/router.ts';
import { importsRouter } from './imports/router.ts';
import { leavesRouter } from './leaves/router.ts';
import { liveRouter } from './log/router.ts';
import { milestonesRouter } from './milestones/router.ts';
import { obstaclesRouter } from './obstacles/router.ts';
import { papersRouter } from './papers/router.ts';
import { peopleRouter, sessionRouter } from './people/router.ts';
import { procedureRouter } from './procedure/router.ts';
import { programmesRouter } from './programmes/router.ts';
import { registerRouter } from './register/router.ts';
import { remindersRouter } from './reminders/router.ts';
import { reorganisationRouter } from './reorganisation/router.ts';
import { reportsRouter } from './reports/router.ts';
import { settingsRouter } from './settings/router.ts';
import { router } from './trpc.ts';
import { unitsRouter } from './units/router.ts';
import { workRouter } from './work/router.ts';
import { worksRouter } from './works/router.ts';

export const appRouter = router({
  session: sessionRouter,
  begin: beginRouter,
  people: peopleRouter,
  agencies: agenciesRouter,
  clusters: clustersRouter,
  milestones: milestonesRouter,
  obstacles: obstaclesRouter,
  imports: importsRouter,
  register: registerRouter,
  clearance: clearanceRouter,
  works: worksRouter,
  procedure: procedureRouter,
  reminders: remindersRouter,
  assignments: assignmentsRouter,
  leaves: leavesRouter,
  reorganisation: reorganisationRouter,
  audit: auditRouter,
  reports: reportsRouter,
  devices: devicesRouter,
  evidence: evidenceRouter,
  discipline: disciplineRouter,
  documents: documentsRouter,
  papers: papersRouter,
  programmes: programmesRouter,
  figures: figuresRouter,
  units: unitsRouter,
  work: workRouter,
  settings: settingsRouter,
  live: liveRouter,
});
export type AppRouter = typeof appRouter;

/** Refuses to start with a procedure that no action guards. */
export function assertAllGuarded(): void {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { meta?: { action?: string } } }
  >;
  for (const [path, procedure] of Object.entries(procedures)) {
    const action = procedure._def.meta?.action;
    if (!ACTIONS.some((known) => known === action)) throw new Error(`procedure ${path} has no rule`);
  }
}
