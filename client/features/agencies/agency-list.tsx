import { type ReactNode, useId, useState } from 'react';
import type { AgencyLine } from '../../../server/agencies/read.ts';
import { AGENCIES_WORDS } from '../../../shared/i18n/agencies.ts';
import { type AgenciesAsked, agencyKind, isFoundAgency } from '../../../shared/people/agencies-shown.ts';
import { ORGANISATION_KINDS } from '../../../shared/people/organisation.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Find } from '../../ui/find.tsx';
import { Field } from '../../ui/parts.tsx';
import { Provenance } from '../../ui/provenance.tsx';
import { AgencyForm } from './agency-form.tsx';

const AT_ONCE = 50;

interface Props {
  agencies: readonly AgencyLine[];
  /** How those that are shown are taken away. */
  renderDownload?: (asked: AgenciesAsked) => ReactNode;
}

export function AgencyList({ agencies, renderDownload }: Props) {
  const words = useRoomWords(AGENCIES_WORDS);
  const id = useId();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const [closedToo, setClosedToo] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  // What is being worked on stays in the list, with its receipt.
  const [opened, setOpened] = useState<string | null>(null);
  const asked = { q: text.trim(), kind: agencyKind(kind), closedToo };
  const isFound = isFoundAgency(asked);
  const found = agencies.filter((one) => one.id === opened || isFound(one));
  return (
    <section>
      <Find label={words.find} value={text} onChange={setText}>
        <Field id={`${id}-kind`} label={words.showKind}>
          <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{words.allKinds}</option>
            {ORGANISATION_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kind[one]}
              </option>
            ))}
          </select>
        </Field>
        <label className="people-tick">
          <input
            type="checkbox"
            checked={closedToo}
            onChange={(event) => setClosedToo(event.target.checked)}
          />
          {words.closedToo}
        </label>
      </Find>
      {found.length > 0 && renderDownload && <div className="people-taken">{renderDownload(asked)}</div>}
      {found.length === 0 && <p className="muted">{words.noneFound}</p>}
      <ul className="plain-list people-list">
        {found.slice(0, most).map((agency) => (
          <AgencyCard
            key={agency.id}
            agency={agency}
            isOpen={opened === agency.id}
            onOpen={(isOpen) => setOpened(isOpen ? agency.id : null)}
          />
        ))}
      </ul>
      {found.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + AT_ONCE)}>
          {words.more(Math.min(AT_ONCE, found.length - most))}
        </button>
      )}
    </section>
  );
}

interface CardProps {
  agency: AgencyLine;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function AgencyCard({ agency, isOpen, onOpen }: CardProps) {
  const { inLanguage } = useLanguage();
  const words = useRoomWords(AGENCIES_WORDS);
  const { kind, closed, fixed, clusters, accounts, illustrative } = agency;
  const about = [
    words.kind[kind],
    clusters > 0 ? words.clusters(clusters) : '',
    accounts > 0 ? words.accounts(accounts) : '',
    fixed ? words.fixed : '',
    closed ? words.closedMark : '',
  ];
  return (
    <li className={closed ? 'card people-card people-closed' : 'card people-card'}>
      <div className="people-head">
        <div>
          <h3>
            {inLanguage(agency, 'name')}{' '}
            {illustrative && <Provenance provenance="illustrative" source={null} />}
          </h3>
          <p className="muted">{about.filter(Boolean).join(' · ')}</p>
        </div>
        {!isOpen && (
          <button
            type="button"
            className="button"
            aria-label={words.correctOf(inLanguage(agency, 'name'))}
            onClick={() => onOpen(true)}
          >
            {words.correct}
          </button>
        )}
      </div>
      {isOpen && <AgencyForm agency={agency} onDone={() => onOpen(false)} />}
    </li>
  );
}
