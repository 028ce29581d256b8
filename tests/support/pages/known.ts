import { readRegister, readUnits } from '../../../seeds/register.ts';
import { placesKnown } from '../../../shared/reading/known.ts';
import type { Known } from '../../../shared/reading/reading.ts';
import { bareUnitName } from '../../../shared/unit-name.ts';

/** The published register as readings are held against it. */
export function knownRegister(): Known {
  const units = readUnits();
  const nameOf = new Map(units.map(({ code, nameVi }) => [code, bareUnitName(nameVi)]));
  return {
    clusters: readRegister().map(({ code, name, place, districtCode, communeCode }) => ({
      code,
      nameVi: name,
      places: placesKnown(place, [nameOf.get(districtCode ?? '') ?? '', nameOf.get(communeCode ?? '') ?? '']),
    })),
    units: units.map(({ nameVi, level, validFrom, validTo }) => ({ nameVi, level, validFrom, validTo })),
  };
}
