import { type StreamId, streamOf } from '../../shared/log/stream.ts';
import type { Reading } from '../context.ts';

/** The settings of a province are one subject: what is set has one chain. */
export const settingsStream = ({ provinceId }: Pick<Reading, 'provinceId'>): StreamId =>
  streamOf('settings', provinceId);
