/** What a report may tell of, in its order. */
export const REPORT_TEXTS = [
  'done',
  'clearance',
  'works',
  'legal',
  'tenants',
  'difficulties',
  'proposals',
  'next',
] as const;
export type ReportText = (typeof REPORT_TEXTS)[number];
