import { describe, expect, test } from 'vitest';
import { option, options } from './options.ts';

describe('options', () => {
  const KINDS = { username: 'string', 'as-of': 'string', reset: 'boolean' } as const;

  test('are read by name', () => {
    const given = options(KINDS, ['--username', 'an.nguyen', '--as-of=2025-03-31', '--reset']);
    expect(given).toEqual({ username: 'an.nguyen', 'as-of': '2025-03-31', reset: true });
    expect(options(KINDS, [])).toEqual({});
  });

  test.each([
    ['an option that is not known', ['--usrename', 'x']],
    ['an option without its value', ['--username']],
    ['a flag with a value', ['--reset=yes']],
    ['a stray word', ['an.nguyen']],
    ['regression: the next option was taken for the value', ['--username', '--as-of', '2025-03-31']],
  ])('refuse %s', (_what, args) => {
    expect(() => options(KINDS, args)).toThrow();
  });
});

describe('a single option', () => {
  test('is found among others', () => {
    expect(option('name', ['--username', 'a', '--name', 'Nguyễn Văn An'])).toBe('Nguyễn Văn An');
    expect(option('name', ['--name=-x'])).toBe('-x');
    expect(option('name', ['--username', 'a'])).toBeUndefined();
  });

  test('regression: --username --name B made an account named --name', () => {
    expect(() => option('username', ['--username', '--name', 'B'])).toThrow('--username needs a value');
    expect(() => option('username', ['--username'])).toThrow('--username needs a value');
  });
});
