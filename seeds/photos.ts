import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import { addDays, type Day, daysBetween } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { EvidenceEvent } from '../shared/evidence/facet.ts';
import type { Place } from '../shared/evidence/place.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Component } from '../shared/works/components.ts';
import type { Chronicle } from './chronicle.ts';
import { draw, HEIGHT, type Picture, type Scene, WIDTH } from './drawing.ts';
import { type Random, randomFrom } from './random.ts';
import type { RegisterRow } from './register.ts';
import { DEMO_START } from './reports.ts';

/**
 * Photographs of the demonstration: drawn, and saying so within the picture. They show nothing that the cluster's story
 * does not tell: a site under construction, further on the later they were taken, and never finished before it is.
 */
export interface PhotoChapter {
  day: Day;
  event: EvidenceEvent;
  picture: Picture;
}

/** Sites whose managers photograph; the others have none, which is also something to be seen. */
const SITES = new Set(['HN-058', 'HN-061', 'HN-059', 'HN-068', 'HN-074', 'HN-076']);
/** Since when files are taken; what was photographed before is added then. */
const IN_USE_FROM: Day = '2025-01-06';

interface Part {
  scene: Scene;
  component: Component;
  milestone: MilestoneCode;
  captions: readonly [early: string, middle: string, late: string];
}

const PARTS: readonly Part[] = [
  {
    scene: 'road',
    component: 'roads',
    milestone: 'component_works',
    captions: ['Đào khuôn đường, nhìn từ cổng.', 'Rải cấp phối đá dăm.', 'Mặt đường và cột chiếu sáng.'],
  },
  {
    scene: 'plant',
    component: 'wastewater_treatment',
    milestone: 'component_works',
    captions: ['Đào móng hai bể.', 'Đổ bê tông thành bể.', 'Bể và nhà vận hành.'],
  },
  {
    scene: 'ground',
    component: 'levelling',
    milestone: 'construction_started',
    captions: ['Bóc lớp đất hữu cơ.', 'Lu lèn lớp đầu.', 'Nền đến cao độ thiết kế.'],
  },
];

/** Ids of the demonstration are the same on every machine. */
const NAMESPACE = '5d0c5d5c-0b5e-4c0e-8f57-2a4f2f0f9a11';
/** Before an unfinished part looks finished. */
const MOST_DONE = 0.85;
const SHOTS = [0.15, 0.45, 0.8] as const;

export function photosOf(row: RegisterRow, { course }: Chronicle): PhotoChapter[] {
  const begun = course?.started && lastDay(course.started.date);
  if (!begun || !SITES.has(row.code)) return [];
  const random = randomFrom(`photos ${row.code}`);
  const until = course.completed ?? addDays(DEMO_START, -4);
  return PARTS.slice(0, random.between(2, PARTS.length)).flatMap((part) =>
    SHOTS.flatMap((done, i) => {
      const first = addDays(begun, 20);
      const span = daysBetween(first, until);
      const taken = addDays(first, Math.round(span * done) + random.between(0, 9));
      const picture: Picture = {
        scene: part.scene,
        done: course.completed === null ? Math.min(done, MOST_DONE) : done,
        taken: {
          at: `${taken}T${random.pick(['08:12:40', '09:35:05', '14:20:31', '16:02:18'])}`,
          offset: '+07:00',
        },
        place: placeNear(row, random),
      };
      const day = addDays(taken < IN_USE_FROM ? IN_USE_FROM : taken, random.between(0, 3));
      if (span < 30 || taken > until || day >= DEMO_START) return [];
      return [{ day, picture, event: addedOf(`${row.code} ${part.scene} ${i}`, part, picture) }];
    }),
  );
}

/** Some hundred metres around where the register puts it, once far off, and now and then untold. */
function placeNear({ lat, lon }: RegisterRow, random: Random): Place | null {
  const [told, far] = [random.next(), random.next()];
  const off = () => (random.next() - 0.5) * (far < 0.1 ? 0.2 : 0.02);
  const [north, east] = [off(), off()];
  if (lat === null || lon === null || told < 0.2) return null;
  const round = (degree: number) => Math.round(degree * 1e5) / 1e5;
  return { lat: round(lat + north), lon: round(lon + east) };
}

function addedOf(key: string, part: Part, picture: Picture): EvidenceEvent {
  const bytes = draw(picture);
  return {
    type: 'evidence.added',
    id: uuidv5(key, NAMESPACE),
    sha256: hashOf(bytes),
    format: 'png',
    kind: 'photo',
    bytes: bytes.length,
    width: WIDTH,
    height: HEIGHT,
    taken: picture.taken,
    place: picture.place,
    name: `anh-minh-hoa-${picture.taken.at.slice(0, 10)}.png`,
    milestone: part.milestone,
    component: part.component,
    caption: part.captions[SHOTS.findIndex((done) => done >= picture.done)] ?? part.captions[2],
    provenance: 'illustrative',
  };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
