/** Names of units. Proper names keep their Vietnamese spelling in both languages. */
const TYPE = /^(Quận|Huyện|Thị xã|Phường|Xã|Thành phố) /;

const TYPE_EN: Record<string, string> = {
  Quận: 'District',
  Huyện: 'District',
  'Thị xã': 'Town',
  Phường: 'Ward',
  Xã: 'Commune',
  'Thành phố': 'City',
};

/** 'Huyện Đông Anh' → 'Đông Anh' */
export const bareUnitName = (nameVi: string): string => nameVi.replace(TYPE, '');

/** 'Huyện Đông Anh' → 'Huyện Đông Anh' (vi) or 'Đông Anh District' (en) */
export function unitName(nameVi: string, lang: 'vi' | 'en'): string {
  const type = TYPE.exec(nameVi)?.[1];
  return lang === 'vi' || type === undefined ? nameVi : `${bareUnitName(nameVi)} ${TYPE_EN[type]}`;
}
