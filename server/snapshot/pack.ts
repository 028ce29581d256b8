import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BrotliCompress, constants, createBrotliCompress } from 'node:zlib';
import { type Audience, type ClusterFacts, packColumns } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';

/** An answer ready to be sent. */
export interface Packed {
  etag: string;
  json: Buffer;
  brotli: Buffer;
}

export type PackedFor = (audience: Audience) => Promise<Packed>;

const OUT = 256 * 1024;
/** `size`: about how large the answer becomes; the compressor chooses by it. */
const compressor = (size: number): BrotliCompress =>
  createBrotliCompress({
    chunkSize: OUT,
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: size },
  });

export function pack(answer: object): Promise<Packed> {
  const json = JSON.stringify(answer);
  return packPieces([json], json.length);
}

/** So much is handed to the compressor at once: at each handing over the engine may take milliseconds to tidy its memory. */
const AT_ONCE = 400_000;

/**
 * An answer in pieces of JSON: what has come together is compressed, on another thread, while more is made, and between
 * two pieces other requests have their turn.
 */
async function packPieces(pieces: Iterable<string>, size: number): Promise<Packed> {
  const stream = compressor(size);
  const brotli = buffer(stream);
  const hash = createHash('sha256');
  const made: Buffer[] = [];
  let waiting = '';
  const handOver = () => {
    const bytes = Buffer.from(waiting);
    made.push(bytes);
    hash.update(bytes);
    stream.write(bytes);
    waiting = '';
  };
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= AT_ONCE) handOver();
    await nextTurn();
  }
  handOver();
  stream.end();
  const etag = `"${hash.digest('base64url').slice(0, 22)}"`;
  return { etag, json: Buffer.concat(made), brotli: await brotli };
}

/** Bytes that a cluster takes in the answer, about. */
const ROW = 125;

/** The same text as of one object with `rows` and `columns`. */
function* jsonOf(
  head: object,
  clusters: readonly ClusterFacts[],
  audience: Audience,
): Generator<string, void> {
  yield `${JSON.stringify({ ...head, rows: clusters.length }).slice(0, -1)},"columns":{`;
  let between = '';
  for (const [name, column] of packColumns(clusters, audience)) {
    yield `${between}${JSON.stringify(name)}:${JSON.stringify(column)}`;
    between = ',';
  }
  yield '}}';
}

/** Packs the clusters of a day for an audience, when somebody of it first asks. */
export function packer(
  { asOf, judgedOn }: { asOf: Day; judgedOn: Day },
  clusters: readonly ClusterFacts[],
): PackedFor {
  const made = new Map<Audience, Promise<Packed>>();
  return (audience) => {
    const known = made.get(audience);
    if (known) return known;
    const packed = packPieces(jsonOf({ asOf, judgedOn }, clusters, audience), clusters.length * ROW);
    made.set(audience, packed);
    return packed;
  };
}
