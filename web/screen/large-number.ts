import type { Language } from '#web/ui'

/** From here on a figure on the wall is written short; its definition has it whole. */
const LONG = 100_000

/** A figure as it is read from across a room: 12,846; 71.8万, English 718k. */
export function formatLarge(value: number, language: Language): string {
  if (Math.abs(value) < LONG) return formatCount(value)
  if (language === 'zh')
    return Math.abs(value) < 100_000_000
      ? `${formatCount(value / 10_000)}万`
      : `${formatCount(value / 100_000_000)}亿`
  return Math.abs(value) < 1_000_000 ? `${Math.round(value / 1_000)}k` : `${formatCount(value / 1_000_000)}M`
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const formatCount = (value: number) => figures.format(value)
