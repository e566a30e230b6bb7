import type { Language } from '../preferences.ts'

const ZONE = 'Asia/Shanghai'

/** A moment as people say it, seen from `now`: 刚刚, 5分钟前, 今天14:32, 昨天09:05, 11月8日, 2025年3月1日. */
export function formatMoment(at: string, language: Language, now = new Date()): string {
  const moment = new Date(at)
  const passedMinutes = Math.floor((now.getTime() - moment.getTime()) / 60_000)
  if (passedMinutes >= 0 && passedMinutes < 1) return language === 'zh' ? '刚刚' : 'just now'
  if (passedMinutes >= 0 && passedMinutes < 60)
    return language === 'zh' ? `${passedMinutes}分钟前` : `${passedMinutes} min ago`
  const days = daysBetween(dateOf(moment), dateOf(now))
  const clock = formatClock(at)
  if (days === 0) return language === 'zh' ? `今天${clock}` : `today ${clock}`
  if (days === 1) return language === 'zh' ? `昨天${clock}` : `yesterday ${clock}`
  return formatDay(dateOf(moment), language, now)
}

/** 14:32, in the platform's time zone. */
export function formatClock(at: string, seconds = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(new Date(at))
}

/** A legal date: 11月20日 within this year, else 2025年3月1日; English 20 Nov. Times are cut to their day. */
export function formatDay(date: string, language: Language, now = new Date()): string {
  const [year = 0, month = 1, day = 1] = (date.length > 10 ? dateOf(new Date(date)) : date)
    .split('-')
    .map(Number)
  const thisYear = Number(dateOf(now).slice(0, 4)) === year
  if (language === 'zh') return thisYear ? `${month}月${day}日` : `${year}年${month}月${day}日`
  return thisYear ? `${day} ${MONTHS[month - 1]}` : `${day} ${MONTHS[month - 1]} ${year}`
}

/** Always with the year: 2026年11月20日. */
export function formatFullDay(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = (date.length > 10 ? dateOf(new Date(date)) : date)
    .split('-')
    .map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`
}

/** Whole days from one legal date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The legal date of a moment in the platform's time zone, `2026-11-20`. */
export function dateOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
