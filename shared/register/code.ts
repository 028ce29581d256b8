/** The form of a cluster's code: 'HN-058'. A code of another form is never given. */
export const isCode = (text: string, prefix: string): boolean =>
  text.startsWith(`${prefix}-`) && /^\d{3,6}$/.test(text.slice(prefix.length + 1));

/** A code as it is shown to who has typed another form. */
export const codeForm = (prefix: string): string => `${prefix}-058`;

/** The next free code of a register: one more than the highest that was ever given. A code is never given twice. */
export function nextCode(codes: Iterable<string>, prefix: string): string {
  let highest = 0;
  for (const code of codes) {
    const number = code.startsWith(`${prefix}-`) ? Number(code.slice(prefix.length + 1)) : Number.NaN;
    if (Number.isInteger(number) && number > highest) highest = number;
  }
  return `${prefix}-${String(highest + 1).padStart(3, '0')}`;
}
