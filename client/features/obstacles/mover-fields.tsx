import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../shared/day.ts';
import { idOf } from '../../../shared/log/stream.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

/** Whose move something is to be: an agency, a person of it, a day. */
export type Move = {
  organisation: string;
  person: string;
  due: Day;
};

interface Props {
  id: string;
  stream: string;
  move: Move;
  onChange: (changed: Partial<Move>) => void;
  errorAt: (field: string) => string | undefined;
}

/** Asked of the server, because only agencies and people who answer for this cluster may be named. */
export function MoverFields({ id, stream, move, onChange, errorAt }: Props) {
  const { t, inLanguage } = useLanguage();
  const { today } = useSession();
  const { data: agencies = [] } = useQuery(trpc.obstacles.movers.queryOptions({ code: idOf(stream) }));
  const people = agencies.find(({ organisation }) => organisation === move.organisation)?.people ?? [];
  const chooseAgency = (organisation: string) => {
    const agency = agencies.find((choice) => choice.organisation === organisation);
    // Most agencies have one person for a cluster: then there is nothing to choose.
    const only = agency?.people.length === 1 ? agency.people[0]?.id : undefined;
    onChange({ organisation, person: only ?? '' });
  };
  return (
    <>
      <Field id={`${id}-organisation`} label={t.obstacle.organisation} error={errorAt('organisation')}>
        <select
          id={`${id}-organisation`}
          value={move.organisation}
          {...wrongField(`${id}-organisation`, errorAt('organisation'))}
          onChange={(event) => chooseAgency(event.target.value)}
        >
          <option value="">{t.obstacle.chooseOne}</option>
          {agencies.map((agency) => (
            <option key={agency.organisation} value={agency.organisation}>
              {inLanguage(agency, 'name')}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-person`} label={t.obstacle.person} error={errorAt('person')}>
        <select
          id={`${id}-person`}
          value={move.person}
          {...wrongField(`${id}-person`, errorAt('person'))}
          onChange={(event) => onChange({ person: event.target.value })}
        >
          <option value="">{t.obstacle.chooseOne}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name} · {inLanguage(person, 'title')}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-due`} label={t.obstacle.due} error={errorAt('due')}>
        <DayField
          id={`${id}-due`}
          value={move.due}
          today={today}
          min={today}
          error={errorAt('due')}
          onChange={(due) => onChange({ due })}
        />
      </Field>
    </>
  );
}
