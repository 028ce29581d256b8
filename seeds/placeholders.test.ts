import { expect, test } from 'vitest';
import { shortName } from '../shared/text.ts';
import { PLACEHOLDERS } from './placeholders.ts';

test('a cluster without a published name says so in the reader’s language, all of it', () => {
  for (const { name } of PLACEHOLDERS) {
    expect(shortName(name, 'vi')).toMatch(/^Chưa công bố tên/);
    expect(shortName(name, 'en')).toMatch(/^Name not published \([\x20-\x7e–]+\)$/);
  }
});
