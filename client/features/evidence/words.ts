import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { type Distance, dayTaken } from '../../../shared/evidence/place.ts';
import { formatDay, formatNumber, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';

/** When it was taken, as far as the file says: the device's own clock, and what is not known of it. */
export function takenWords(
  { taken, age }: Pick<EvidenceShown, 'taken' | 'age'>,
  t: Messages,
  lang: Lang,
): string {
  const { evidence: words } = t;
  if (taken === null) return words.takenUnknown;
  const at = words.taken(taken.at.slice(11, 16), formatDay(dayTaken(taken), lang));
  const zone = taken.offset === null ? words.zoneUnknown : words.zone(taken.offset);
  return `${at}${zone}${age === null ? '' : `; ${words.age(age)}`}`;
}

/** How far from the site, as a number and never as a verdict. */
export function distanceWords(distance: Distance, { evidence: words }: Messages, lang: Lang): string {
  switch (distance.kind) {
    case 'unknown':
      return distance.why === 'photo' ? words.placeUnknown : words.siteUnknown;
    case 'near':
      return words.near(formatNumber(distance.within, lang));
    case 'far':
      return words.far(formatNumber(distance.km, lang, 1), formatNumber(distance.uncertain, lang));
  }
}

/** The same in the fewest words. */
export function distanceShort(distance: Distance, { evidence: words }: Messages, lang: Lang): string {
  switch (distance.kind) {
    case 'unknown':
      return distance.why === 'photo' ? words.placeUnknownShort : words.siteUnknownShort;
    case 'near':
      return words.nearShort(formatNumber(distance.within, lang));
    case 'far':
      return words.farShort(formatNumber(distance.km, lang, 1));
  }
}

/** What a picture shows, for those who do not see it. */
export const altOf = (
  { caption, taken }: Pick<EvidenceShown, 'caption' | 'taken'>,
  t: Messages,
  lang: Lang,
) =>
  taken === null ? t.evidence.altUndated(caption) : t.evidence.alt(caption, formatDay(dayTaken(taken), lang));
