import type { Reading } from '../../../shared/reading/reading.ts';
import type { Turn } from '../../../shared/reading/turn.ts';
import { fetchJson } from '../../failure.ts';

/** A file that is on file for a cluster, or one that was just chosen here. */
export type OfFile = { code: string; file: string } | { code: null; chosen: Chosen };

export interface Chosen {
  /** Tells it from others that were chosen. */
  key: string;
  file: File;
}

const sent = (file: File): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: file,
});

/** The file goes to the server with the question. */
export const readFile = ({ file }: Chosen): Promise<Reading> =>
  fetchJson<Reading>('/api/reading', sent(file));

export const drawFile = async (
  { file }: Chosen,
  { page, turn }: { page: number; turn: Turn },
): Promise<string | null> =>
  (await fetchJson<{ picture: string | null }>(`/api/reading/page?page=${page}&turn=${turn}`, sent(file)))
    .picture;
