/** All tables, for drizzle and for the migration generator. */
export * from './tables/auth.ts';
export * from './tables/figures.ts';
export * from './tables/handover.ts';
export * from './tables/log.ts';
export * from './tables/milestones.ts';
export * from './tables/obstacles.ts';
export * from './tables/people.ts';
export * from './tables/register.ts';
export * from './tables/reminders.ts';
export * from './tables/reports.ts';
export * from './tables/settings.ts';
export * from './tables/targets.ts';
export * from './tables/units.ts';
