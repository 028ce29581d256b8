import { z } from 'zod';
import { dayField } from '../../shared/fields.ts';
import { cancelSigningInput, signInput } from '../../shared/people/reorganisation-command.ts';
import { guarded, router } from '../trpc.ts';
import { passingPlan } from './read.ts';
import { cancelSigning, sign } from './write.ts';

const signing = guarded('reorganisation.sign');

/** What passes from units that end to those that take their place. */
export const reorganisationRouter = router({
  plan: signing
    .input(z.object({ day: dayField.optional() }))
    .query(({ ctx, input }) => passingPlan(ctx, input.day)),
  sign: signing.input(signInput).mutation(({ ctx, input }) => sign(ctx, input)),
  cancel: signing.input(cancelSigningInput).mutation(({ ctx, input }) => cancelSigning(ctx, input)),
});
