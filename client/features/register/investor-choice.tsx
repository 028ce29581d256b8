import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import type { Investor } from '../../../shared/register/parties-command.ts';
import { useRoomWords } from '../../room-words.ts';
import { ChoiceBox } from './boxes.tsx';

interface Props {
  id: string;
  investors: readonly Investor[];
  value: string;
  error: string | undefined;
  hint?: string | undefined;
  onChange: (investor: string) => void;
}

/** Which of the organisations that build infrastructure; none is a choice. */
export function InvestorChoice({ id, investors, value, error, hint, onChange }: Props) {
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <ChoiceBox
      id={`${id}-investor`}
      label={words.investor}
      error={error}
      hint={hint}
      value={value}
      onChange={onChange}
    >
      <option value="">{words.noInvestor}</option>
      {investors.map(({ id: key, nameVi }) => (
        <option key={key} value={key}>
          {nameVi}
        </option>
      ))}
    </ChoiceBox>
  );
}

/** Somebody who is known, by a name that was read; undefined: nobody of that name is. */
export const investorNamed = (name: string, investors: readonly Investor[]): Investor | undefined =>
  investors.find(({ nameVi }) => nameVi.toLowerCase() === name.toLowerCase());
