import { streamOf } from '../../shared/log/stream.ts';
import { say } from './log.ts';
import { OWN, PERSONS, type TestServices, TODAY } from './services.ts';

/** The demonstration hands nothing over; tests of what every facet has in common need that somebody does. */
export async function sayHandover(services: TestServices): Promise<void> {
  await say(services, streamOf('cluster', OWN), {
    type: 'handover.recorded',
    from: null,
    to: { id: PERSONS.manager, name: 'Đỗ Thị An' },
    since: TODAY,
    note: 'Phân công',
  });
  await sayReorganisation(services);
}

const sayReorganisation = (services: TestServices): Promise<void> =>
  say(services, streamOf('reorganisation', '2025-07-01'), {
    type: 'reorganisation.signed',
    signing: {
      id: '018f0000-0000-7000-8000-000000000001',
      since: '2025-07-01',
      document: { number: '12/KH-SCT', day: TODAY, issuer: 'Sở Công Thương' },
      passings: [
        {
          cluster: OWN,
          district: '017',
          commune: '00454',
          to: { id: 'p-committee-00454', name: 'Lê Văn Xã' },
        },
      ],
      accounts: [],
    },
  });
