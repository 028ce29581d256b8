import { ApiError } from '../failure.ts';

/** Files have no door at the server yet. */
export const carryFile = (): Promise<string> =>
  Promise.reject(new ApiError({ code: 'NOT_FOUND', fields: [] }));
