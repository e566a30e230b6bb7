import type { InboxItem } from '#contract'

/** How near its end a clock is: the groups of the inbox, in the order the server sends them. */
export const urgencies = ['overdue', 'today', 'soon', 'fortnight', 'later', 'stopped'] as const
export type Urgency = (typeof urgencies)[number]

export type Row =
  | { kind: 'group'; urgency: Urgency; height: 30 }
  | { kind: 'task'; item: InboxItem; index: number; height: 38 }

/** How near the end a task's clock is; a stopped clock, or none, presses nobody. */
export function urgencyOf(clock: InboxItem['clock']): Urgency {
  if (clock === null || clock.state === 'stopped' || clock.colour === 'grey') return 'stopped'
  if (clock.colour === 'red' || clock.daysLeft < 0) return 'overdue'
  if (clock.daysLeft === 0) return 'today'
  if (clock.daysLeft <= 3) return 'soon'
  return clock.daysLeft <= 10 ? 'fortnight' : 'later'
}

/** Tasks with a heading wherever the urgency changes. The order of the server is kept. */
export function rowsOf(items: readonly InboxItem[]): Row[] {
  const rows: Row[] = []
  let before: Urgency | undefined
  items.forEach((item, index) => {
    const urgency = urgencyOf(item.clock)
    if (urgency !== before) rows.push({ kind: 'group', urgency, height: 30 })
    before = urgency
    rows.push({ kind: 'task', item, index, height: 38 })
  })
  return rows
}
