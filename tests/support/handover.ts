import { streamOf } from '../../shared/log/stream.ts';
import { say } from './log.ts';
import { OWN, PERSONS, type TestServices, TODAY } from './services.ts';

/** The demonstration hands nothing over; tests of what every facet has in common need that somebody does. */
export const sayHandover = (services: TestServices): Promise<unknown> =>
  say(services, streamOf('cluster', OWN), {
    type: 'handover.recorded',
    from: null,
    to: { id: PERSONS.manager, name: 'Đỗ Thị An' },
    since: TODAY,
    note: 'Phân công',
  });
