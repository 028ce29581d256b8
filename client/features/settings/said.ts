import { SETTINGS_WORDS } from '../../../shared/i18n/settings.ts';
import { numbersOf, type SaidPart, type ThresholdPart } from '../../../shared/settings/parts.ts';
import { useRoomWords } from '../../room-words.ts';

/** "đang xây dựng: 7 ngày; chuẩn bị đầu tư: 31 ngày" */
export function useNumbersSaid() {
  const words = useRoomWords(SETTINGS_WORDS);
  return (part: ThresholdPart, numbers: { [N in keyof SaidPart['numbers']]?: number | null | undefined }) =>
    numbersOf(part)
      .flatMap((name) => {
        const is = numbers[name];
        return typeof is === 'number' ? [words.number[name].is(is)] : [];
      })
      .join('; ');
}
