import type { ClockView, Period } from '#contract'
import type { Language } from '../preferences.ts'
import { formatDay } from './dates.ts'

/** What is left on a clock, in words: 还剩2个工作日, 今天到期, 超期1个工作日, 停表. */
export function formatClockLeft(clock: ClockView, language: Language): string {
  const zh = language === 'zh'
  if (clock.state === 'met') return zh ? '按时完成' : 'on time'
  if (clock.state === 'late' && clock.endedOn)
    return zh
      ? `${formatDay(clock.endedOn, language)}完成，已超期`
      : `finished late on ${formatDay(clock.endedOn, language)}`
  if (clock.state === 'stopped') return zh ? '停表' : 'clock stopped'
  const unit = unitOf(clock.unit, Math.abs(clock.daysLeft), language)
  if (clock.daysLeft < 0) return zh ? `超期${-clock.daysLeft}${unit}` : `${-clock.daysLeft} ${unit} overdue`
  if (clock.daysLeft === 0) return zh ? '今天到期' : 'due today'
  return zh ? `还剩${clock.daysLeft}${unit}` : `${clock.daysLeft} ${unit} left`
}

/** A period of law: 马上, 20个工作日, 30天. */
export function formatPeriod(period: Pick<Period, 'count' | 'unit'>, language: Language): string {
  if (period.count === 0) return language === 'zh' ? '马上' : 'at once'
  const unit = unitOf(period.unit, period.count, language)
  return language === 'zh' ? `${period.count}${unit}` : `${period.count} ${unit}`
}

function unitOf(unit: 'working' | 'calendar', count: number, language: Language): string {
  if (language === 'zh') return unit === 'working' ? '个工作日' : '天'
  const day = count === 1 ? 'day' : 'days'
  return unit === 'working' ? `working ${day}` : day
}
