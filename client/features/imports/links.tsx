import { useState } from 'react';
import type { EnteredLink } from '../../../server/imports/people-act.ts';
import { PEOPLE_LINK_WORDS } from '../../../shared/i18n/imports.ts';
import { csvLines } from '../../../shared/tables/csv.ts';
import { tableOf } from '../../../shared/tables/table.ts';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { Notice } from '../../ui/parts.tsx';

const addressOf = ({ token }: EnteredLink): string => `${window.location.origin}${paths.welcome}#${token}`;

/** The links of a list of people that was entered: here they are seen once, to be copied, printed or saved. */
export function EnteredLinks({ links }: { links: readonly EnteredLink[] }) {
  const words = useRoomWords(PEOPLE_LINK_WORDS);
  const { lang } = useLanguage();
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = links.map((one) => `${one.name}\t${one.username}\t${addressOf(one)}`).join('\n');
  // Without https browsers give no clipboard at all.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const download = () => {
    const columns = [
      { head: words.name, kind: 'text' as const, width: 30, of: ({ name }: EnteredLink) => name },
      { head: words.username, kind: 'text' as const, width: 20, of: (one: EnteredLink) => one.username },
      { head: words.link, kind: 'text' as const, width: 80, of: addressOf },
    ];
    const lines = csvLines(tableOf(links, columns, { title: words.title, about: [] }), lang);
    const address = URL.createObjectURL(new Blob([...lines], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${words.file}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <section className="import-links">
      <h3>{words.title}</h3>
      <Notice tone="warn" title={words.once} />
      <div className="form-actions">
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </button>
        <button type="button" className="button" onClick={download}>
          {words.download}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      <p aria-live="polite">{copied === false && words.notCopied}</p>
      <div className="table-frame">
        <table className="import-plan">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.username}</th>
              <th scope="col">{words.link}</th>
            </tr>
          </thead>
          <tbody>
            {links.map((one) => (
              <tr key={one.username}>
                <th scope="row" lang="vi">
                  {one.name}
                </th>
                <td data-label={words.username}>{one.username}</td>
                <td data-label={words.link} className="import-link">
                  {addressOf(one)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
