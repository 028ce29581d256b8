import type { AwayWords } from './vi-away.ts';

export const enAway: AwayWords = {
  since: (time, day) => `Offline – data from ${time} on ${day}. What you are typing is kept on this device.`,
  map: 'There is no connection, so the map and the list of all clusters cannot be shown.',
  mapWhy:
    'This device keeps only the clusters you manage. The map and the list load by themselves once you are connected.',
  toWork: 'See my clusters',
  newer: 'There is a new version of this system.',
  reload: 'Reload',
  install: {
    title: 'Works without a connection too',
    why: 'Install it on the home screen to open it quickly on site; your clusters are kept on this device.',
    safari:
      'In Safari, tap Share, then “Add to Home Screen”. Install it before your first report: the icon has storage of its own and does not see what you have begun typing in Safari.',
    do: 'Install',
    later: 'Later',
  },
};
