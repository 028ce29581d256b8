import { DecisionFields, type DecisionProps, type TypedDecision } from './decision-fields.tsx';
import { PaperField } from './paper-field.tsx';
import type { PaperChoice } from './use-paper.ts';

type TypedDocument = TypedDecision & { paper: string };

interface Props extends Omit<DecisionProps, 'at' | 'onChange'> {
  /** `paper`: the one on file that is named; empty: none. */
  fields: TypedDocument;
  paper: PaperChoice;
  onChange: (changed: Partial<TypedDocument>) => void;
  /** Where another file is no change of what is typed. */
  onPaper?: (paper: string) => void;
}

/** The document by which something is said, and its file. Its errors stand at 'document.' in what is said. */
export function DocumentFields({ paper, onPaper, ...decision }: Props) {
  const { id, fields, errorAt, onChange } = decision;
  return (
    <>
      <DecisionFields {...decision} at="document." />
      <PaperField
        id={`${id}-paper`}
        value={fields.paper}
        choice={paper}
        about={fields}
        error={errorAt('document.paper')}
        onChange={onPaper ?? ((chosen) => onChange({ paper: chosen }))}
      />
    </>
  );
}
