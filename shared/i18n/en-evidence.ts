import type { EvidenceWords } from './vi-evidence.ts';

export const enEvidence = {
  title: 'Evidence',
  none: 'No photograph and no document yet.',
  add: 'Add evidence',
  byMilestone: 'By milestone',
  byDay: 'Photo log',
  pairs: 'Before and after',
  onMap: 'Where taken',
  component: 'Part of the works (if any)',
  componentHint: 'Photographs of one part stand together, before and after.',
  noComponent: 'of no part of the works',
  photosOf: (n) => `${n} ${n === 1 ? 'photograph' : 'photographs'}`,
  ofComponent: 'Part:',
  whichComponent: 'Part of the works',
  allComponents: 'All parts',
  before: (day: string) => `Before: ${day}`,
  after: (day: string) => `After: ${day}`,
  between: (days: number) => (days === 1 ? '1 day apart' : `${days} days apart`),
  planNote: (uncertain: string) =>
    `In the middle, the cluster as the register places it, within ${uncertain} km (shaded). Where pictures were taken is the camera’s word.`,
  planNoSite:
    'The site’s position is not known: this shows only how far apart pictures were taken, by the camera’s word.',
  planSite: 'The cluster',
  plan: 'Plan of where pictures were taken around the cluster',
  planMark: (n: number, km: string | null) => {
    const photos = n === 1 ? '1 photograph' : `${n} photographs`;
    return km === null
      ? `${photos} taken here`
      : `${photos}, about ${km} km from where the register places the cluster`;
  },
  planUnknown: (n: number) =>
    n === 1
      ? '1 photograph does not say where it was taken and is not on the plan.'
      : `${n} photographs do not say where they were taken and are not on the plan.`,
  north: 'N',
  showAll: (n: number) => `Show all ${n}`,
  views: 'How evidence is laid out',
  noMilestone: 'Of the cluster as a whole',
  milestone: 'Of the milestone',
  caption: 'Short description',
  captionHint: 'What it shows and where in the cluster. The same for all files sent together.',
  camera: 'Take a picture',
  files: 'Choose files',
  accepted: (size: string) =>
    `JPEG, PNG or WebP pictures; PDF, Word, Excel or PowerPoint files. At most ${size} each.`,
  chosen: 'Chosen files',
  send: (n: number) => (n === 0 ? 'Send' : n === 1 ? 'Send 1 file' : `Send ${n} files`),
  noFiles: 'Choose at least one file.',
  remove: 'Leave this file out',
  cancel: 'Cancel',
  retry: 'Send again',
  close: 'Close',
  doneAll: (n: number) => (n === 1 ? '1 file saved.' : `${n} files saved.`),
  state: {
    reading: 'reading the file',
    ready: 'not sent yet',
    waiting: 'waiting its turn',
    kept: 'saved on this device, sent as soon as there is a connection',
    sending: 'sending',
    recording: 'being checked and saved',
    done: 'saved',
    failed: 'not sent',
  },
  progress: (name: string) => `How much of ${name} is sent`,
  unreadable: 'This device cannot read the file. Choose it again.',
  lostLine: 'The connection is lost. What was sent is kept; “Send again” goes on from there.',
  confirmed: (hash: string) => `file code ${hash}`,
  document: 'Document',
  photo: 'Photograph',
  open: (caption: string) => `Look at: ${caption}`,
  download: 'Download the original',
  taken: (time: string, day: string) => `taken at ${time} on ${day} by the device’s clock`,
  zone: (offset: string) => ` (UTC${offset})`,
  zoneUnknown: ', time zone unknown',
  takenUnknown: 'time of taking unknown',
  dayUnknown: 'Day of taking unknown',
  age: (days: number) =>
    days === 0
      ? 'added the day it was taken'
      : days > 0
        ? `added ${days === 1 ? '1 day' : `${days} days`} after it was taken`
        : 'the device’s clock is later than the day it was added',
  near: (km: string) => `within ${km} km of the registered position (the site is known no closer)`,
  far: (km: string, uncertain: string) =>
    `${km} km from the site (its position is known within ${uncertain} km)`,
  placeUnknown: 'the picture does not say where it was taken',
  siteUnknown: 'the site’s position is not known, so no distance can be told',
  nearShort: (km: string) => `within ${km} km of the site`,
  farShort: (km: string) => `${km} km from the site`,
  placeUnknownShort: 'place unknown',
  siteUnknownShort: 'distance unknown',
  withdrawnShort: 'Withdrawn',
  added: (when: string, by: string) => `added by ${by} at ${when}`,
  someone: 'somebody unknown',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw evidence',
  reason: 'Why it is withdrawn',
  saveWithdraw: 'Withdraw evidence',
  withdrawn: (day: string, by: string) => `Withdrawn on ${day}, ${by}`,
  previous: 'Previous picture',
  next: 'Next picture',
  position: (n: number, of: number) => `${n}/${of}`,
  viewer: 'Pictures',
  alt: (caption: string, day: string) => `${caption}, taken on ${day}`,
  altUndated: (caption: string) => `${caption}, day of taking unknown`,
  brokenPicture: 'The picture could not be loaded.',
  said: {
    'evidence.added': 'Evidence added',
    'evidence.withdrawn': 'Evidence withdrawn',
  },
} satisfies EvidenceWords;
