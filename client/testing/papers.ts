import type { Carrier } from '../outbox/carry.ts';

/** The line over which forms send the files of documents: what each meets on its way, and for what it was sent. */
export const paperLine = {
  starts: [] as (() => Promise<string>)[],
  sent: [] as { name: string; document: string | undefined }[],
  stopped: 0,
};
export const UPLOAD = '0195e2f4-0000-7000-8000-0000000000fe';

export const carryPaper = async (parcel: { name: string; document?: string }): Promise<Carrier> => {
  paperLine.sent.push({ name: parcel.name, document: parcel.document });
  return {
    start: () => (paperLine.starts.shift() ?? (async () => UPLOAD))(),
    stop: () => paperLine.stopped++,
  };
};
