import type { RegisterLine } from '../../../server/register/list.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

/** Clusters of the register by code, each a way to its page, where it is corrected. */
export function ClusterLines({ lines }: { lines: readonly RegisterLine[] }) {
  const { t, lang } = useLanguage();
  return (
    <ul className="plain-list register-lines">
      {lines.map(({ code, name, kind, unitName: unit, stage, investor }) => (
        <li key={code}>
          <Go to={paths.cluster(code)} className="register-line">
            <span className="register-code">{code}</span>
            <strong lang="vi">{name}</strong>
            <span className="muted">
              {unit === null ? t.app.unknown : unitName(unit, lang)} · {t.kind[kind]} · {t.stage[stage]}
              {investor !== null && (
                <>
                  {' · '}
                  <span lang="vi">{investor}</span>
                </>
              )}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
