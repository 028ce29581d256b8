import { dayText, parseDayText } from '../../../shared/day-text.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { COMPONENTS, type Component } from '../../../shared/works/components.ts';
import type { Plan, PlanPoint, Weighting } from '../../../shared/works/events.ts';
import type { PlanWorksInput } from '../../../shared/works/plan-command.ts';
import { decisionOf, type TypedDecision } from '../../commands/decision-fields.tsx';

/** What the form of a plan holds: a line for each component that there can be, whether or not this cluster has it. */
export const PART_FIELDS = ['weight', 'approved', 'from', 'to', 'between'] as const;
export type PartField = (typeof PART_FIELDS)[number];
export type PlanFields = Record<`${Component}.${PartField}`, string> &
  Record<`${Component}.in`, boolean> &
  TypedDecision & { weighting: string; note: string };

/** The boxes as the plan in force has them; where there is none, all components, and nothing said of them. */
export function fieldsOf(plan: Plan | null, today: string, lang: Lang): PlanFields {
  const number = (value: number | null | undefined) => (value == null ? '' : numberText(value, lang));
  const parts = COMPONENTS.flatMap((component): [string, string | boolean][] => {
    const known = plan?.components.find((one) => one.component === component);
    const points = known?.points ?? [];
    return [
      [`${component}.in`, plan === null || known !== undefined],
      [`${component}.weight`, number(known?.weight)],
      [`${component}.approved`, number(known?.approvedVndBn)],
      [`${component}.from`, points[0]?.on ?? ''],
      [`${component}.to`, points.at(-1)?.on ?? ''],
      [`${component}.between`, betweenText(points.slice(1, -1), lang)],
    ];
  });
  return {
    ...Object.fromEntries(parts),
    weighting: plan?.weighting ?? 'capital',
    number: '',
    noNumber: false,
    day: today,
    issuer: '',
    note: '',
  } as PlanFields;
}

/** "30/06/2025 40 %; 31/12/2025 75 %" */
const betweenText = (points: readonly PlanPoint[], lang: Lang): string =>
  points.map(({ on, percent }) => `${dayText(on)} ${numberText(percent, lang)} %`).join('; ');

/** The way back; what cannot be read is sent as it was typed, for the schema to say so. */
export const readBetween = (text: string, lang: Lang): PlanPoint[] =>
  text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, day = part, percent = ''] = /^\s*(\S+?)\s*[:\s]\s*([\d.,]+)\s*%?\s*$/.exec(part) ?? [];
      return { on: parseDayText(day) ?? day.trim(), percent: parseNumber(percent, lang) ?? Number.NaN };
    });

export const chosenIn = (fields: PlanFields): Component[] =>
  COMPONENTS.filter((component) => fields[`${component}.in`]);

export function planSaidOf(fields: PlanFields, lang: Lang): PlanWorksInput['said'] {
  const number = (text: string) => (text.trim() === '' ? null : (parseNumber(text, lang) ?? Number.NaN));
  const weighting = fields.weighting as Weighting;
  const note = fields.note.trim();
  return {
    weighting,
    components: chosenIn(fields).map((component) => ({
      component,
      weight: weighting === 'stated' ? number(fields[`${component}.weight`]) : null,
      approvedVndBn: number(fields[`${component}.approved`]),
      points: [
        { on: fields[`${component}.from`], percent: 0 },
        ...readBetween(fields[`${component}.between`], lang),
        { on: fields[`${component}.to`], percent: 100 },
      ],
    })),
    ...decisionOf(fields),
    ...(note === '' ? {} : { note }),
  };
}
