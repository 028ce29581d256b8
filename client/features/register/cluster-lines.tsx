import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useUnits } from '../../session.ts';

/** Clusters of the register by code, each a way to its page, where it is corrected. */
export function ClusterLines({ rows }: { rows: readonly ClusterRow[] }) {
  const { t, lang } = useLanguage();
  const { data: units = [] } = useUnits();
  const areaOf = (code: string | null) => {
    const unit = units.find((one) => one.code === code);
    return unit ? unitName(unit.nameVi, lang) : t.app.unknown;
  };
  return (
    <ul className="plain-list register-lines">
      {rows.map(({ code, name, kind, unit, stage }) => (
        <li key={code}>
          <Go to={paths.cluster(code)} className="register-line">
            <span className="register-code">{code}</span>
            <strong lang="vi">{name}</strong>
            <span className="muted">
              {areaOf(unit)} · {t.kind[kind]} · {t.stage[stage]}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
