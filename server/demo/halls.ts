import { addHall, addTicket, hallsWithin, putWindow, rankOf, usualRules } from '#modules/hall'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'

/** One hall a county of the demo. */
const HALLS = [
  { code: '140702', name: '榆次区', path: '14.1407.140702', address: '榆次区迎宾街1号' },
  { code: '140725', name: '寿阳县', path: '14.1407.140725', address: '寿阳县朝阳街68号' },
] as const

/** 社保 and 企业开办 have windows of their own; two take anything. */
const WINDOWS = [
  { name: '综合窗口', takes: null },
  { name: '综合窗口', takes: null },
  {
    name: '社会保障',
    takes: ['social-security-card', 'flexible-work-subsidy', 'resident-medical-insurance'],
  },
  { name: '企业开办', takes: ['food-business-licence', 'sole-trader-registration', 'restaurant-opening'] },
] as const

/** What the first of today came for, and how many minutes ago. */
const CAME = [
  { slug: 'senior-card', agoMinutes: 14 },
  { slug: 'social-security-card', agoMinutes: 9 },
  { slug: null, agoMinutes: 6 },
  { slug: 'food-business-licence', agoMinutes: 2 },
] as const

/** Sets the demo's halls up, once, each with its windows and a few numbers of today. */
export async function openTheHalls({ database, clock }: Platform): Promise<void> {
  const now = clock.now()
  if ((await hallsWithin(database.read, undefined)).length > 0) return
  for (const { address, ...region } of HALLS) {
    const id = uuidv7(now)
    const name = `${region.name}政务服务中心`
    await addHall(database.read, { id, name, address, region, rules: usualRules, at: now })
    for (const [at, window] of WINDOWS.entries())
      await putWindow(database.read, id, { id: uuidv7(now), number: at + 1, staffed: true, ...window })
    for (const { slug, agoMinutes } of CAME) {
      const cameAt = now.subtract({ minutes: agoMinutes })
      await addTicket(database.read, {
        id: uuidv7(now),
        hallId: id,
        day: dateOf(now),
        letter: usualRules.letters.walkIn,
        slug,
        cameAt,
        rank: rankOf(usualRules.order, cameAt, undefined),
      })
    }
  }
}
