import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { RegisterChoices, RegisterShown } from '../../server/register/read.ts';
import { type About, RegisterCard } from '../features/register/register-card.tsx';
import { show } from './render.tsx';
import { RECEIPT, sessionOf } from './samples.ts';
import { type Server, serve } from './server.ts';

const CHOICES: RegisterChoices = {
  nextCode: 'HN-130',
  units: [
    {
      code: '017',
      level: 'district',
      nameVi: 'Huyện Đông Anh',
      validFrom: '2014-04-01',
      validTo: '2025-06-30',
    },
  ],
  investors: [
    { id: 'old', nameVi: 'Công ty A' },
    { id: 'new', nameVi: 'Công ty B' },
  ],
};
export const STANDS: RegisterShown = {
  today: '2025-03-31',
  identity: {
    nameVi: 'Cụm công nghiệp Liên Hà 2',
    place: 'Liên Hà, Đông Anh',
    kind: 'industrial',
    lat: 21.153,
    lon: 105.891,
    precision: 'commune',
    confidence: 'single',
    placeholder: false,
  },
  units: [{ unitCode: '017', validFrom: '2014-04-01', validTo: '2025-06-30' }],
  parties: [
    { organisationId: 'old', validFrom: '2020-01-01', validTo: null, provenance: 'sourced', source: null },
  ],
  facts: [
    {
      id: 'area_ha',
      field: 'area_ha',
      value: '30.5',
      statedFor: null,
      provenance: 'sourced',
      source: 'a',
      confidence: 'single',
      recordedOn: '2024-01-01',
    },
  ],
  version: 7,
};

const LIEN_HA = {
  code: 'HN-007',
  name: 'CCN Liên Hà',
  place: '',
  kind: 'industrial' as const,
  unitName: null,
  investor: null,
  stage: 'operating' as const,
};

/** As from the clipboard: a form of this size is drawn again with every key. */
export async function put(user: UserEvent, box: HTMLElement, text: string) {
  await user.click(box);
  await user.paste(text);
}

/** What the card asks, and takes. */
export const serveCard = (): Server =>
  serve({
    'register.choices': () => CHOICES,
    'register.of': () => STANDS,
    'register.suspects': () => [{ code: 'HN-007', name: 'CCN Liên Hà', alike: 'other_number', near: 'unit' }],
    'register.list': () => ({ total: 1, lines: [LIEN_HA] }),
    'register.correct': () => RECEIPT,
    'register.facts': () => RECEIPT,
    'register.withdrawFact': () => RECEIPT,
    'register.parties': () => RECEIPT,
    'register.investorStart': () => RECEIPT,
    'register.merge': () => RECEIPT,
    'register.end': () => RECEIPT,
  });

/** The card of a cluster, opened. */
export async function cardAbout(more: Partial<About> = {}) {
  const about: About = {
    stream: 'cluster:HN-058',
    ended: false,
    disciplined: true,
    established: true,
    mayExpand: false,
    absorbed: [],
    versionOf: () => 3,
    renderReading: () => null,
    ...more,
  };
  const session = sessionOf({ id: 'p', role: 'department', unit: null, clusters: [] });
  const { user } = show(<RegisterCard {...about} />, { session });
  await user.click(await screen.findByText('Sửa thông tin trong danh mục'));
  return { user };
}
