/** What the server tells the page before anything is asked: written into it by server/http/page.ts. */
interface Told {
  tileUrl: string | null;
  tileAttribution: string;
  /** The name of the city's provider, where people sign in by it. */
  provider?: string | null;
}

const text = document.getElementById('settings')?.textContent;
const told: Told = text ? (JSON.parse(text) as Told) : { tileUrl: null, tileAttribution: '' };

export const settings = {
  provider: told.provider ?? null,
  tiles: told.tileUrl === null ? null : { url: told.tileUrl, attribution: told.tileAttribution },
};
