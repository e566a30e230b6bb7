import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: [
            '{contract,server,cli,scripts,bench}/**/*.test.ts',
            'tests/{world,conformance,architecture,ordeal}/**/*.test.ts',
            'web/**/*.test.ts',
          ],
          globalSetup: ['tests/world/cluster.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/shared-city.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          // Pages are waited for as long as playwright waits.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
