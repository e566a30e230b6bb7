import type { Figure } from '../figure.ts'
import { bareAnswerMs } from '../load.ts'
import { connectClient } from '../client.ts'
import { median, percentile, repeatedly } from '../statistics.ts'

/** What people type: names, everyday words, pinyin, initials, a slip of the finger. */
const QUERIES = [
  '高龄津贴',
  '开饭店',
  '给爸妈办补贴',
  'gaoling',
  'gljt',
  '残疾',
  '道路运输',
  '幼儿园',
  '老年优侍证',
  '挖路',
  '个体户',
  '社保补贴',
]

export const search: Figure = {
  name: 'search',
  title: 'Search for a service',
  measure: async (city, { quick }) => {
    const client = await connectClient(city.url)
    const find = (query: string) =>
      client.call<{ hits: unknown[] }>('GET', `/api/v1/services/search?q=${encodeURIComponent(query)}`)
    for (const query of QUERIES) await find(query)
    let time = 0
    const samples = await repeatedly(quick ? 100 : 600, () => find(QUERIES[time++ % QUERIES.length] ?? ''))
    const { offered } = await client.call<{ offered: number }>('GET', '/api/v1/services/home')
    client.close()
    return {
      lines: [
        {
          what: 'search p50',
          value: median(samples),
          unit: 'ms',
          limit: { what: 'the shortest answer over HTTP', value: await bareAnswerMs(city) },
        },
        { what: 'search p95', value: percentile(samples, 0.95), unit: 'ms' },
      ],
      data: { services: offered, queries: QUERIES.length, searches: samples.length },
    }
  },
}
