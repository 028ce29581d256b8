import { useNavigate } from 'react-router';
import { compareVietnamese } from '../../../shared/text.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { useCarry } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useUnits } from '../../session.ts';

interface Props {
  code: string;
  name: string;
  /** What is to be said of it. */
  finding: string;
}

/** The finding as a title; the name in it chooses another area. */
export function AreaTitle({ code, name, finding }: Props) {
  const { t, lang } = useLanguage();
  const { data: units = [] } = useUnits();
  const navigate = useNavigate();
  const carry = useCarry();
  const known = units.some((unit) => unit.code === code);
  const named = units
    .map((unit) => ({ code: unit.code, name: unitName(unit.nameVi, lang) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
  return (
    <h1 aria-label={`${name}: ${finding}`}>
      <span className="title-choice">
        {name}
        <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
          <path d="M1 1.500 6 6.500 11 1.500" />
        </svg>
        <select
          aria-label={t.area.choose}
          value={known ? code : ''}
          onChange={(event) => void navigate(carry(paths.unit(event.target.value)))}
        >
          {!known && <option value="">{name}</option>}
          {named.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unit.name}
            </option>
          ))}
        </select>
      </span>
      : {finding}
    </h1>
  );
}
