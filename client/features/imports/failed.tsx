import type { ErrorShape } from '../../../shared/errors.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';

/** What is told beside its field already. */
const AT_FIELD = /^(reading\.)?(note$|document\.)/;

/** Why it did not come about. */
export function Failed({ error }: { error: ErrorShape }) {
  const { t } = useLanguage();
  const [field] = error.fields;
  const isTold = field === undefined || AT_FIELD.test(field.field);
  return <Notice tone="error" title={isTold ? t.error[error.code] : t.issue[field.issue]} />;
}
