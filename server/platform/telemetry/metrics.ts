/** Counters and timings in Prometheus text format; labels are few and never personal. */
export interface Metrics {
  count(name: string, labels?: Record<string, string>, by?: number): void
  observe(name: string, seconds: number, labels?: Record<string, string>): void
  render(): string
}

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function createMetrics(): Metrics {
  const counters = new Map<string, number>()
  const timings = new Map<
    string,
    { name: string; labels: string; buckets: number[]; sum: number; count: number }
  >()
  return {
    count(name, labels = {}, by = 1) {
      const key = `${name}${format(labels)}`
      counters.set(key, (counters.get(key) ?? 0) + by)
    },
    observe(name, seconds, labels = {}) {
      const text = format(labels)
      const timing = timings.get(name + text) ?? {
        name,
        labels: text,
        buckets: BUCKETS_SECONDS.map(() => 0),
        sum: 0,
        count: 0,
      }
      BUCKETS_SECONDS.forEach((bound, index) => {
        if (seconds <= bound) timing.buckets[index] = (timing.buckets[index] ?? 0) + 1
      })
      timing.sum += seconds
      timing.count += 1
      timings.set(name + text, timing)
    },
    render() {
      const lines = [...counters].map(([key, value]) => `${key} ${value}`)
      for (const { name, labels, buckets, sum, count } of timings.values()) {
        const inner = labels.slice(1, -1)
        const withLe = (bound: string) => `{${inner ? `${inner},` : ''}le="${bound}"}`
        BUCKETS_SECONDS.forEach((bound, index) =>
          lines.push(`${name}_bucket${withLe(String(bound))} ${buckets[index]}`),
        )
        lines.push(
          `${name}_bucket${withLe('+Inf')} ${count}`,
          `${name}_sum${labels} ${sum}`,
          `${name}_count${labels} ${count}`,
        )
      }
      return `${lines.join('\n')}\n`
    },
  }
}

function format(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replace(/["\\\n]/g, '_')}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
