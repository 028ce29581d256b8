import { MEANINGS } from './date-heads.ts';

/** What is wrong with one cell, told by row and column. */
export const CELL_PROBLEMS = [
  'not_a_number',
  'not_whole',
  'out_of_range',
  'not_a_date',
  'vague_date',
  'month_first',
  'two_digit_year',
  'date_impossible',
  'not_a_choice',
  'not_a_milestone',
  'not_a_component',
  'not_a_stage',
  'not_a_role',
  'unknown_unit',
  'ambiguous_unit',
  'legacy_letters',
  'fault',
  'not_computed',
  'too_long',
  'markup',
] as const;
export type CellProblem = (typeof CELL_PROBLEMS)[number];

/** What is asked once for a column, because its cells can be read in two ways. */
export const QUESTIONS = ['strokes', 'money', 'share', 'area', 'dates', 'stage'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What a question can be answered with. */
export const ANSWERS = {
  strokes: ['vi', 'en'],
  money: ['vnd_bn', 'vnd_mn', 'vnd_k', 'vnd'],
  share: ['percent', 'part'],
  area: ['ha', 'm2'],
  /** Of what has happened, or set by a decision. */
  dates: MEANINGS,
  /** Whether words of a remark tell the stage too. */
  stage: ['told', 'words'],
} as const satisfies Record<Question, readonly string[]>;
export type Answers = { [Q in Question]?: (typeof ANSWERS)[Q][number] };

/** A cell read, or why it is not. */
export type Read<T> = { value: T } | { empty: true } | { problem: CellProblem } | { asks: Question };

export const EMPTY = { empty: true } as const;
export const problem = (code: CellProblem) => ({ problem: code }) as const;
