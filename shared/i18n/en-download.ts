import type { DownloadWords, viDownloadButton } from './vi-download.ts';

/** Of the buttons: they stand on pages that everybody loads. */
export const enDownloadButton = {
  label: 'Download this list',
  excel: 'Excel',
  csv: 'CSV',
} satisfies typeof viDownloadButton;

/** Words of a list that is taken away, and of the lines that stand above it. */
export const enDownload = {
  columns: {
    heading: 'Group',
    gateBaseline: 'Due by the schedule in force',
    gateForecast: 'Forecast',
    slipOriginal: 'Slip against the original schedule',
    responsible: 'Whose move it is',
    obstacles: 'Obstacles',
    standing: 'Report',
    reportedOn: 'Sent on',
    change: 'Change',
    unitBefore: 'Area on the first day',
    stageBefore: 'Stage on the first day',
    latenessBefore: 'Progress on the first day',
  },
  register: {
    area_ha: 'Size (ha)',
    investment_vnd_bn: 'Total investment (VND billion)',
    investor: 'Infrastructure investor',
    decision_no: 'Decision no.',
    occupancy_pct: 'Occupancy (%, from 0 to 100)',
    tenants: 'Businesses',
    workers: 'Workers',
    status_reported: 'Status as reported',
    done: (milestone: string) => `Date: ${milestone} (actual)`,
    schedule: (milestone: string) => `Date: ${milestone} (schedule)`,
    illustrative: 'Of these illustrative',
  },
  unit: { days: 'days', percent: '%', ha: 'ha' },
  yes: 'yes',
  ground: {
    reported: 'reported',
    sourced: 'sourced',
    derived: 'derived from a source',
    illustrative: 'illustrative',
  },
  title: {
    clusters: 'Industrial clusters',
    delays: 'Clusters behind schedule',
    register: 'Register of industrial clusters',
    reports: (period: string) => `Regular reports, ${period}`,
    changes: (from: string, to: string) => `Changes from ${from} to ${to}`,
  },
  about: {
    asOf: 'As known on',
    filter: 'Filter',
    order: 'Order',
    source: 'Source',
    means: 'How to read it',
    target: 'Target',
  },
  all: 'none: all of them',
  taken: (name: string, at: string) => `${name}, downloaded at ${at}`,
  urgency: 'the most urgent first',
  match: 'the best match first',
  under: (heading: string) => `grouped by ${heading}`,
  group: { area: 'area', mover: 'agency', cause: 'cause', class: 'class of delay' },
  sort: {
    name: 'name',
    area: 'area',
    delay: 'days of delay',
    cause: 'cause',
    mover: 'agency',
    report: 'last report',
  },
  means: {
    clusters:
      'One cluster a row. Slips are in days against the schedule in force: above zero is late. An empty cell is not known. Dates keep the precision of their source: 2025-03 is March 2025, 2024-01/2024-03 the first quarter of 2024.',
    delays:
      'One cluster a row that is late or at risk against the schedule in force; slips are in days, above zero is late.',
    register:
      'One cluster a row. Edit this file and import it again under Import from Excel or CSV: only cells that were edited become changes. An empty cell is not known and erases nothing. Where sources differ, the size is the largest and all else what was recorded last. Dates keep the precision of their source: 2025-03 is March 2025, 2024-01/2024-03 the first quarter of 2024, ../2020 by 2020.',
    reports: (due: string, closes: string) => `Due on ${due}; accepted to the end of ${closes}.`,
    changes: 'Two days compared, each as it was known on that day.',
  },
} satisfies DownloadWords;
