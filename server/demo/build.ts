import type { Database } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { buildDemoBase } from './base.ts'
import { complain } from './complaints.ts'
import { liveTheYear, type Count } from './history.ts'
import { openTheHalls } from './halls.ts'
import { beginBuild, endBuild } from './history-marker.ts'
import { fileTheWork } from './work.ts'

/** Any two processes that would build one city agree by this lock on who does. */
const LOCK = 7_140_700

/** Builds the demo city where there is none: people, firms and accounts, then a year of their dealings with government and the work officers have now. What an interrupted build left is thrown away first. */
export async function buildDemo(
  platform: Platform,
  owner: Database,
  count: Count,
  password?: string,
): Promise<void> {
  await platform.database.write(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`
    count('Inventing a city', 0, 1)
    await buildDemoBase(owner, platform.clock.now(), { size: platform.config.demoSize, password })
    count('Inventing a city', 1, 1)
    if (!(await beginBuild(owner, platform.clock.now()))) return
    await liveTheYear(platform, owner, count)
    await fileTheWork(platform)
    await complain(platform)
    await openTheHalls(platform)
    await endBuild(owner, platform.clock.now())
  })
}
