import { z } from 'zod';

/** What the server tells the page before anything is asked: written into index.html. */
const schema = z.object({ tileUrl: z.string().nullable(), tileAttribution: z.string() });

const text = document.getElementById('settings')?.textContent;
const parsed = text ? schema.parse(JSON.parse(text)) : { tileUrl: null, tileAttribution: '' };

export const settings = {
  tiles: parsed.tileUrl === null ? null : { url: parsed.tileUrl, attribution: parsed.tileAttribution },
};
