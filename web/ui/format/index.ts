export { formatCitation, lawPath, parseLawAddress, type LawAddress } from './citation.ts'
export { formatClockLeft, formatPeriod } from './clock.ts'
export { dateOf, daysBetween, formatClock, formatDay, formatFullDay, formatMoment } from './dates.ts'
export { chineseNumeral, formatBytes, formatCount, formatParts, formatTook, formatYuan } from './numbers.ts'
