import { describe, expect, test } from 'vitest';
import { facetNamed, facetOf } from '../server/log/facets.ts';
import { foldInto, nothingFolded } from '../server/log/fold.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { idOf, kindOf } from '../shared/log/stream.ts';
import { published } from './published.ts';
import { readMergers, readRegister, readUnits } from './register.ts';

const TODAY = '2026-11-02';
const ALL = { clusters: true, targets: true };
const { streams, cells } = published.content(ALL, TODAY);
const eventsOf = (kind: string) =>
  streams.filter(({ stream }) => kindOf(stream) === kind).flatMap(({ events }) => events);
const codesOf = (kind: string) =>
  streams.filter(({ stream }) => kindOf(stream) === kind).map(({ stream }) => idOf(stream));

/** Every part of what is recorded that says on what it rests. */
function* grounds(value: unknown): Generator<{ provenance: string; source?: string | null }> {
  if (Array.isArray(value)) for (const one of value) yield* grounds(one);
  else if (value !== null && typeof value === 'object') {
    if ('provenance' in value) yield value as { provenance: string };
    for (const one of Object.values(value)) yield* grounds(one);
  }
}

describe('what a real installation begins with', () => {
  test('holds nothing that was made up: no illustrative word, no person, no cluster without a name', () => {
    const said = [...grounds(streams)];
    expect(said.length).toBeGreaterThan(500);
    expect(new Set(said.map(({ provenance }) => provenance))).toEqual(new Set(['sourced', 'derived']));
    expect(codesOf('person')).toEqual([]);
    expect(codesOf('cluster')).toEqual(readRegister().map(({ code }) => code));
    expect(JSON.stringify(streams)).not.toMatch(/minh họa|illustrative|placeholder":true|chưa công bố tên/);
  });

  test('gives for every fact, date and investor of a cluster the source that states it', () => {
    for (const ground of grounds(eventsOf('cluster')))
      expect(ground.source, JSON.stringify(ground)).toBeTruthy();
  });

  test('regression: units were called “Hòai Đức” and “Hòang Mai”, with the mark on the wrong letter', () => {
    const names = JSON.stringify(streams).match(/"name(?:Vi)?":"[^"]*"/g) ?? [];
    expect(names.length).toBeGreaterThan(280);
    // Before another letter it is the second vowel that bears the mark: Hoài, Hoàng, Nguyễn.
    expect(names.filter((name) => /[òóỏõọ]a\p{L}|[ùúủũụ]y\p{L}/iu.test(name))).toEqual([]);
  });

  test('names the rule wherever something follows from a source and is not stated', () => {
    const derived = [...grounds(eventsOf('cluster'))].filter(({ provenance }) => provenance === 'derived');
    expect(derived.length).toBe(published.counts().derived);
    for (const one of derived)
      expect(one).toMatchObject({ note: expect.stringMatching(/^Suy ra: /) as string });
  });

  test('is what it is said to be', () => {
    expect(published.counts()).toMatchObject({ districts: 30, communes: 126, clusters: 129 });
    expect(codesOf('unit').length).toBe(156);
    expect(codesOf('target').length).toBe(published.counts().targets);
    expect(codesOf('figure').length).toBe(published.counts().figures);
    const facts = eventsOf('cluster').flatMap((event) => (event as { facts?: unknown[] }).facts ?? []);
    expect(facts.length).toBe(published.counts().facts);
    expect(cells.length).toBeGreaterThan(1000);
  });

  test('has the committees of the units of the day, and no others', () => {
    const committees = (today: string) =>
      published
        .content({ clusters: false, targets: false }, today)
        .streams.filter(({ stream }) => stream.startsWith('organisation:'));
    expect(committees(TODAY).length).toBe(126);
    expect(committees('2025-06-30').length).toBe(30);
  });

  test('is only as much as is wanted', () => {
    const kinds = (wanted: typeof ALL) =>
      [
        ...new Set(published.content(wanted, TODAY).streams.map(({ stream }) => String(kindOf(stream)))),
      ].sort();
    expect(kinds({ clusters: false, targets: false })).toEqual(['organisation', 'unit']);
    expect(kinds({ clusters: true, targets: false })).toEqual(['cluster', 'organisation', 'unit']);
    expect(kinds(ALL)).toEqual(['cluster', 'figure', 'organisation', 'target', 'unit']);
  });

  test('can be recorded: each event is one of its facet, and an actual comes before the schedule it belongs to', () => {
    for (const { stream, events } of streams) {
      const folded = nothingFolded();
      const key = { provinceId: 'HN', stream };
      events.forEach((event: FacetEvent, i) => {
        expect(facetOf(event).stream).toBe(kindOf(stream));
        foldInto(folded, key, facetOf(event).parse(event), { seq: i + 1, at: '', on: TODAY, by: null });
      });
      expect(folded.heads.size).toBeGreaterThan(0);
    }
    expect(facetNamed('milestones').stream).toBe('cluster');
  });
});

test('former communes lie in districts that there were, and became communes and wards that there are', () => {
  const level = new Map(readUnits().map((unit) => [unit.code, unit.level]));
  const mergers = readMergers();
  expect(new Set(mergers.map(({ district }) => level.get(district)))).toEqual(new Set(['district']));
  const communes = [...level].filter(([, is]) => is === 'commune').map(([code]) => code);
  expect(new Set(mergers.map(({ communeCode }) => communeCode))).toEqual(new Set(communes));
  // The resolution counts them.
  expect(new Set(mergers.map(({ district, name }) => `${district} ${name}`)).size).toBe(526);
});
