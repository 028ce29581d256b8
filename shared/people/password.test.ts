import { describe, expect, test } from 'vitest';
import { passwordIssue, sameLetters } from './password.ts';

describe('a password', () => {
  test.each(['chợ xanh mùa gió', 'tàu điện chạy qua cầu', 'k8Qw-2pLm_9xTz', 'hanoi có bốn mùa hoa'])(
    '%s will do',
    (password) => {
      expect(passwordIssue(password, 'an.nguyen')).toBeNull();
    },
  );

  test.each([
    ['abcdefghijk', 'password_short'],
    ['aaaaaaaaaaaaaaa', 'password_easy'],
    ['121212121212', 'password_easy'],
    ['123456789012', 'password_easy'],
    ['987654321098', 'password_easy'],
    ['abcdefghijklm', 'password_easy'],
    ['password1234', 'password_easy'],
    ['Mật khẩu 2026', 'password_easy'],
    ['matkhauhanoi1', 'password_easy'],
    ['an.nguyen.1990', 'password_easy'],
    ['AnNguyenAnNguyen', 'password_easy'],
    ['x'.repeat(100) + 'chợ xanh mùa gió'.repeat(10), 'too_long'],
  ] as const)('%s is refused: %s', (password, issue) => {
    expect(passwordIssue(password, 'an.nguyen')).toBe(issue);
  });

  test('is the same however the keyboard composes its marks', () => {
    const typed = 'tàu điện chạy qua cầu';
    expect(typed.normalize('NFD')).not.toBe(typed.normalize('NFC'));
    expect(sameLetters(typed.normalize('NFD'))).toBe(sameLetters(typed.normalize('NFC')));
  });

  test('of twelve characters as they are seen, not as they are stored, is long enough', () => {
    expect(passwordIssue('ắằẳẵặấầẩẫậ'.normalize('NFD'), 'an')).toBe('password_short');
  });
});
