import type { Lang } from '../../../shared/i18n/format.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../shared/reading/reading.ts';
import type { Ground } from '../../../shared/register/ground.ts';
import type { IdentitySaid, KnownUnit } from '../../../shared/register/identity.ts';
import type { Identity, Kind, UnitSpan } from '../../../shared/register.ts';
import { decisionOf, type TypedDecision } from '../../commands/decision-fields.tsx';
import { named } from '../../commands/use-paper.ts';

/** What the forms of the register hold as it is typed, and what they say. */

export type TypedGround = TypedDecision & { basis: string; evidence: string; paper: string; note: string };

export const emptyGround = (today: string, issuer: string): TypedGround => ({
  basis: 'decision',
  number: '',
  noNumber: false,
  day: today,
  issuer,
  evidence: '',
  paper: '',
  note: '',
});

const isKind = (basis: string): basis is DocumentKind => DOCUMENT_KINDS.some((kind) => kind === basis);

export function groundSaid({ basis, evidence, paper, note, ...decision }: TypedGround): Ground {
  return {
    ...(isKind(basis)
      ? {
          document: {
            kind: basis,
            ...decisionOf(decision),
            ...(evidence === '' ? {} : { evidence }),
            ...named({ paper }),
          },
        }
      : {}),
    ...(note.trim() === '' ? {} : { note }),
  };
}

export type TypedIdentity = {
  nameVi: string;
  place: string;
  kind: string;
  mountain: boolean;
  district: string;
  commune: string;
  hasPosition: boolean;
  lat: string;
  lon: string;
  precision: string;
  /** Codes of clusters that it is not, by commas. */
  otherThan: string;
};

export const NEW_IDENTITY: TypedIdentity = {
  nameVi: '',
  place: '',
  kind: 'industrial',
  mountain: false,
  district: '',
  commune: '',
  hasPosition: false,
  lat: '',
  lon: '',
  precision: 'commune',
  otherThan: '',
};

/** A coordinate keeps all its places. */
const coordinateText = (value: number | null, lang: Lang): string =>
  value === null ? '' : lang === 'vi' ? String(value).replace('.', ',') : String(value);

export function identityTyped(
  identity: Identity,
  { units, known, lang }: { units: readonly UnitSpan[]; known: readonly KnownUnit[]; lang: Lang },
): TypedIdentity {
  const unitOf = (level: KnownUnit['level']) =>
    units.find(({ unitCode }) => known.some((unit) => unit.code === unitCode && unit.level === level))
      ?.unitCode ?? '';
  return {
    nameVi: identity.nameVi,
    place: identity.place,
    kind: identity.kind,
    mountain: identity.mountain === true,
    district: unitOf('district'),
    commune: unitOf('commune'),
    hasPosition: identity.lat !== null,
    lat: coordinateText(identity.lat, lang),
    lon: coordinateText(identity.lon, lang),
    precision: identity.precision === 'none' ? 'commune' : identity.precision,
    otherThan: '',
  };
}

const numberOf = (text: string, lang: Lang): number => parseNumber(text, lang) ?? Number.NaN;

export function identitySaid(typed: TypedIdentity, lang: Lang): IdentitySaid {
  const others = typed.otherThan.split(',').filter(Boolean);
  return {
    nameVi: typed.nameVi,
    place: typed.place.trim() === '' ? null : typed.place,
    kind: typed.kind as Kind,
    ...(typed.mountain ? { mountain: true as const } : {}),
    district: typed.district || null,
    commune: typed.commune || null,
    position: typed.hasPosition
      ? {
          lat: numberOf(typed.lat, lang),
          lon: numberOf(typed.lon, lang),
          precision: typed.precision as Exclude<Identity['precision'], 'none'>,
        }
      : null,
    ...(others.length === 0 ? {} : { otherThan: others }),
  };
}

/** A number that may be left open: null where nothing is typed, NaN where it is none. */
export const openNumber = (text: string, lang: Lang): number | null =>
  text.trim() === '' ? null : numberOf(text, lang);

/** A fact's value as it is stored, from how it is typed; the way back. */
export const valueSaid = (text: string, isNumber: boolean, lang: Lang): string =>
  isNumber ? String(parseNumber(text, lang) ?? text) : text;
export const valueTyped = (value: string, isNumber: boolean, lang: Lang): string =>
  isNumber && value !== '' && Number.isFinite(Number(value)) ? numberText(Number(value), lang) : value;
