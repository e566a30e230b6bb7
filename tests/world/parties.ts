import { startSimulators, type Simulators } from '../../server/demo/simulators/start.ts'
import type { callersOf } from './callers.ts'
import type { World } from './world.ts'

export interface Parties extends AsyncDisposable {
  readonly simulators: Simulators
}

/** Banks of a world, over a real line: their notices go to its HTTP edge, and its clock is theirs. */
export async function openParties(
  world: World,
  city: () => Pick<Awaited<ReturnType<typeof callersOf>>, 'composition'>,
): Promise<Parties> {
  const simulators = await startSimulators({
    customerKey: () =>
      world.platform.keyStore
        .publicKeys()
        .find(({ purpose, isCurrent }) => purpose === 'counterparty' && isCurrent)?.pem ?? '',
    now: () => world.clock.now(),
    deliver: async (url, message) => {
      const answer = await city().composition.http.inject({
        method: 'POST',
        url: new URL(url).pathname,
        payload: JSON.stringify(message),
        headers: { 'content-type': 'application/json' },
      })
      return answer.statusCode === 200
    },
  })
  Object.assign(world.platform.config, {
    counterparties: simulators.counterparties,
    simulatorsUrl: simulators.url,
  })
  return { simulators, [Symbol.asyncDispose]: () => simulators.stop() }
}
