import type { HallRules } from '#contract'

/** What a new hall begins with; no rule of law sets these, so each hall is to set its own. */
export const usualRules: HallRules = {
  hours: {
    working: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
    rest: [],
  },
  slotMinutes: 30,
  serviceMinutes: 15,
  bookablePercent: 60,
  bookAheadDays: 14,
  letters: { booked: 'A', walkIn: 'B' },
  order: { leadMinutes: 60, earlyMinutes: 10, graceMinutes: 15 },
  noShow: { count: 3, withinDays: 90, blockedDays: 30, verified: false },
}
