import { useLanguage } from '../i18n.tsx';
import { Provenance } from './provenance.tsx';

export interface Mover {
  organisationVi: string;
  organisationEn: string;
  person?: string | null;
  titleVi: string;
  titleEn: string;
  illustrative: boolean;
}

/** An agency and a person: whose move it is. Says so when nobody is on record. */
export function WhoseMove({ mover }: { mover: Mover | null }) {
  const { t, inLanguage } = useLanguage();
  if (!mover) return <span className="defect">{t.cluster.nobody}</span>;
  return (
    <span className="mover">
      <span>{inLanguage(mover, 'organisation')}</span>
      {mover.person && (
        <span className="muted">
          {[mover.person, inLanguage(mover, 'title')].filter(Boolean).join(' · ')}{' '}
          {mover.illustrative && <Provenance provenance="illustrative" />}
        </span>
      )}
    </span>
  );
}
