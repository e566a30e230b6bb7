import type { Language } from '../preferences.ts'

/** 12,846 */
export function formatCount(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value)
}

/** Milliseconds as people say them: 不到1秒, 1.4秒, 3分20秒. */
export function formatTook(ms: number, language: Language): string {
  if (ms < 1000) return language === 'zh' ? '不到1秒' : 'under a second'
  const seconds = ms / 1000
  if (seconds < 60) {
    const shown = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))
    return language === 'zh' ? `${shown}秒` : `${shown} s`
  }
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60)
    return language === 'zh'
      ? `${minutes}分${Math.round(seconds % 60)}秒`
      : `${minutes} min ${Math.round(seconds % 60)} s`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return language === 'zh' ? `${hours}小时` : `${hours} h`
  return language === 'zh' ? `${Math.round(hours / 24)}天` : `${Math.round(hours / 24)} days`
}

/** Fen as people say them: 10元, 12.50元; ¥10, ¥12.50. */
export function formatYuan(fen: number, language: Language): string {
  const yuan = fen / 100
  const shown = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(yuan)
  return language === 'zh' ? `${shown}元` : `¥${shown}`
}

/** A file's size as people read it: 3.2 MB, 84 KB. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
  return `${Math.max(1, Math.round(bytes / 1_000))} KB`
}

/** Parts that are there, with the comma of the language between them. */
export function formatParts(
  parts: readonly (string | null | undefined | false)[],
  language: Language,
): string {
  return parts.filter(Boolean).join(language === 'zh' ? '，' : ', ')
}

/** 1 → 一, 21 → 二十一, 132 → 一百三十二: as articles are numbered (up to 9999). */
export function chineseNumeral(value: number): string {
  if (value === 0) return '零'
  const written = [...String(value)]
    .map((digit, index, all) => ({ digit: Number(digit), unit: UNITS[all.length - 1 - index] ?? '' }))
    .map(({ digit, unit }) => (digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${unit}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
  return value >= 10 && value < 20 ? written.slice(1) : written
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const UNITS = ['', '十', '百', '千']
