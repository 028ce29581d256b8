import { z } from 'zod';

/** What the server tells the page before anything is asked: written into index.html. */
const schema = z.object({
  tileUrl: z.string().nullable(),
  tileAttribution: z.string(),
  /** The name of the city's provider, where people sign in by it. */
  provider: z.string().nullish(),
});

const text = document.getElementById('settings')?.textContent;
const parsed: z.infer<typeof schema> = text
  ? schema.parse(JSON.parse(text))
  : { tileUrl: null, tileAttribution: '' };

export const settings = {
  provider: parsed.provider ?? null,
  tiles: parsed.tileUrl === null ? null : { url: parsed.tileUrl, attribution: parsed.tileAttribution },
};
