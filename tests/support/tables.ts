import type { CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { sha256Of } from '../../server/imports/desk.ts';
import { lookAt } from '../../server/imports/look.ts';
import { opened } from '../../server/tables/opened.ts';
import { callAs, contextOf, PERSONS, type Person, type TestServices } from './services.ts';

/** A workbook of one sheet, made on the spot. */
export const workbook = async (rows: CellValue[][]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'Danh sách', rows }] }));

/** The file as somebody has opened it, and as it is proposed to be read. */
export async function openedBy(
  services: TestServices,
  bytes: Buffer,
  name = 'danh-muc.xlsx',
  who: keyof typeof PERSONS = 'department',
) {
  const file = {
    person: PERSONS[who],
    sha256: sha256Of(bytes),
    name,
    bytes,
    book: await opened(bytes),
  };
  services.imports.keep(file);
  const [look] = await lookAt(await contextOf(services, who), { ...file, at: 0 });
  if (!look?.head) throw new Error('no head');
  return {
    look,
    reading: {
      sha256: file.sha256,
      sheet: 0,
      head: look.head,
      columns: look.columns.map(({ asked }) => asked),
    },
  };
}
export type Reading = Awaited<ReturnType<typeof openedBy>>['reading'] & Record<string, unknown>;

export const checkedBy = async (services: TestServices, reading: Reading, who: Person = 'department') =>
  (await callAs(services, who)).imports.check({ reading });
