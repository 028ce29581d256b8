import { originalName } from '../server/files/store.ts';
import { chronicleOf } from './chronicle.ts';
import { draw, type Picture } from './drawing.ts';
import { photosOf } from './photos.ts';
import { readRegister, readStatements } from './register.ts';

/** Draws the demonstration's photographs by the name under which a store would hold them; null for any other name. */
export function drawnPhotos(): (name: string) => Buffer | null {
  let pictures: Map<string, Picture> | null = null;
  return (name) => {
    if (!name.startsWith('originals/')) return null;
    pictures ??= picturesByName();
    const picture = pictures.get(name);
    return picture ? draw(picture) : null;
  };
}

/** Whether a name is of a photograph that is drawn; drawing it would take its time. */
export function drawnNames(): (name: string) => boolean {
  let pictures: Map<string, Picture> | null = null;
  return (name) => (pictures ??= picturesByName()).has(name);
}

function picturesByName(): Map<string, Picture> {
  const statements = readStatements();
  const told = readRegister().flatMap((row) => photosOf(row, chronicleOf(row, statements)));
  return new Map(
    told.flatMap(({ event, picture }) =>
      event.type === 'evidence.added' ? [[originalName(event.sha256), picture] as const] : [],
    ),
  );
}
