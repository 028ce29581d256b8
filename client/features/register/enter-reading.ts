import type { RegisterChoices } from '../../../server/register/read.ts';
import { namedInSubject } from '../../../shared/register/from-subject.ts';
import { type RenderReading, taken } from './correct-form.tsx';
import { investorNamed } from './investor-choice.tsx';

/** The fields of the form that a document can fill. */
const FIELDS = [
  'number',
  'day',
  'issuer',
  'nameVi',
  'place',
  'district',
  'commune',
  'area',
  'investor',
] as const;
export type ReadField = (typeof FIELDS)[number];

/** Which of them stand as they were read, by commas; and an investor that was read and is not in the list. */
export type TypedRead = { read: string; unknownInvestor: string };
export const NOTHING_READ: TypedRead = { read: '', unknownInvestor: '' };

type Filled = Partial<Record<ReadField, string>>;
type ReadOf = Parameters<Parameters<RenderReading>[0]>[0];

const namesIn = (read: string): string[] => read.split(',').filter(Boolean);

export const isRead = ({ read }: TypedRead, field: ReadField): boolean => namesIn(read).includes(field);

/** What a document fills of the form: only what its person has looked at, and only what it tells. */
export function filledFrom(
  { number, day, issuer, area, investor, subject }: ReadOf,
  { read }: TypedRead,
  { units, investors }: RegisterChoices,
): Filled & Partial<TypedRead> & { noNumber?: boolean } {
  const about = subject === undefined ? null : namedInSubject(subject, units);
  const known = investor === undefined ? undefined : investorNamed(investor, investors);
  const filled = {
    ...taken({ number, day, issuer }),
    ...(area === undefined ? {} : { area }),
    ...(known === undefined ? {} : { investor: known.id }),
    ...(about === null
      ? {}
      : {
          nameVi: about.nameVi,
          ...(about.place === null ? {} : { place: about.place }),
          ...(about.district === null ? {} : { district: about.district }),
          ...(about.commune === null ? {} : { commune: about.commune }),
        }),
  };
  const now = FIELDS.filter((field) => field in filled);
  return {
    ...filled,
    ...(investor === undefined ? {} : { unknownInvestor: known === undefined ? investor : '' }),
    read: [...new Set([...namesIn(read), ...now])].join(','),
  };
}

/** What still stands as it was read when something is typed. */
export const readStill = ({ read }: TypedRead, changed: object): Pick<TypedRead, 'read'> => ({
  read: namesIn(read)
    .filter((field) => !(field in changed))
    .join(','),
});
