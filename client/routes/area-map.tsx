import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { UnitPage } from '../../server/units/scorecard.ts';
import { shortName } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { mapWords, useMapCards } from '../features/clusters/map-cards.tsx';
import { useAreaMap } from '../features/units/use-area-map.ts';
import { useCarry } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { CityMap } from '../map/lazy-map.tsx';
import { paths } from '../paths.ts';
import { useUnits } from '../session.ts';
import { settings } from '../settings.ts';

/** The class of areas in which nothing asks for attention. */
const PALE = 0;

/** The area by how many of its clusters are late. Of its neighbours nothing is known here: they are left pale. */
export function AreaMap({ page }: { page: UnitPage }) {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const carry = useCarry();
  const { data: units = [] } = useUnits();
  const names = useMemo(() => new Map(units.map((unit) => [unit.code, bareUnitName(unit.nameVi)])), [units]);
  const area = useAreaMap({ all: page.rows, rows: page.rows, chosen: 'late', names, start: null });
  const unitOf = (code: string | null) => (code && names.get(code)) || '';
  const cardOf = useMapCards({ rows: page.rows, labels: area?.labels, unitName: unitOf });
  const own = page.unit.code;
  const classes = useMemo(
    () => new Map([...(area?.classes ?? [])].map(([code, shade]) => [code, code === own ? shade : PALE])),
    [area, own],
  );
  if (!area || !page.validNow) return <section className="area-map" />;
  return (
    <section className="area-map">
      <CityMap
        key={`${page.unit.code} ${area.level}`}
        areas={area.areas}
        ground={area.ground}
        classes={classes}
        labels={area.labels}
        rows={page.rows}
        selected={null}
        chosenArea={page.unit.code}
        label={t.map.mapLabel}
        tiles={settings.tiles}
        view={null}
        focus={page.unit.code}
        nameOf={(row) => shortName(row.name, lang)}
        cardOf={cardOf}
        words={mapWords(t)}
        onSelect={(code) => void navigate(carry(paths.cluster(code)))}
        onArea={(code) => void navigate(carry(paths.unit(code)))}
      />
    </section>
  );
}
