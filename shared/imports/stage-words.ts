import { MESSAGES } from '../i18n/messages.ts';
import { type MilestoneCode, STAGES, type Stage } from '../lifecycle.ts';
import { foldVietnamese } from '../text.ts';

/** Stages as tables tell them. What says that something has not happened tells no stage, but that it is still planned. */
const SHAPES: readonly [RegExp, Stage][] = [
  [/^(chua thanh lap|chua co quyet dinh thanh lap|trong quy hoach)/, 'plan'],
  [/^dang (lam|hoan thien|thuc hien) (thu tuc|ho so)( de nghi)? thanh lap/, 'establishment'],
  [/^(dang|da( di vao)?|da dua vao|da vao) (hoat dong|van hanh|khai thac)/, 'operating'],
  [/^(da )?hoan thanh( dau tu)?( xay dung)? (ha tang|hat)/, 'completed'],
  [/^(da khoi cong|dang (thi cong|xay dung|dau tu xay dung))/, 'construction'],
  [/^(da (co (quyet dinh|qd) )?thanh lap|dang chuan bi dau tu)/, 'preparation'],
];

/** What this program itself calls its stages. */
const OWN = new Map<string, Stage>();

function ownWords(): ReadonlyMap<string, Stage> {
  if (OWN.size === 0)
    for (const words of Object.values(MESSAGES))
      for (const stage of STAGES) OWN.set(foldVietnamese(words.stage[stage]), stage);
  return OWN;
}

/** Null: the text tells no stage. */
export function stageIn(text: string): Stage | null {
  const folded = foldVietnamese(text).replace(/\s+/g, ' ').trim();
  return ownWords().get(folded) ?? SHAPES.find(([shape]) => shape.test(folded))?.[1] ?? null;
}

/** The step that makes a stage what it is; null: none that a table could state alone. */
export const STEP_OF: Record<Stage, MilestoneCode | null> = {
  plan: null,
  establishment: null,
  preparation: 'established',
  construction: 'construction_started',
  completed: 'infrastructure_completed',
  operating: 'first_tenant',
  ended: null,
};
