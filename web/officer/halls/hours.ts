import type { HallRules } from '#contract'

type Span = HallRules['hours']['working'][number]

/** `09:00-12:00 13:00-17:00`, as people write it. */
export function writeHours(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(' ')
}

/** Reads what was written; undefined where it is not hours in their order. */
export function readHours(text: string): Span[] | undefined {
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/[\s,、]+/)
    .filter(Boolean)
  const spans = words.map((word) => {
    const [, from = '', to = ''] = /^(\d{1,2}:\d{2})[-–~](\d{1,2}:\d{2})$/.exec(word) ?? []
    return { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
  })
  const fits = spans.every(
    ({ from, to }, at) =>
      /^([01]\d|2[0-3]):[0-5]\d$/.test(from) &&
      /^([01]\d|2[0-3]):[0-5]\d$/.test(to) &&
      from < to &&
      (spans[at - 1]?.to ?? '') <= from,
  )
  return fits ? spans : undefined
}
