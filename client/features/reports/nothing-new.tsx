import type { OpenPeriod } from '../../../server/reports/read.ts';
import { periodName } from '../../../shared/i18n/period-words.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import type { ReportContent } from '../../../shared/reports/facet.ts';
import { REPORT_TEXTS, type ReportText } from '../../../shared/reports/texts.ts';
import { client } from '../../api.ts';
import { Trouble } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useLanguage } from '../../i18n.tsx';

const SILENT = Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, null>;
const NOTHING: ReportContent = { nothing: true, ...SILENT, disbursed: null };

interface Props {
  code: string;
  name: string;
  period: OpenPeriod;
  /** The press: from here on it stays until its receipt is put away. */
  onSend: () => void;
  onDone: () => void;
}

/** One press: nothing has happened, and that is a report. */
export function NothingNew({ code, name, period, onSend, onDone }: Props) {
  const { t, lang } = useLanguage();
  const about = { stream: streamOf('cluster', code), key: period.code, version: period.version };
  const command = useCommand({ send: client.reports.file.mutate }, about, {
    version: period.version,
    drop: () => undefined,
  });
  const told = periodName(period, t, lang);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{t.report.saved(told)}</p>
      </Receipt>
    );
  }
  return (
    <>
      <Trouble command={command} verb={t.report.nothing} />
      <button
        type="button"
        className="button"
        aria-label={t.report.nothingFor(name, told)}
        disabled={command.saving || command.session === 'foreign'}
        onClick={() => {
          onSend();
          command.submit(NOTHING);
        }}
      >
        {command.saving ? t.form.saving : t.report.nothing}
      </button>
    </>
  );
}
