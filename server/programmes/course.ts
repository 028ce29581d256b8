import type { Day } from '../../shared/day.ts';
import { amountOf } from '../../shared/programme.ts';
import { achievedOn } from '../../shared/programme-course.ts';
import type { Context } from '../context.ts';
import type { TargetCourse } from '../snapshot/course.ts';

/** A course as it is told of a day. */
export interface CourseTold extends Pick<TargetCourse, 'code' | 'steps'> {
  /** Since when it is counted by the rule that stands; null where no other stood before. */
  definedOn: Day | null;
}

/**
 * How the count of each target went, as it was known on each day up to the one looked at: public, like the counts
 * themselves. A target without a measurable criterion has none.
 */
export async function programmeCourses(ctx: Context, asOf: Day): Promise<CourseTold[]> {
  const today = ctx.clock.today();
  const { targets } = await ctx.days.at(asOf < today ? asOf : today);
  // Of the targets that hold on that day: what became of earlier ones is told elsewhere.
  const now = new Map(targets.map(({ target, count }) => [target.code, amountOf(target.metric, count)]));
  const courses = (await ctx.courses.untilToday()).filter(({ code }) => now.has(code));
  return courses.map(({ code, steps: all, redefined, remeasured }) => {
    // Clusters and hectares are no line of one drawing.
    const from = remeasured.findLast((day) => day <= asOf) ?? '';
    const steps = all.filter(({ day }) => day >= from);
    const definedOn = redefined.findLast((day) => day <= asOf) ?? null;
    if (asOf < today) return { code, definedOn, steps: steps.filter(({ day }) => day <= asOf) };
    const achieved = now.get(code) ?? 0;
    const isSame = achieved === achievedOn(steps, today);
    return { code, definedOn, steps: isSame ? steps : [...steps, { day: today, achieved }] };
  });
}
