import { v7 as uuidv7 } from 'uuid';
import { streamOf } from '../../shared/log/stream.ts';
import type { EnterInput } from '../../shared/register/command.ts';
import { callAs, type Person, type TestServices } from './services.ts';

/** A cluster that is not in the register yet, by the decision that establishes it. */
export const DECISION = {
  kind: 'decision' as const,
  number: '1234/QĐ-UBND',
  day: '2025-03-20',
  issuer: 'UBND Thành phố Hà Nội',
};
export const NEW: EnterInput['said'] = {
  nameVi: 'Cụm công nghiệp Thôn Mới',
  place: 'Thôn Mới, Đông Anh',
  kind: 'industrial',
  district: '017',
  commune: null,
  position: { lat: 21.14, lon: 105.85, precision: 'commune' },
  areaHa: 31.5,
  investor: 'investor-13',
  establishes: true,
  document: DECISION,
};
export const key = 'register' as const;

export async function entered(
  services: TestServices,
  said: Partial<EnterInput['said']> = {},
  { code = 'HN-130', request = uuidv7() } = {},
) {
  const command = { stream: streamOf('cluster', code), key, expected: 0, request };
  return (await callAs(services, 'department')).register.enter({ ...command, said: { ...NEW, ...said } });
}
export const shownTo = async (services: TestServices, who: Person, code: string, asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code, ...(asOf ? { asOf } : {}) });

export async function about(services: TestServices, code: string) {
  const stands = await (await callAs(services, 'department')).register.of({ code });
  return { stream: streamOf('cluster', code), key, expected: stands?.version ?? 0, request: uuidv7() };
}

/** A cluster as it is entered that turns out to be there already. */
export const SECOND_ENTRY = {
  nameVi: 'Cụm công nghiệp ghi hai lần',
  place: '',
  kind: 'industrial',
  lat: null,
  lon: null,
  precision: 'none',
  confidence: 'single',
  placeholder: false,
};
