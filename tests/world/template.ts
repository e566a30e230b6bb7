import { connect } from '#platform/database'
import { prepareReference } from '../../server/prepare.ts'

/** What every test finds in its database: the reference data and a small demo city. */
export async function prepareTemplate(url: string): Promise<void> {
  const database = connect({ url, maxConnections: 2 })
  try {
    await prepareReference(database)
  } finally {
    await database.close()
  }
}
