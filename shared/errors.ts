/**
 * The closed set of errors. A code travels from the rule to the screen and is translated there, by code;
 * `fields` say which input is meant. Nothing else about a failure reaches a client.
 */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID',
  'CONFLICT',
  'TOO_MANY',
  'TOO_LARGE',
  'UNAVAILABLE',
  'OUTDATED',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What can be wrong with one field. */
export const FIELD_ISSUES = [
  'required',
  'too_long',
  'markup',
  'not_a_choice',
  'date_impossible',
  'date_in_future',
  'date_in_past',
  'before_predecessor',
  'after_successor',
  'predecessor_missing',
  'already_happened',
  'behind',
  'cluster_ended',
  'nothing_to_confirm',
  'already_resolved',
  'not_resolved',
  'unchanged',
  'date_changed',
  'date_not_earlier',
  'forecast_lapsed',
  'no_forecast',
  'not_a_number',
  'not_whole',
  'negative',
  'too_large',
  'too_small',
  'thresholds_order',
  'out_of_calendar',
  'retired',
  'not_followed',
  'always_followed',
  'span_too_long',
  'more_than_whole',
  'less_than_part',
  'more_than_left',
  'larger_than_cluster',
  'figure_fell',
  'already_recorded',
  'period_closed',
  'less_than_before',
  'over_hundred',
  'not_planned',
  'weights_not_hundred',
  'points_order',
  'older_than_plan',
  'must_be_empty',
  'evidence_missing',
  'file_kind',
  'file_named_wrong',
  'file_heic',
  'file_unsafe',
  'file_too_large',
  'file_quota',
  'file_changed',
  'nothing_to_decide',
  'already_decided',
  'other_approver',
  'forecast_moved',
  'nothing_to_explain',
  'no_schedule',
  'already_paused',
  'not_paused',
  'not_later',
  'not_earlier',
  'still_held',
  'oneself',
  'leave_overlaps',
  'leave_too_long',
  'is_away',
  'stands_in',
  'already_assigned',
  'no_investor',
  'rung_reached',
  'rung_missing',
  'rung_not_reached',
  'before_rung',
  'after_rung',
  'later_rung',
  'later_supplement',
  'with_enterprise',
  'not_with_enterprise',
  'before_supplement',
  'before_return',
  'range_order',
  'target_closed',
  'target_open',
  'target_changed',
  'published_ahead',
  'area_outside',
  'not_the_sum',
  'suspected',
  'outside_city',
  'taken',
  'own_report',
  'still_absorbing',
  'merged',
  'file_gone',
  'paper_withdrawn',
  'file_not_sent',
  'cancelled',
  'already_undone',
  'built_on',
  'link_used',
  'name_taken',
  'not_now',
  'password_short',
  'password_easy',
  'password_wrong',
  'last_administrator',
  'register_there',
  'agency_in_use',
  'agency_there',
  'malformed',
] as const;
export type FieldIssue = (typeof FIELD_ISSUES)[number];

export interface FieldError {
  field: string;
  issue: FieldIssue;
  /** A value the message names: the predecessor's code, or a day. */
  detail?: string;
}

export interface ErrorShape {
  code: ErrorCode;
  fields: FieldError[];
  /** For CONFLICT: the version that stands now. */
  current?: unknown;
}

export class AppError extends Error {
  readonly shape: ErrorShape;
  constructor(code: ErrorCode, more: { fields?: FieldError[]; current?: unknown; cause?: unknown } = {}) {
    super(code, { cause: more.cause });
    this.name = 'AppError';
    this.shape = {
      code,
      fields: more.fields ?? [],
      ...(more.current === undefined ? {} : { current: more.current }),
    };
  }
}

export const invalid = (field: string, issue: FieldIssue, detail?: string): AppError =>
  new AppError('INVALID', { fields: [{ field, issue, ...(detail === undefined ? {} : { detail }) }] });

export const isFieldIssue = (text: string): text is FieldIssue =>
  (FIELD_ISSUES as readonly string[]).includes(text);

/** The name of a field from where a schema found it: what is said in a command is a field of the form itself. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .filter((part, i) => i > 0 || part !== 'said')
    .map(String)
    .join('.');
