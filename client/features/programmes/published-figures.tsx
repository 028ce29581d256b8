import { useQuery } from '@tanstack/react-query';
import type { publishedFigures } from '../../../server/figures/read.ts';
import { formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { Provenance } from '../../ui/provenance.tsx';

type Figure = Awaited<ReturnType<typeof publishedFigures>>[number];

/** What sources have published about all clusters together; those that disagree stand beside each other. */
export function PublishedFigures() {
  const { t, lang, inLanguage } = useLanguage();
  const { param } = useAsOf();
  const { data: figures = [] } = useQuery(trpc.figures.list.queryOptions(param));
  if (figures.length === 0) return null;
  return (
    <section className="published-figures">
      <h2>{t.past.figures}</h2>
      <p className="muted">{t.past.figuresRule}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.past.what}</th>
            <th scope="col" className="number">
              {t.past.value}
            </th>
            <th scope="col">{t.past.statedFor}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.code}>
              <th scope="row">
                {inLanguage(figure, 'name')}
                {figure.noteVi !== null && figure.noteEn !== null && (
                  <small className="muted">{lang === 'vi' ? figure.noteVi : figure.noteEn}</small>
                )}
              </th>
              <td className="number">
                <Value figure={figure} />
              </td>
              <td>
                {formatEdtf(figure.statedFor, lang)}{' '}
                <Provenance provenance="sourced" source={figure.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ figure: { value, upTo, of, unit } }: { figure: Figure }) {
  const { t, lang } = useLanguage();
  const number = formatNumber(value, lang);
  const whole = upTo === null ? number : `${number}–${formatNumber(upTo, lang)}`;
  return t.past.unit[unit](of === null ? whole : t.past.outOf(whole, formatNumber(of, lang)));
}
