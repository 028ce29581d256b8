import '../styles/reorganisation.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PassingPlan } from '../../server/reorganisation/read.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { REORGANISATION_WORDS } from '../../shared/i18n/reorganisation.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { SignForm } from '../features/reorganisation/sign-form.tsx';
import { Signings } from '../features/reorganisation/signings.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Field } from '../ui/parts.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What passes from units that end to their successors, and the signing of it. Always today's: a right is. */
export function ReorganisationRoute() {
  const { name } = useRoomWords(MANAGE_WORDS).reorganisation;
  const { actor } = useSession();
  useTitle(name);
  return can(actor, 'reorganisation.sign').yes ? <Plan /> : <NoRight title={name} role={actor.role} />;
}

function Plan() {
  const words = useRoomWords(REORGANISATION_WORDS);
  const { lang } = useLanguage();
  // Each signing begins with nothing chosen.
  const [round, setRound] = useState(0);
  const [day, setDay] = useState<string | null>(null);
  const query = useQuery(trpc.reorganisation.plan.queryOptions(day === null ? {} : { day }));
  const id = useId();
  return (
    <div className="page reorganisation-page">
      <QueryState query={query} lines={10}>
        {(plan: PassingPlan) => (
          <>
            <h1>{words.title(openIn(plan), formatDay(plan.day, lang))}</h1>
            <p className="muted">{words.hint}</p>
            {plan.days.length > 1 && (
              <Field id={id} label={words.day}>
                <select id={id} value={plan.day} onChange={({ target }) => setDay(target.value)}>
                  {plan.days.map((one) => (
                    <option key={one} value={one}>
                      {formatDay(one, lang)}
                    </option>
                  ))}
                </select>
              </Field>
            )}
            {plan.districts.length === 0 ? (
              <p className="empty">{plan.days.length === 0 ? words.none : words.nothing}</p>
            ) : (
              <SignForm key={`${plan.day} ${round}`} plan={plan} onDone={() => setRound(round + 1)} />
            )}
            <Signings plan={plan} />
          </>
        )}
      </QueryState>
    </div>
  );
}

const openIn = ({ districts }: PassingPlan): number => districts.reduce((sum, { open }) => sum + open, 0);
