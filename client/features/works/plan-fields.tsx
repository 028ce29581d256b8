import { COMPONENTS, type Component } from '../../../shared/works/components.ts';
import type { PlanWorksInput } from '../../../shared/works/plan-command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { chosenIn, type PartField, type PlanFields } from './plan-typed.ts';

interface Props {
  id: string;
  fields: PlanFields;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<PlanFields>) => void;
}

type PartsProps = Props & {
  /** What would be sent: errors name a line by its place in it. */
  said: PlanWorksInput['said'];
};

/** A line for each component: whether the cluster has it, and what is planned of it. */
export function PartFields({ said, ...props }: PartsProps) {
  const { t } = useLanguage();
  const chosen = chosenIn(props.fields);
  return (
    <div className="works-parts works-plan-parts">
      {COMPONENTS.map((component) => {
        const place = chosen.indexOf(component);
        return (
          <fieldset key={component} className="works-part">
            <legend>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={place !== -1}
                  onChange={(event) => props.onChange({ [`${component}.in`]: event.target.checked })}
                />
                {t.works.component[component]}
              </label>
            </legend>
            {place !== -1 && <Part {...props} component={component} place={place} said={said} />}
          </fieldset>
        );
      })}
    </div>
  );
}

function Part({ component, place, said, ...props }: PartsProps & { component: Component; place: number }) {
  const { t } = useLanguage();
  const { errorAt } = props;
  const points = said.components[place]?.points ?? [];
  const at = (field: string) => errorAt(`components.${place}.${field}`);
  const wrongAt = (i: number) => at(`points.${i}.on`) ?? at(`points.${i}.percent`);
  const last = points.length - 1;
  const between = points.map((_p, i) => (i === 0 || i === last ? undefined : wrongAt(i))).find(Boolean);
  return (
    <div className="works-planned">
      {said.weighting === 'stated' && (
        <Text {...props} component={component} field="weight" label={t.works.weight} error={at('weight')} />
      )}
      <Text
        {...props}
        component={component}
        field="approved"
        label={t.works.approved}
        error={at('approvedVndBn')}
      />
      <PartDay {...props} component={component} field="from" label={t.works.begins} error={wrongAt(0)} />
      <PartDay
        {...props}
        component={component}
        field="to"
        label={t.works.ends}
        error={wrongAt(last) ?? at('points')}
      />
      <Text {...props} component={component} field="between" label={t.works.between} error={between} />
    </div>
  );
}

interface BoxProps extends Props {
  component: Component;
  field: PartField;
  label: string;
  error: string | undefined;
}

function Text({ id, fields, component, field, label, error, onChange }: BoxProps) {
  const [name, box] = [`${component}.${field}` as const, `${id}-${component}-${field}`];
  return (
    <Field id={box} label={label} error={error}>
      <input
        id={box}
        inputMode={field === 'between' ? 'text' : 'decimal'}
        autoComplete="off"
        value={fields[name]}
        {...wrongField(box, error)}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

function PartDay({ id, fields, component, field, label, error, onChange }: BoxProps) {
  const { today } = useSession();
  const [name, box] = [`${component}.${field}` as const, `${id}-${component}-${field}`];
  return (
    <Field id={box} label={label} error={error}>
      <DayField
        id={box}
        value={fields[name]}
        today={today}
        error={error}
        onChange={(day) => onChange({ [name]: day })}
      />
    </Field>
  );
}
