import { defineConfig } from 'vitest/config';

/**
 * What these ask of a database is asked on both elsewhere: they speak to it by what the log, the days and the session have
 * in common, or not at all (recognising, writing files, who may what, what a person is told). They run on the faster one.
 */
const ON_ONE_DATABASE = [
  'tests/http/{documents,exports,imports,metrics,operations,pages,provider,second-factor,sign-in-limits,welcome}.test.ts',
  'tests/integration/{access,published}.test.ts',
  'tests/integration/{clearance,codes,discipline,handover,leaves,obstacles,programme-plans}.test.ts',
  'tests/integration/{register-steps,reorganisation,replanning,settings,works}.test.ts',
];

// One project after the other: timing in the browser must not suffer from the databases' tests.
const integration = (name: 'embedded' | 'postgres', groupOrder: number) => ({
  test: {
    name,
    sequence: { groupOrder },
    include: ['tests/integration/**/*.test.ts', 'tests/http/**/*.test.ts'],
    exclude: name === 'embedded' ? ON_ONE_DATABASE : [],
    globalSetup: ['tests/support/global-database.ts'],
    env: { TEST_DB: name },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Each file opens a database of its own; two at a time is what two cores carry.
    maxWorkers: 2,
    // Modules are read once for each worker: files keep what they make in a database of their own.
    isolate: false,
  },
});

/** What is entered must be on another screen within a second: nothing runs beside it. */
const HELD_TO_A_SECOND = 'tests/e2e/journeys.test.ts';

const browser = ({ groupOrder, ...test }: Browsers) => ({
  test: {
    ...test,
    sequence: { groupOrder },
    globalSetup: ['tests/support/global-site.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

interface Browsers {
  name: string;
  groupOrder: number;
  include: string[];
  exclude?: string[];
  maxWorkers: number;
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'shared/**/*.test.ts',
            'client/**/*.test.ts',
            'server/**/*.test.ts',
            'seeds/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'component',
          include: ['client/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['client/testing/setup.ts'],
          // Each test takes down what it put up; one page for all of a worker's files is several times as fast.
          isolate: false,
          // A machine with other things to do needs longer for a first screen than vitest has patience.
          testTimeout: 15_000,
        },
      },
      {
        test: {
          // Recognising takes all of a processor and much memory: nothing runs beside it that is held to a time.
          name: 'reading',
          sequence: { groupOrder: 1 },
          include: ['tests/reading/**/*.test.ts'],
        },
      },
      integration('embedded', 2),
      integration('postgres', 3),
      browser({
        name: 'browser',
        groupOrder: 4,
        include: ['tests/e2e/**/*.test.ts'],
        exclude: [HELD_TO_A_SECOND],
        maxWorkers: 2,
      }),
      browser({ name: 'journeys', groupOrder: 5, include: [HELD_TO_A_SECOND], maxWorkers: 1 }),
    ],
  },
});
