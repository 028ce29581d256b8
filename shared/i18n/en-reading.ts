import type { ReadingWords } from './vi-reading.ts';

export const enReading = {
  open: 'Read from a document among the evidence',
  about:
    'The machine reads and proposes; look at the place on the page, correct it where needed, and only then put it into the form. The file is read on this server and sent nowhere else.',
  file: 'Document',
  noFiles:
    'The evidence of this cluster has no PDF and no photograph to read. Add the file under Evidence first.',
  read: 'Read the document',
  reading: 'Reading the document. A scan may take up to a minute.',
  close: 'Close',
  fields: {
    number: 'Number',
    date: 'Date',
    issuer: 'Issuer',
    subject: 'What it is about',
    clusters: 'Cluster named',
    area: 'Area',
    investor: 'Investor',
    capital: 'Investment',
    start: 'Start of works',
    completion: 'Completion',
  },
  hectares: (value: string) => `${value} ha`,
  billions: (value: string) => `VND ${value} billion`,
  empty: 'could not be read with certainty, left empty',
  emptyOfSeveral: 'left empty, for the document is about several clusters',
  otherCluster: (names: string) => `This document is about ${names}, not about the cluster that is open.`,
  knownCluster: (names: string) =>
    `This document is about ${names}, already in the register. Check before entering a new one.`,
  notDecision: 'This file is no decision; only its heading was read.',
  noneRead: 'Nothing could be read with certainty. Type what the document says.',
  recognised: 'Read from a picture: compare it letter by letter, figures and accents above all.',
  lookAt: (field: string) => `See where it was read: ${field}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pagePicture: (page: number) => `Page ${page} of the document`,
  placeOf: (field: string) => `Where it was read: ${field}`,
  pageComing: 'The page is being drawn.',
  pageMissing: 'This page could not be drawn. Open the file to compare.',
  take: (field: string) => `Put into the form: ${field}`,
  taken: 'put into the form',
  failure: {
    locked:
      'The PDF asks for a password and cannot be read. Remove it and send the file again, or type by hand.',
    unreadable:
      'This file cannot be read: it is broken, no document, or too blurred. Type what the document says.',
    too_large:
      'The file is too long or too large to read. Scan it again at 300 dpi, or send its first pages alone.',
  },
  away: 'Not read yet: the connection is gone. Press read again.',
} satisfies ReadingWords;
