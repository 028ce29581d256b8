import { z } from 'zod';

const positive = z.int().min(1).max(3660);
const withBasis = { basisVi: z.string(), basisEn: z.string() };

/** The numbers by which lateness is judged, each with the text it rests on. Set by the city; as-of like all else. */
export const thresholdsSchema = z.object({
  /** A slip up to this many days is a risk, more is late. */
  atRisk: z.object({ days: positive, ...withBasis }),
  /** This many months behind the approved schedule: the city may withdraw the project. */
  critical: z.object({ months: positive, ...withBasis }),
  /** Reporting rhythm in days, by the stage of a cluster. */
  report: z.object({ construction: positive, preparation: positive, ...withBasis }),
  /** How far ahead "what falls due" looks. */
  due: z.object({ days: positive, ...withBasis }),
  /**
   * A forecast later than the original schedule by more than `forecast` days needs a higher approver; a date that passed
   * without its milestone is explained after `explain` working days.
   */
  discipline: z
    .object({ forecast: positive, explain: positive, ...withBasis })
    .default(() => THRESHOLDS.discipline),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

const WORKING = {
  basisVi: 'Quy ước làm việc của Sở Công Thương',
  basisEn: 'Working definition of the Department of Industry and Trade',
};

/** What holds until the city sets something else. */
export const THRESHOLDS: Thresholds = {
  atRisk: { days: 90, ...WORKING },
  critical: {
    months: 12,
    basisVi: 'Quyết định 33/2022/QĐ-UBND',
    basisEn: 'Decision 33/2022/QĐ-UBND',
  },
  report: { construction: 7, preparation: 31, ...WORKING },
  due: { days: 90, ...WORKING },
  discipline: { forecast: 30, explain: 5, ...WORKING },
};
