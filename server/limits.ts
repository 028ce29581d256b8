/** Calls that may come in one request. */
export const BATCH_LIMIT = 12;
/** Room for a megabyte of text to reach the schema, which then says which field is too long. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
