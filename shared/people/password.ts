import type { FieldIssue } from '../errors.ts';

/** Long beats complicated: no rule asks for signs of a kind, and nothing short or easy is taken. */
export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

/** What is guessed first, in whatever spelling; a password that is little more than one of them is one of them. */
const GUESSED_FIRST = [
  'password',
  'matkhau',
  'iloveyou',
  'administrator',
  'congthuong',
  'hanoi',
  'qwertyuiop',
];

/** Fewer different characters are a pattern: aaaaaaaaaaaa, 121212121212. */
const DIFFERENT_LEAST = 5;

/** The same letters however a keyboard composes their marks: what is typed here is what is hashed there. */
export const sameLetters = (password: string): string => password.normalize('NFKC');

/** What is wrong with a password for an account; null where it will do. */
export function passwordIssue(password: string, username: string): FieldIssue | null {
  const typed = sameLetters(password);
  if (typed.length < PASSWORD_LEAST) return 'password_short';
  if (typed.length > PASSWORD_MOST) return 'too_long';
  return isEasy(typed, username) ? 'password_easy' : null;
}

function isEasy(password: string, username: string): boolean {
  const plain = plainLetters(password);
  if (new Set(plain).size < DIFFERENT_LEAST || isRun(plain)) return true;
  const names = [plainLetters(username), ...GUESSED_FIRST].filter((name) => name.length >= 3);
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), plain);
  return rest.length < PASSWORD_LEAST / 2;
}

/** Lower case, without marks and without what stands between words. */
const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[\p{M}\s._-]/gu, '');

/** Each character follows the one before, up or down: 123456789012, abcdefghijkl, 9876… */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, i) => sign.charCodeAt(0) - text.charCodeAt(i));
  const isStep = (step: number) => step === 1 || step === -9;
  return steps.every(isStep) || steps.every((step) => isStep(-step));
}
