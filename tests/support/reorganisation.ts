import { streamOf } from '../../shared/log/stream.ts';
import { say } from './log.ts';
import { PERSONS, type TestServices, TODAY } from './services.ts';

const SIGNED = { number: 'Tờ trình 88', day: TODAY, issuer: 'Hội đồng bàn giao' };
const TAKER = { id: PERSONS.committee, name: 'Người nhận địa bàn' };

/** What stands in it that the public is not told. */
export const SIGNED_WORDS = [SIGNED.number, SIGNED.issuer, TAKER.name];

/** That a cluster of the district passes to an officer of the commune, and that the account of one of the district ends. */
export async function sayPassing(services: TestServices, cluster: string): Promise<void> {
  const [id, since, document] = ['4', '2025-07-01', SIGNED];
  const passings = [{ cluster, district: '017', commune: '00454', to: TAKER }];
  const accounts = [{ ...TAKER, district: '017', term: null, duties: [] }];
  const signing = { id, since, document, passings, accounts };
  await say(services, streamOf('reorganisation', since), { type: 'reorganisation.signed', signing });
  const [from, to] = ['Huyện Đông Anh', 'Xã Đông Anh'];
  const passed = { signing: id, from, to, person: TAKER, since, document };
  await say(services, streamOf('cluster', cluster), { type: 'handover.succeeded', ...passed });
}
