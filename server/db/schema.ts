/** All tables, for drizzle and for the migration generator. */
export * from './tables/auth.ts';
export * from './tables/clusters.ts';
export * from './tables/history.ts';
export * from './tables/people.ts';
export * from './tables/programmes.ts';
export * from './tables/settings.ts';
export * from './tables/units.ts';
