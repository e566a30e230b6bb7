/** The value below which a share of the samples lies; nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

export interface Timed {
  /** Each in milliseconds. */
  readonly samples: number[]
  readonly perSecond: number
}

/** Does every task once, at most `inFlight` at a time. */
export async function inParallel<T>(
  tasks: readonly T[],
  inFlight: number,
  run: (task: T, lane: number) => Promise<unknown>,
): Promise<Timed> {
  const samples: number[] = []
  const started = performance.now()
  let next = 0
  const lane = async (number: number) => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      const at = performance.now()
      await run(task, number)
      samples.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, number) => lane(number)))
  return { samples, perSecond: samples.length / ((performance.now() - started) / 1000) }
}

/** Does one thing again and again, one at a time. */
export async function repeatedly(times: number, run: () => PromiseLike<unknown>): Promise<number[]> {
  const { samples } = await inParallel(
    Array.from({ length: times }, (_, index) => index),
    1,
    async () => run(),
  )
  return samples
}
