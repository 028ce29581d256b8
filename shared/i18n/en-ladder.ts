import type { LadderWords } from './vi-ladder.ts';

export const enLadder = {
  rung: {
    first_letter: 'First letter of an investor',
    window_closed: 'Dossier window closed',
    consultation: 'Departments consulted',
    council_nominated: 'Council members nominated',
    council_decided: 'Council set up',
    criteria: 'Criteria adopted by the council',
    scored: 'Dossiers scored by the council',
  },
  said: {
    'procedure.reached': 'Procedure of establishment',
    'procedure.returned': 'Dossier returned for a supplement',
    'procedure.supplemented': 'Supplement handed in',
    'procedure.corrected': 'Day of a procedural step corrected',
    'procedure.taken_back': 'Procedural entry taken back',
  },
} satisfies LadderWords;
