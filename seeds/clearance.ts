import { v5 as uuidv5 } from 'uuid';
import type { ClearanceEvent } from '../shared/clearance/events.ts';
import { type Figures, type Pending, type PendingCause, rounded } from '../shared/clearance/figures.ts';
import { addDays, type Day, daysBetween } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { Mover } from '../shared/lifecycle.ts';
import type { Chronicle } from './chronicle.ts';
import { courseOfClearance, type Shares } from './clearance-course.ts';
import { workday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import type { StatedFact } from './register.ts';
import { DEMO_START } from './reports.ts';

/**
 * Site clearance of the demonstration: made up, and marked so, along what the milestones and the sources say; what a
 * source states about households keeps its source. Shares that a source gives without saying of which area are met by
 * what is made up, and are not taken for figures of their own.
 */
export interface ClearanceChapter {
  day: Day;
  by: Mover;
  event: ClearanceEvent;
}

interface Known {
  code: string;
  areaHa: string | null;
  facts: readonly StatedFact[];
}

/** Two sources disagree whether its site is cleared: nothing is made up between them. */
const DISPUTED = new Set(['HN-054']);

const illustrative = { provenance: 'illustrative' } as const;
const NAMESPACE = 'b1c1f2f5-6a54-4f5e-8d0b-6d8c1a0c2f11';

/** What happens with the site of one of the 43 clusters. */
export function clearanceOf(known: Known, chronicle: Chronicle): ClearanceChapter[] {
  const { code, facts } = known;
  if (!chronicle.course || DISPUTED.has(code)) return [];
  const random = randomFrom(`clearance ${code}`);
  const stated = statedHouseholds(facts);
  const percent = facts.find(({ field }) => field === 'clearance_pct');
  const shares = courseOfClearance(chronicle, {
    random,
    stated: percent && { on: lastDay(percent.statedFor ?? DEMO_START), share: Number(percent.value) / 100 },
    notBefore: stated[0]?.day ?? null,
  });
  if (shares === null) return stated;
  const site = siteOf(known, random);
  return [...stated, ...reportsOf(site, shares, random), ...tranchesOf(site, shares, random)].filter(
    ({ day }) => day < DEMO_START,
  );
}

const HOUSEHOLD_FACTS = {
  households: 'toClearHouseholds',
  household_plans: 'approvedHouseholds',
  households_paid: 'paidHouseholds',
} as const;

/** What sources state of households, one entry for each source and day. */
function statedHouseholds(facts: readonly StatedFact[]): ClearanceChapter[] {
  const chapters = new Map<string, ClearanceChapter>();
  for (const { field, value, statedFor, recordedOn, source } of facts) {
    if (!(field in HOUSEHOLD_FACTS)) continue;
    const figure = HOUSEHOLD_FACTS[field as keyof typeof HOUSEHOLD_FACTS];
    const date = statedFor ?? recordedOn;
    const known = chapters.get(`${date} ${source}`)?.event;
    const figures: Figures = {
      ...(known?.type === 'clearance.reported' ? known.figures : {}),
      [figure]: Number(value),
    };
    chapters.set(`${date} ${source}`, {
      day: recordedOn,
      // Taken over from the press: nobody here has reported it.
      by: 'department',
      event: { type: 'clearance.reported', date, figures, source, provenance: 'sourced' },
    });
  }
  return [...chapters.values()];
}

/** How large the site is, and how its figures go with the share that is handed over. */
interface Site {
  code: string;
  /** Null where no source states the area: then nobody reports hectares. */
  toClearHa: number | null;
  households: number;
  /** What a source has stated of households: never told anew, and never fallen short of. */
  stated: Figures;
  organisations: number;
  graves: number;
  vndBnPerHa: number;
  /** What of the area handed over can be used. */
  usable: number;
}

function siteOf({ code, areaHa, facts }: Known, random: Random): Site {
  // Where sources differ, the least of them: no more is cleared than was known of at the time.
  const areas = [areaHa, ...facts.filter(({ field }) => field === 'area_ha').map(({ value }) => value)];
  const known = areas.flatMap((ha) => (ha === null ? [] : Number(ha)));
  const area = known.length === 0 ? 0 : Math.min(...known);
  // Mostly a little less than the cluster, and here and there with the road that leads to it.
  const part = random.chance(0.15) ? 1 + random.next() * 0.03 : 0.93 + random.next() * 0.07;
  const stated: Figures = {};
  for (const { event } of statedHouseholds(facts)) {
    if (event.type === 'clearance.reported') Object.assign(stated, event.figures);
  }
  const drawn = Math.round((area || random.between(6, 16)) * (9 + random.next() * 9));
  return {
    code,
    toClearHa: area > 0 ? Math.round(area * part * 100) / 100 : null,
    households: stated.toClearHouseholds ?? drawn,
    stated,
    organisations: random.between(1, 5),
    graves: random.chance(0.6) ? random.between(8, 140) : 0,
    vndBnPerHa: 2.4 + random.next() * 1.8,
    usable: 0.86 + random.next() * 0.14,
  };
}

/** All figures when so much is handed over: what is planned and paid is ahead of it. */
function figuresAt(site: Site, share: number) {
  const { toClearHa, households, stated, graves, vndBnPerHa, usable } = site;
  const [approved, paid] = [Math.min(1, share * 1.08 + 0.16), Math.min(1, share * 1.04 + 0.05)];
  const part = (of: number) => (toClearHa === null ? null : Math.floor(of * toClearHa * 100 + 1e-6) / 100);
  const bn = (of: number) => Math.round(of * (toClearHa ?? 0) * vndBnPerHa * 10) / 10;
  const [planned, done, clean] = [part(approved), part(share), part(share * (share === 1 ? 1 : usable))];
  return {
    given: {
      ...(done === null || clean === null ? {} : { handedOverHa: done, cleanHa: clean }),
      handedOverHouseholds: Math.floor(households * share + 1e-6),
    },
    money: {
      ...(planned === null ? {} : { approvedHa: planned, paidHa: part(paid) ?? 0 }),
      approvedHouseholds: Math.max(Math.floor(households * approved), stated.approvedHouseholds ?? 0),
      paidHouseholds: Math.max(Math.floor(households * paid), stated.paidHouseholds ?? 0),
      ...(toClearHa === null ? {} : { approvedVndBn: bn(approved), paidVndBn: bn(paid) }),
    },
    graves: { movedGraves: Math.floor(graves * Math.min(1, share * 1.1)) },
  };
}

function firstOf({ toClearHa, households, stated, organisations, graves }: Site): Figures {
  return {
    ...(toClearHa === null ? {} : { toClearHa }),
    ...(stated.toClearHouseholds === undefined ? { toClearHouseholds: households } : {}),
    toClearOrganisations: organisations,
    ...(graves > 0 ? { toClearGraves: graves } : {}),
  };
}

const WHY_LESS = 'Một phần diện tích đã bàn giao bị tái sử dụng trái phép, đang xử lý.';

/** Reports on uneven days; a few say more than the others, and some that less can be used than before. */
function reportsOf(site: Site, shares: Shares, random: Random): ClearanceChapter[] {
  let isPending = false;
  let clean = 0;
  return shares.days.map((date, i): ClearanceChapter => {
    const share = shares.at(date);
    const { given, money, graves } = figuresAt(site, share);
    const isLast = i === shares.days.length - 1;
    const isReoccupied =
      !isLast && share > 0.4 && share < 0.95 && given.cleanHa !== undefined && random.chance(0.05);
    const figures: Figures = {
      ...(i === 0 ? firstOf(site) : {}),
      ...(random.chance(i === 0 ? 0.5 : 0.7) || isLast ? money : {}),
      ...given,
      ...(site.graves > 0 && random.chance(0.5) ? graves : {}),
      ...(isReoccupied ? { cleanHa: rounded(Math.floor(clean * 90) / 100) } : {}),
    };
    const less = figures.cleanHa !== undefined && figures.cleanHa < clean;
    clean = figures.cleanHa ?? clean;
    // Once it was told it is told anew: what waits becomes less as the rest is handed over.
    isPending ||= isLast || random.chance(0.4);
    return {
      day: workday(addDays(date, random.between(1, 6))),
      by: random.chance(0.3) ? 'local_committee' : 'investor',
      event: {
        type: 'clearance.reported',
        date,
        figures,
        ...(isPending ? { pending: pendingAt(site, { share, date }) } : {}),
        ...(less ? { note: WHY_LESS } : {}),
        ...illustrative,
      },
    };
  });
}

/** Before the Land Law 2024 was passed nothing could wait for the change to it. */
const LAND_LAW_2024: Day = '2024-01-18';
const CAUSES: readonly PendingCause[] = [
  'compensation_price',
  'land_title',
  'resettlement_graves',
  'overlap',
  'land_law_transition',
];

/** Why the rest waits: one or two causes, the same over the years of one cluster. */
function pendingAt(
  { code, toClearHa, households }: Site,
  { share, date }: { share: number; date: Day },
): Pending[] {
  if (share === 1) return [];
  const random = randomFrom(`pending ${code}`);
  const first = random.between(0, 2);
  const causes = [CAUSES[first], CAUSES[first + random.between(1, 2)]].filter(
    (cause): cause is PendingCause =>
      cause !== undefined && (cause !== 'land_law_transition' || date >= LAND_LAW_2024),
  );
  const parts = [0.35 + random.next() * 0.3, 0.1 + random.next() * 0.2];
  return causes.flatMap((cause, i) => {
    const part = (parts[i] ?? 0) * (1 - share);
    const ha = toClearHa === null ? 0 : Math.floor(part * toClearHa * 100) / 100;
    const waiting = Math.floor(part * households);
    if (ha === 0 && waiting === 0) return [];
    return [{ cause, ...(ha > 0 ? { ha } : {}), ...(waiting > 0 ? { households: waiting } : {}) }];
  });
}

/** Land comes in tranches: the first before the start, what was cleared later in a second. */
function tranchesOf(site: Site, { granted, cleared, at }: Shares, random: Random): ClearanceChapter[] {
  const { toClearHa, code } = site;
  if (granted === null || toClearHa === null) return [];
  const tranche = (n: number, day: Day, areaHa: number): ClearanceChapter => ({
    day: workday(addDays(day, random.between(2, 6))),
    by: 'investor',
    event: {
      type: 'clearance.land_granted',
      id: uuidv5(`${code} ${n}`, NAMESPACE),
      form: 'lease',
      areaHa,
      // Said to be made up in the number itself: nobody may take it for a real decision.
      decision: {
        number: `Minh họa ${random.between(100, 990)}`,
        day,
        issuer: 'UBND Thành phố Hà Nội (minh họa)',
      },
      ...illustrative,
    },
  });
  const first = Math.floor(at(granted) * toClearHa * (0.9 + random.next() * 0.1) * 100) / 100;
  const later = cleared === null ? null : workday(addDays(cleared, random.between(50, 160)));
  const rest = rounded(toClearHa - first);
  const hasSecond = later !== null && later > granted && rest > 0 && daysBetween(later, DEMO_START) > 8;
  return [
    ...(first > 0 ? [tranche(1, granted, first)] : []),
    ...(hasSecond && random.chance(0.75) ? [tranche(2, later, rest)] : []),
  ];
}
