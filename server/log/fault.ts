import type { Day } from '../../shared/day.ts';

/** Something that is wrong with the log or with what follows from it. */
export interface Fault {
  what:
    | 'gap'
    | 'altered'
    | 'unreadable'
    | 'stamp'
    | 'cut_off'
    | 'head'
    | 'day'
    | 'account'
    | 'root'
    | 'root_missing'
    | 'root_early'
    | 'root_elsewhere';
  /** What it is about: a stream, a table, or none for a root. */
  stream?: string;
  facet?: string;
  seq?: number;
  day?: Day;
}
