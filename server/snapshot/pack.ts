import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type Audience, type ClusterRow, packRows } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';

/** An answer ready to be sent. */
export interface Packed {
  etag: string;
  json: Buffer;
  brotli: Buffer;
}

export type PackedFor = (audience: Audience) => Promise<Packed>;

const compress = promisify(brotliCompress);

export async function pack(answer: object): Promise<Packed> {
  const json = Buffer.from(JSON.stringify(answer));
  const brotli = await compress(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  return { etag, json, brotli };
}

/** Packs the rows of a day for an audience, when somebody of it first asks. */
export function packer(
  { asOf, judgedOn }: { asOf: Day; judgedOn: Day },
  clusters: readonly { row: ClusterRow }[],
): PackedFor {
  const made = new Map<Audience, Promise<Packed>>();
  return (audience) => {
    const known = made.get(audience);
    if (known) return known;
    const rows = packRows(
      clusters.map(({ row }) => row),
      audience,
    );
    const packed = pack({ asOf, judgedOn, ...rows });
    made.set(audience, packed);
    return packed;
  };
}
