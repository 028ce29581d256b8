import { expect, test } from 'vitest';
import { markAddress } from './gate.ts';

test('without a proxy nothing that a sender forwards is believed; behind one it stays', () => {
  const headersOf = (trustedProxies: number) => {
    const headers: Record<string, string> = {
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=192.0.2.1',
    };
    const asked = { headers, ip: '203.0.113.9' } as never;
    void markAddress({ trustedProxies } as never)(asked, {} as never, () => undefined);
    return headers;
  };
  expect(headersOf(0)).toEqual({ 'x-ccn-client-address': '203.0.113.9' });
  const behind = headersOf(1);
  expect(behind['x-forwarded-host']).toBe('evil.example');
  expect(behind['x-ccn-client-address']).toBe('203.0.113.9');
});
