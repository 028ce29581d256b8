import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { useTitle } from '../ui/use-title.ts';

export function NotFound() {
  const { t } = useLanguage();
  useTitle(t.notFound.title);
  return (
    <div className="page page-narrow">
      <h1>{t.notFound.title}</h1>
      <p>{t.notFound.hint}</p>
      <Go to={paths.home} className="button button-main">
        {t.notFound.home}
      </Go>
    </div>
  );
}
