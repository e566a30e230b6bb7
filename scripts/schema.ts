import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, startEmbedded } from '#platform/database'
import { schemaText } from './schema-text.ts'

// Migrates a new, empty database and writes down what came of it.
const folder = await mkdtemp(join(tmpdir(), 'yiwang-schema-'))
const embedded = await startEmbedded(join(folder, 'postgres'))
try {
  await migrate(embedded.url)
  const database = connect({ url: embedded.url, maxConnections: 1 })
  try {
    const target = new URL('../server/migrations/schema.sql', import.meta.url)
    await writeFile(target, await schemaText(database.read))
    console.log('server/migrations/schema.sql is written')
  } finally {
    await database.close()
  }
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}
