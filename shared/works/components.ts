/**
 * The parts of a cluster's infrastructure, in the order in which they are built and listed; their words stand under
 * `works.component` in the dictionaries. The last of the built-in ones lies outside the fence and is mostly the State's to build.
 */
export const BUILT_COMPONENTS = [
  'levelling',
  'roads',
  'storm_drainage',
  'wastewater_collection',
  'wastewater_treatment',
  'water',
  'power',
  'lighting',
  'telecom',
  'fire',
  'greenery',
  'waste',
  'outside_connection',
] as const;
export type BuiltComponent = (typeof BUILT_COMPONENTS)[number];

/**
 * Places for components of the installation's own. Every rule, figure and list knows them as it knows the others; there is
 * none of them until the department has given it a name (shared/codes).
 */
export const FREE_COMPONENTS = [
  'own_1',
  'own_2',
  'own_3',
  'own_4',
  'own_5',
  'own_6',
  'own_7',
  'own_8',
] as const;

export const COMPONENTS = [...BUILT_COMPONENTS, ...FREE_COMPONENTS] as const;
export type Component = (typeof COMPONENTS)[number];

/**
 * What is told of the works. All of it is cumulative: `progress`, the per cent of the component that is done; `disbursed`,
 * VND billion paid for it; and what was paid for all together, where nobody tells it by component.
 */
export const MEASURES = ['progress', 'disbursed'] as const;
export type Measure = (typeof MEASURES)[number];
export type Figure = `${Component}.${Measure}` | 'disbursed';
export const FIGURES: readonly Figure[] = [
  ...COMPONENTS.flatMap((component) => MEASURES.map((measure) => `${component}.${measure}` as const)),
  'disbursed',
];
export type Figures = Partial<Record<Figure, number>>;

const PART = new Map(
  COMPONENTS.flatMap((component) => MEASURES.map((measure) => [`${component}.${measure}`, component])),
);
/** The component of which a figure tells; null for what is told of all together. */
export const componentOf = (figure: Figure): Component | null => PART.get(figure) ?? null;

/** Money to the hundred thousand, a per cent to its hundredth: sums of decimals leave dust. */
export const roundedVnd = (bn: number): number => Math.round(bn * 10_000) / 10_000;
export const roundedPercent = (percent: number): number => Math.round(percent * 100) / 100;

/** Without the dust of sums: all of everything is exactly all, whatever the weights. */
export const dustless = (value: number): number => Math.round(value * 1e9) / 1e9;

/** A per cent to its tenth for who reads it: what is nearly all is not all, what is little is not nothing. */
export function shownPercent(percent: number): number {
  const tenths = Math.round(percent * 10) / 10;
  if (percent < 100 && tenths >= 100) return 99.9;
  return percent > 0 && tenths <= 0 ? 0.1 : tenths;
}
