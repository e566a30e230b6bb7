import { connect } from '#platform/database'
import { buildDemoBase } from '../../server/demo/base.ts'
import { prepareReference } from '../../server/prepare.ts'

/** The day before the worlds' clock begins. */
const PREPARED = Temporal.Instant.from('2026-11-18T02:00:00Z')

/** What every test finds in its database: the reference data and a small demo city. */
export async function prepareTemplate(url: string): Promise<void> {
  const database = connect({ url, maxConnections: 2 })
  try {
    await prepareReference(database, PREPARED, { demo: true })
    await buildDemoBase(database, PREPARED, { size: 0.05 })
  } finally {
    await database.close()
  }
}
