import type { CodesWords } from './vi-codes.ts';

export const enCodes = {
  title: 'Code lists and names',
  hint: 'What each entry is called, where it stands and whether it is still used. The rules go by the codes that come with the program; earlier days keep the names of then.',
  list: {
    cause: {
      name: 'Causes',
      what: 'Used for why a forecast moved, obstacles, explanations and pauses. An entry that is added is treated like the one it belongs to, under a name of its own.',
    },
    component: {
      name: 'Components of the infrastructure',
      what: 'Used for plans of the works and evidence. Weights given here are only filled into new plans.',
    },
    milestone: {
      name: 'Milestones',
      what: 'What they are called, whose move they are and which of them the department follows. Their order and the rules between them are not changed here.',
    },
  },
  mover: {
    investor: 'Infrastructure investor',
    local_committee: 'Local committee',
    department: 'Department of Industry and Trade',
    city_committee: 'City People’s Committee',
  },
  builtName: (name) => `built-in name: ${name}`,
  like: (name) => `counts as: ${name}`,
  retired: 'no longer used for anything new',
  weightIs: (weight) => `weight filled in: ${weight} %`,
  edit: 'Edit',
  editOf: (name) => `Edit: ${name}`,
  add: 'Add a cause',
  addComponent: 'Add a component',
  addComponentTitle: 'New component',
  noPlaceLeft:
    'All eight places for components of your own are taken. Renaming one that is no longer used renames it in the plans that have it.',
  weightsTogether: (before, after) =>
    before === after
      ? `Weights filled in for the components in use: ${after} % together.`
      : `Weights filled in for the components in use: from ${before} % to ${after} % together.`,
  weightsRest:
    'A new plan is recorded only when they come to exactly 100 %, so whoever makes it must adjust them.',
  plansKept: (n) =>
    n === 0
      ? 'No cluster has a plan of its works yet.'
      : `${n} ${n === 1 ? 'cluster has' : 'clusters have'} a plan of ${n === 1 ? 'its' : 'their'} works: components, weights and progress stay as they are until that plan is adjusted.`,
  addTitle: 'New cause',
  likeLabel: 'Counts as the cause',
  chooseLike: 'Choose a built-in cause',
  likeHint:
    'The rules treat the new entry like this one; lists and filters name it for itself. It cannot be changed later.',
  nameVi: 'Vietnamese name',
  nameEn: 'English name',
  nameHint: (name) => `Left empty: the built-in name, ${name}`,
  offered: 'Can be used for something new',
  offeredHint: 'Otherwise no form offers it any more; what is on record stays.',
  followed: 'Follow this milestone',
  followedHint:
    'Otherwise, from today on, it is no next step, falls due in no list, stands in no form and is not counted as late. Earlier days and what is on record stay.',
  alwaysFollowed:
    'This milestone is always followed: the stage, the schedule, a target or the statutory procedure depends on it.',
  unfollowed: 'not followed',
  position: 'Place (empty: as built in)',
  weight: 'Weight filled in (%)',
  moverLabel: 'Whose move it is',
  moverBuilt: (name) => `As built in: ${name}`,
  reason: 'Reason',
  save: 'Save, in force from today',
  saved: (name) => `Saved: ${name}.`,
  history: 'Changes made',
  noHistory: 'Nothing has been changed.',
} satisfies CodesWords;
