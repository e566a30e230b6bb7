import type { Database } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { buildDemoBase } from './base.ts'

/** Builds the demo city where there is none: people, firms and accounts, then a year of their dealings with government. */
export async function buildDemo(platform: Platform, owner: Database, count: (text: string, done: number, of: number) => void, password?: string): Promise<void> {
  count('Inventing a city', 0, 1)
  await buildDemoBase(owner, platform.clock.now(), { size: platform.config.demoSize, password })
  count('Inventing a city', 1, 1)
}
