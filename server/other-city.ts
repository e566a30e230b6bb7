import type { Config } from '#platform/config'
import type { Database } from '#platform/database'
import { StartFailure } from '#platform/errors'

/**
 * An invented city and a real government do not share a database: invented people could not be told from real ones.
 * Throws StartFailure when production meets a demo city, or the demo somebody's installation.
 */
export async function refuseOtherCity(owner: Database, mode: Config['mode']): Promise<void> {
  const [found] = await owner.read<[{ invented: boolean; real: boolean }]>`
    select exists (select from demo.build) as invented,
      exists (select from identity.account where not demo) as real`
  if (mode === 'production' && found.invented)
    throw new StartFailure(
      'This database holds the demo city: give production a database of its own (DATABASE_URL, or another YIWANG_DATA_DIR)',
    )
  if (mode === 'demo' && found.real && !found.invented)
    throw new StartFailure(
      'This database holds a real installation: the demo city would be built into it. Start it with serve, or give the demo another YIWANG_DATA_DIR',
    )
}
