import { type Day, daysBetween, isDay } from '../day.ts';
import type { Identity, LocationPrecision } from '../register.ts';

/** Where a photograph was taken, as its device wrote it: degrees, WGS 84. */
export interface Place {
  lat: number;
  lon: number;
}

/** When, by the device's own clock; what its zone was is often not written, and then is not made up. */
export interface Taken {
  /** 'YYYY-MM-DDTHH:MM:SS', local to the device. */
  at: string;
  /** '+07:00'; null: unknown. */
  offset: string | null;
}

/**
 * How far a position of the register may be from the site, in km. None but the surveyed is the site's own: the others
 * are the middle of a unit.
 */
const UNCERTAIN_KM: Record<LocationPrecision, number | null> = {
  surveyed: 0.5,
  commune: 5,
  commune_from_name: 5,
  district: 15,
  none: null,
};

type Known = Pick<Identity, 'lat' | 'lon' | 'precision'>;

/** Where the register puts the site, and within how many km of it the site is. */
export interface Site extends Place {
  uncertain: number;
}

export function siteOf({ lat, lon, precision }: Known): Site | null {
  const uncertain = UNCERTAIN_KM[precision];
  return uncertain === null || lat === null || lon === null ? null : { lat, lon, uncertain };
}

/**
 * How far from the site a photograph was taken, as far as can be said. Never a verdict: `unknown` is not "fine", and
 * `near` says only that it is nearer than the site's own position is known.
 */
export type Distance =
  | { kind: 'unknown'; why: 'photo' | 'site' }
  | { kind: 'near'; within: number }
  | { kind: 'far'; km: number; uncertain: number };

export function distanceFrom(known: Known, place: Place | null): Distance {
  if (place === null) return { kind: 'unknown', why: 'photo' };
  const site = siteOf(known);
  if (site === null) return { kind: 'unknown', why: 'site' };
  const { uncertain } = site;
  const km = kilometresBetween(site, place);
  if (km <= uncertain) return { kind: 'near', within: uncertain };
  return { kind: 'far', km: km < 10 ? Math.round(km * 10) / 10 : Math.round(km), uncertain };
}

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle. */
export function kilometresBetween(a: Place, b: Place): number {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)];
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const EXIF_TIME = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/;
const OFFSET = /^[+-](0\d|1[0-4]):[0-5]\d$/;

/** What a device wrote, in our form; null for what is no time: cameras without a clock write zeros. */
export function takenFrom(time: unknown, offset: unknown): Taken | null {
  if (typeof time !== 'string') return null;
  const [, y, m, d, hh = '', mm = '', ss = '00'] = EXIF_TIME.exec(time) ?? [];
  const day = `${y}-${m}-${d}`;
  if (!isDay(day) || hh > '23' || mm > '59' || ss > '59') return null;
  return {
    at: `${day}T${hh}:${mm}:${ss}`,
    offset: typeof offset === 'string' && OFFSET.test(offset) ? offset : null,
  };
}

/** Null for what is no place on earth; 0, 0 is what devices write that have none. */
export function placeFrom(lat: unknown, lon: unknown): Place | null {
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return null;
  if (lat === 0 && lon === 0) return null;
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return { lat: round(lat), lon: round(lon) };
}

export const dayTaken = ({ at }: Taken): Day => at.slice(0, 10);

/** Days from when it was taken to when it was added, by the device's clock: negative where that clock was ahead. */
export const ageWhenAdded = (taken: Taken | null, addedOn: Day): number | null =>
  taken === null ? null : daysBetween(dayTaken(taken), addedOn);
