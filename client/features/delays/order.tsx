import { useId } from 'react';
import { DELAY_GROUPS, DELAY_SORTS, type Listing, pressed } from '../../../shared/delay-list.ts';
import { useLanguage } from '../../i18n.tsx';

interface Props {
  listing: Listing;
  onChange: (listing: Listing) => void;
}

/** Under which headings; and in which order, where the heads of the columns are not in sight. */
export function DelayOrderChoice({ listing, onChange }: Props) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <>
      <label className="choice" htmlFor={`${id}-group`}>
        <span>{t.late.groupBy}</span>
        <select
          id={`${id}-group`}
          value={listing.group ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ ...listing, group: DELAY_GROUPS.find((group) => group === value) })
          }
        >
          <option value="">{t.late.noGroups}</option>
          {DELAY_GROUPS.map((group) => (
            <option key={group} value={group}>
              {t.late.group[group]}
            </option>
          ))}
        </select>
      </label>
      <label className="choice choice-sort" htmlFor={`${id}-sort`}>
        <span>{t.late.sortBy}</span>
        <select
          id={`${id}-sort`}
          value={listing.sort?.by ?? ''}
          onChange={({ target: { value } }) => {
            const by = DELAY_SORTS.find((name) => name === value);
            onChange({ ...listing, sort: by && pressed(by, undefined) });
          }}
        >
          <option value="">{t.late.urgency}</option>
          {DELAY_SORTS.map((by) => (
            <option key={by} value={by}>
              {t.late.column[by]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
