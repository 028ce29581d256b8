import type { ClusterRow } from '../../shared/cluster-row.ts';
import { isLate } from '../../shared/delay.ts';
import type { Stage } from '../../shared/lifecycle.ts';
import { STAGE_PATH, toneOf } from '../ui/glyphs.ts';
import type { Sheet } from './canvas-layer.ts';
import type { Sign } from './gather.ts';
import { type Palette, toneColour } from './palette.ts';
import type { Stamps } from './stamps.ts';

/** Everything that the canvas of signs shows. */
export interface Scene {
  signs: readonly Sign[];
  rows: readonly ClusterRow[];
  palette: Palette;
  /** Width of the sign of one cluster. */
  size: number;
  /** Cluster whose page or card is open. */
  selected: string | null;
  /** Cluster that a pointer is on, here or in the list. */
  lit: string | null;
  /** Written beside signs of one cluster, when one has come near. */
  nameOf: ((row: ClusterRow) => string) | null;
  /** Where signs that look alike are drawn once; without, each is drawn. */
  stamps?: Stamps;
}

/** Long-operating clusters are context: smaller than what is being built. */
const OPERATING = 0.62;

/** Width of the sign of one cluster, where that of a full one is `size`. */
export const singleWidth = (size: number, stage: Stage): number =>
  size * (stage === 'operating' ? OPERATING : 1);

const glyphs = new Map<Stage, Path2D>();
/** Glyphs are drawn in a box of 20 × 20. */
const BOX = 20;
const FONT = '"Be Vietnam Pro", system-ui, sans-serif';

export function paintSigns({ context, left, top, width, height }: Sheet, scene: Scene): void {
  const taken: Box[] = [];
  const inSight = scene.signs.filter(({ x, y }) => {
    const [dx, dy] = [x - left, y - top];
    return dx > -40 && dy > -40 && dx < width + 40 && dy < height + 40;
  });
  // The most urgent is drawn last, over the others.
  for (const sign of inSight.toReversed()) {
    context.save();
    context.translate(sign.x - left, sign.y - top);
    paintSign(context, sign, scene);
    context.restore();
    const half = sign.width / 2 + 1;
    taken.push({ left: sign.x - half, right: sign.x + half, top: sign.y - half, bottom: sign.y + half });
  }
  const { nameOf } = scene;
  if (nameOf === null) return;
  context.font = `500 12px ${FONT}`;
  context.textBaseline = 'middle';
  for (const sign of inSight) {
    const row = rowOf(sign, scene);
    if (row && sign.members.length === 1)
      writeName(context, { name: nameOf(row), sign, left, top }, scene, taken);
  }
}

const rowOf = ({ members }: Sign, { rows }: Scene): ClusterRow | undefined => rows[members[0] ?? -1];

function paintSign(context: CanvasRenderingContext2D, sign: Sign, scene: Scene): void {
  const codes = sign.members.map((member) => scene.rows[member]?.code);
  const ring = (code: string | null) => code !== null && codes.includes(code);
  const row = rowOf(sign, scene);
  if (!row) return;
  const isGathered = sign.members.length > 1;
  if (ring(scene.selected) || ring(scene.lit)) {
    context.beginPath();
    context.arc(0, 0, sign.width / 2 + 5, 0, 2 * Math.PI);
    context.lineWidth = ring(scene.selected) ? 3 : 2;
    context.strokeStyle = scene.palette.accent;
    context.fillStyle = scene.palette.paper;
    context.fill();
    context.stroke();
  }
  const { stamps, size } = scene;
  const draw = isGathered
    ? (on: CanvasRenderingContext2D) => paintGathered(on, sign, scene)
    : (on: CanvasRenderingContext2D) => paintSingle(on, row, scene);
  if (!stamps) draw(context);
  else if (isGathered) stamps.put(context, gatheredLook(sign, row, scene), draw);
  else stamps.put(context, { look: singleLook(row, size), width: 2 * size }, draw);
}

/** All that a sign's picture depends on. */
const singleLook = ({ stage, lateness, precision }: ClusterRow, size: number): string =>
  `${stage} ${toneOf(lateness, stage)} ${lateness === 'no_plan'} ${precision === 'district'} ${size}`;

function gatheredLook({ members }: Sign, { stage, lateness }: ClusterRow, { rows, size }: Scene) {
  const text = gatheredText(members.flatMap((member) => rows[member] ?? []));
  return { look: `${toneOf(lateness, stage)} ${text} ${size}`, width: gatheredWidth(size) + 6 };
}

function paintSingle(context: CanvasRenderingContext2D, row: ClusterRow, { palette, size }: Scene): void {
  const colour = toneColour(palette, toneOf(row.lateness, row.stage));
  const glyph = glyphOf(row.stage);
  if (row.precision === 'district') dottedRing(context, colour, size);
  const scale = singleWidth(size, row.stage) / BOX;
  context.scale(scale, scale);
  context.translate(-BOX / 2, -BOX / 2);
  context.lineJoin = 'round';
  // The casing keeps the sign apart from any ground.
  context.lineWidth = 3.2;
  context.strokeStyle = palette.casing;
  context.stroke(glyph);
  if (row.lateness === 'no_plan') {
    context.fillStyle = palette.casing;
    context.fill(glyph, 'evenodd');
    context.setLineDash([3, 2]);
    context.lineWidth = 1.4;
    context.strokeStyle = colour;
    context.stroke(glyph);
    return;
  }
  context.fillStyle = colour;
  context.fill(glyph, 'evenodd');
}

function glyphOf(stage: Stage): Path2D {
  const known = glyphs.get(stage) ?? new Path2D(STAGE_PATH[stage]);
  glyphs.set(stage, known);
  return known;
}

/** Where the place is known no better than to the district. */
function dottedRing(context: CanvasRenderingContext2D, colour: string, size: number): void {
  context.beginPath();
  context.arc(0, 0, size * 0.72, 0, 2 * Math.PI);
  context.setLineDash([1.5, 2.5]);
  context.lineWidth = 1.2;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

export const gatheredWidth = (size: number): number => size + 16;

/** How many, and how many of them are late: "4/12", in the colour of the most urgent. */
export function gatheredText(rows: readonly ClusterRow[]): string {
  const late = rows.filter(({ lateness }) => isLate(lateness)).length;
  return late > 0 ? `${late}/${rows.length}` : `${rows.length}`;
}

function paintGathered(context: CanvasRenderingContext2D, { members }: Sign, scene: Scene): void {
  const { palette, rows, size } = scene;
  const all = members.flatMap((member) => rows[member] ?? []);
  const [first] = all;
  if (!first) return;
  const [width, height] = [gatheredWidth(size), Math.max(18, size + 2)];
  context.beginPath();
  context.roundRect(-width / 2, -height / 2, width, height, height / 2);
  context.fillStyle = palette.paper;
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = toneColour(palette, toneOf(first.lateness, first.stage));
  context.stroke();
  context.fillStyle = palette.ink;
  context.font = `600 ${size < 16 ? 10.5 : 12}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(gatheredText(all), 0, 0.5);
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Name {
  name: string;
  sign: Sign;
  left: number;
  top: number;
}

/** A name stands right of its sign, or left of it, or is not written: never over a sign or another name. */
function writeName(
  context: CanvasRenderingContext2D,
  { name, sign, left, top }: Name,
  { palette, size }: Scene,
  taken: Box[],
): void {
  const width = context.measureText(name).width;
  const off = size / 2 + 4;
  const own = { top: sign.y - 8, bottom: sign.y + 8 };
  const places: (Box & { align: CanvasTextAlign; at: number })[] = [
    { ...own, left: sign.x + off, right: sign.x + off + width, align: 'left', at: sign.x + off },
    { ...own, left: sign.x - off - width, right: sign.x - off, align: 'right', at: sign.x - off },
  ];
  const free = places.find((place) => !taken.some((other) => overlaps(place, other)));
  if (!free) return;
  taken.push(free);
  context.textAlign = free.align;
  context.lineWidth = 3.5;
  context.lineJoin = 'round';
  context.strokeStyle = palette['area-0'];
  context.strokeText(name, free.at - left, sign.y - top);
  context.fillStyle = palette.ink;
  context.fillText(name, free.at - left, sign.y - top);
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
