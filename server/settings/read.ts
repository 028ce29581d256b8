import { audienceOf } from '../../shared/roles.ts';
import { withPart } from '../../shared/settings/command.ts';
import { effectOf, type Reclassed } from '../../shared/settings/effect.ts';
import { type SettingsEvent, settings } from '../../shared/settings/facet.ts';
import { type StoodPart, type ThresholdChange, thresholdHistory } from '../../shared/settings/history.ts';
import type { Context } from '../context.ts';
import { readLines } from '../log/read.ts';
import { settingsStream } from './stream.ts';

export interface ThresholdsShown {
  stream: string;
  version: number;
  parts: StoodPart[];
  /** The newest first. */
  history: ThresholdChange[];
}

/** The thresholds that hold today, each since when and why, and how they came to be. */
export async function thresholdsShown(ctx: Context): Promise<ThresholdsShown> {
  const stream = settingsStream(ctx);
  const key = { provinceId: ctx.provinceId, stream };
  const lines = await readLines(ctx.db, key, ctx.clock.today(), [settings.name]);
  const { parts, changes } = thresholdHistory(
    lines.map(({ event, recordedOn: on, by }) => ({ event: event as SettingsEvent, on, by })),
  );
  return { stream, version: lines.at(-1)?.seq ?? 0, parts, history: changes.reverse() };
}

export interface EffectShown {
  /** Clusters that are judged at all. */
  of: number;
  /** By code: the first of them. */
  clusters: (Reclassed & { name: string })[];
  /** How many there are. */
  total: number;
}

/** So many are named; the number tells of all. */
const NAMED = 100;

/**
 * What a proposed number would change in how today's clusters are judged; null for whoever does not read clusters from
 * within: asked for one number after the other, names and counts would tell how late each of them is.
 */
export async function effectShown(
  ctx: Context,
  proposed: Pick<Parameters<typeof withPart>[1], 'part' | 'numbers'>,
): Promise<EffectShown | null> {
  if (audienceOf(ctx.actor) !== 'internal') return null;
  const { clusters, byCode, thresholds, judgedOn } = await ctx.days.at(ctx.clock.today());
  const changed = effectOf(clusters, judgedOn, withPart(thresholds, proposed));
  return {
    of: clusters.length,
    clusters: changed
      .slice(0, NAMED)
      .map((one) => ({ ...one, name: byCode.get(one.code)?.days.register.nameVi ?? '' })),
    total: changed.length,
  };
}
