import { DBOS } from '@dbos-inc/dbos-sdk'

/** How many workflows, and how many of them at a time. */
export interface PeerLoad {
  readonly workflows: number
  readonly inFlight: number
}
export interface PeerRun {
  readonly seconds: number
}

/**
 * The durable-workflow peer, in a process of its own: each workflow runs three steps that do nothing but return, and the peer writes each
 * one down. As many connections as our server has, no telemetry and no queue between: the peer's shortest way.
 */
const { PEER_DATABASE_URL = '', PEER_CONNECTIONS = '' } = process.env
DBOS.setConfig({
  name: 'bench-peer',
  systemDatabaseUrl: PEER_DATABASE_URL,
  systemDatabasePoolSize: Number(PEER_CONNECTIONS),
  enableOTLP: false,
  logLevel: 'error',
})
const STEPS = ['file', 'claim', 'answer']
const workflow = DBOS.registerWorkflow(
  async (number: number) => {
    let seen = number
    for (const name of STEPS) seen = await DBOS.runStep(async () => seen, { name })
    return seen
  },
  { name: 'case' },
)
await DBOS.launch()

process.on('message', (load: PeerLoad | { question: 'stop' }) => {
  if ('question' in load) return void DBOS.shutdown().then(() => process.exit(0))
  void run(load).then((done) => process.send?.(done))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function run({ workflows, inFlight }: PeerLoad): Promise<PeerRun> {
  let begun = 0
  const lane = async () => {
    while (begun < workflows) await workflow(begun++)
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: inFlight }, lane))
  return { seconds: (performance.now() - started) / 1000 }
}
