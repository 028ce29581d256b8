import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { type Budget, createBudget, requestDays } from './request.ts';

/** A budget under a hand-moved clock, whose refusals wait until they are let go. */
function budgetByHand() {
  const at = { ms: 0 };
  const held: (() => void)[] = [];
  const wait = () => new Promise<void>((letGo) => held.push(letGo));
  return { at, held, budget: createBudget(() => at.ms, wait) };
}

const spend = async (budget: Budget, times: number, address = 'a') => {
  for (let i = 0; i < times; i++) await budget.take(address);
};
const codeOf = (call: Promise<void>) =>
  call.then(
    () => 'let through',
    (error: Error) => error.message,
  );

describe('the budget of an address for past days', () => {
  test('is ten at once, then one in three seconds, and each address has its own', async () => {
    const { at, held, budget } = budgetByHand();
    await spend(budget, 10);
    const refused = codeOf(budget.take('a'));
    held.splice(0).forEach((letGo) => letGo());
    expect(await refused).toBe('TOO_MANY');
    expect(await codeOf(budget.take('b'))).toBe('let through');
    at.ms += 2_900;
    const early = codeOf(budget.take('a'));
    held.splice(0).forEach((letGo) => letGo());
    expect(await early).toBe('TOO_MANY');
    at.ms += 100;
    expect(await codeOf(budget.take('a'))).toBe('let through');
  });

  test('regression: whoever asked again at once kept the server busy with refusing; a refusal is held back', async () => {
    const { held, budget } = budgetByHand();
    await spend(budget, 10);
    let told = false;
    const refused = budget.take('a').catch(() => (told = true));
    await Promise.resolve();
    expect(told).toBe(false);
    expect(held).toHaveLength(1);
    held[0]?.();
    await refused;
    expect(told).toBe(true);
  });

  test('what is held back is bounded: beyond five hundred a refusal is told at once', async () => {
    const { held, budget } = budgetByHand();
    await spend(budget, 10);
    const waiting = Array.from({ length: 500 }, () => codeOf(budget.take('a')));
    expect(await codeOf(budget.take('a'))).toBe('TOO_MANY');
    expect(held).toHaveLength(500);
    held.forEach((letGo) => letGo());
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['TOO_MANY']));
  });
});

describe('the days of one request', () => {
  /** What came of asking for each day, one after the other. */
  async function asked(anonymousAt: string | null, days: string[]) {
    const at = (day: string) => Promise.resolve(day);
    const request = requestDays({
      clock: { now: () => 0, today: () => '2025-03-31' },
      snapshots: { at } as never,
      timelines: { between: at } as never,
      budget: createBudget(),
      anonymousAt,
    });
    const told: string[] = [];
    for (const day of days) {
      const answer: unknown = await request.at(day).catch((error: unknown) => error);
      told.push(answer instanceof AppError ? answer.shape.code : 'told');
    }
    return told;
  }

  test('besides today are one for everybody, and two for whoever is signed in: a day, and one to compare it with', async () => {
    const days = ['2025-03-31', '2024-12-31', '2024-12-31', '2024-06-30', '2023-12-31', '2025-03-31'];
    expect(await asked('here', days)).toEqual(['told', 'told', 'told', 'INVALID', 'INVALID', 'told']);
    // A day ahead is another day as well.
    expect(await asked('here', ['2025-03-31', '2026-01-01', '2026-01-02'])).toEqual([
      'told',
      'told',
      'INVALID',
    ]);
    expect(await asked(null, days)).toEqual(['told', 'told', 'told', 'told', 'INVALID', 'told']);
  });
});
