import type { Day } from '../../shared/day.ts';
import { achievedOn } from '../../shared/programme-course.ts';
import type { Context } from '../context.ts';
import type { TargetCourse } from '../snapshot/course.ts';

/**
 * How the count of each target went, as it was known on each day up to the one looked at: public, like the counts
 * themselves. A target without a measurable criterion has none.
 */
export async function programmeCourses(ctx: Context, asOf: Day): Promise<TargetCourse[]> {
  const today = ctx.clock.today();
  const { targets } = await ctx.days.at(asOf < today ? asOf : today);
  // Of the targets that hold on that day: what became of earlier ones is told elsewhere.
  const holds = new Set(targets.map(({ target }) => target.code));
  const courses = (await ctx.courses.untilToday()).filter(({ code }) => holds.has(code));
  if (asOf < today) {
    return courses.map(({ code, steps }) => ({ code, steps: steps.filter(({ day }) => day <= asOf) }));
  }
  const now = new Map(targets.map(({ target, count }) => [target.code, count.achieved.length]));
  return courses.map(({ code, steps }) => {
    const achieved = now.get(code) ?? 0;
    return {
      code,
      steps: achieved === achievedOn(steps, today) ? steps : [...steps, { day: today, achieved }],
    };
  });
}
