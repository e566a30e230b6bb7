import { mkdir, writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { currentDefinition } from '#modules/matter'
import { sweepOffers } from '#modules/offer'
import { boot } from '../server/boot.ts'
import { buildDemoBase } from '../server/demo/base.ts'
import { compose } from '../server/main.ts'
import { settleFirms } from './firms.ts'
import { carry, openLicence, type Load } from './line.ts'
import { shareOfThread, type Share } from './profile.ts'

/** What the benchmark asks of the server's process, and its answers, over the channel between parent and child. */
export type Question =
  | 'memory'
  | 'sweep-offers'
  | 'offer-libraries'
  | 'open-case'
  | 'start-profile'
  | 'stop-profile'
  | 'stop'
  | { carry: Load }
/** Several may be asked at a time; an answer has the number of its question. */
export interface Asked {
  readonly id: number
  readonly question: Question
}
export interface Answered {
  readonly id: number
  readonly answer: object
}
export interface Ready {
  readonly url: string
}
export interface Memory {
  readonly rssBytes: number
}
export type Profile = readonly Share[]
/** Seconds for each offer that was swept. */
export type SweepTimes = readonly number[]

const RESULTS = join(import.meta.dirname, 'results')
const BASE_SIZE = 0.05
const { platform, owner, shutDown } = await boot({ mode: 'demo' })
await buildDemoBase(owner, platform.clock.now(), { size: BASE_SIZE })
await settleFirms(owner)
const webFolder = process.env['YIWANG_BENCH_WEB']
// All clients come from one address: its limit is not what is measured.
const composition = await compose(platform, {
  requestsPerMinute: 100_000_000,
  ...(webFolder ? { webFolder } : {}),
})
const url = await composition.http.listen({ port: 0, host: '127.0.0.1' })
composition.start()

const inspector = new Session()
inspector.connect()
const answers: Record<Exclude<Question, 'stop' | object>, () => Promise<object>> = {
  memory: async () => ({ rssBytes: process.memoryUsage.rss() }) satisfies Memory,
  'open-case': () => openLicence(platform),
  'offer-libraries': async () => {
    const offered = await owner.read<{ matter: string }[]>`
      select distinct body ->> 'matter' as matter from offer.definition where withdrawn_at is null`
    const matters = await Promise.all(
      offered.map(({ matter }) => currentDefinition(platform.database, matter)),
    )
    return [...new Set(matters.flatMap((matter) => matter?.libraries.subject ?? []))]
  },
  'sweep-offers': async () => {
    await owner.read`delete from offer.sweep`
    const times: number[] = []
    for (;;) {
      const started = performance.now()
      if (!(await sweepOffers(platform))) return times satisfies SweepTimes
      times.push((performance.now() - started) / 1000)
    }
  },
  'start-profile': async () => {
    await inspector.post('Profiler.enable')
    await inspector.post('Profiler.setSamplingInterval', { interval: 500 })
    await inspector.post('Profiler.start')
    return {}
  },
  'stop-profile': async () => {
    const { profile } = await inspector.post('Profiler.stop')
    // Opens in the developer tools of any Chromium.
    await mkdir(RESULTS, { recursive: true })
    await writeFile(join(RESULTS, 'server.cpuprofile'), JSON.stringify(profile))
    return shareOfThread(profile)
  },
}

const stop = async () => {
  await composition.stop()
  await shutDown()
  process.exit(0)
}
process.on('message', ({ id, question }: Asked) => {
  if (question === 'stop') return void stop()
  const answered = typeof question === 'string' ? answers[question]() : carry(platform, question.carry)
  void answered.then((answer) => process.send?.({ id, answer } satisfies Answered))
})
process.on('disconnect', () => void stop())
process.send?.({ url } satisfies Ready)
