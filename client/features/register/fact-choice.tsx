import type { ReactNode } from 'react';
import { factValue } from '../../../shared/i18n/fact-words.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import type { FactLine } from '../../../shared/register.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { ChoiceBox } from './boxes.tsx';

interface Props {
  id: string;
  facts: readonly FactLine[];
  value: string;
  error?: string | undefined;
  onChoose: (fact: string) => void;
  /** What stands before the facts on record. */
  children?: ReactNode;
}

/** Which of the figures on record. */
export function FactChoice({ id, facts, value, error, onChoose, children }: Props) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <ChoiceBox id={id} label={words.which} error={error} value={value} onChange={onChoose}>
      {children}
      {facts.map(({ id: key, field, value: said, statedFor }) => (
        <option key={key} value={key}>
          {[
            `${t.cluster.fact[field]}: ${factValue(field, said, t, lang).slice(0, 60)}`,
            ...(statedFor ? [formatEdtf(statedFor, lang)] : []),
          ].join(' · ')}
        </option>
      ))}
    </ChoiceBox>
  );
}
