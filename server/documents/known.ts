import { placesKnown } from '../../shared/reading/known.ts';
import type { Known } from '../../shared/reading/reading.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import type { Services } from '../context.ts';
import { knownUnits } from '../units/read.ts';

/** What a document's names are held against: the register and its units as they are known today. */
export async function knownToday({
  db,
  clock,
  snapshots,
  provinceId,
}: Pick<Services, 'db' | 'clock' | 'snapshots' | 'provinceId'>): Promise<Known> {
  const today = clock.today();
  const [{ clusters }, units] = await Promise.all([snapshots.at(today), knownUnits(db, provinceId, today)]);
  const nameOf = new Map(units.map(({ code, nameVi }) => [code, bareUnitName(nameVi)]));
  return {
    clusters: clusters.map(({ code, days: { register } }) => ({
      code,
      nameVi: register.nameVi,
      places: placesKnown(
        register.place,
        register.units.map(({ unitCode }) => nameOf.get(unitCode) ?? ''),
      ),
    })),
    units: units.map(({ nameVi, level, validFrom, validTo }) => ({ nameVi, level, validFrom, validTo })),
  };
}
