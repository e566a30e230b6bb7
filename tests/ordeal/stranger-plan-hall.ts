import { CASE, OFFICERS, own, PERSONS, type Trial } from './stranger-trial.ts'

/** What strangers try on the hall of 榆次区. */
export const HALL_PLAN: Readonly<Record<string, Trial>> = {
  'hall.book': {
    ...PERSONS,
    citizen: '403 filing.not-authorised',
    body: ({ hall, subject }) => ({
      hallId: hall,
      matter: 'senior-card',
      startsAt: '2026-11-20T03:00:00Z',
      subjectId: subject.id,
    }),
  },
  'hall.bookings': { ...PERSONS, citizen: 'own', owner: 'mother' },
  'hall.cancel-booking': { ...PERSONS, citizen: '404 hall.booking-not-found' },
  'hall.desk': own({ query: ({ hall }) => ({ hall }), owner: 'clerk' }),
  'hall.visitor': { ...OFFICERS, county: '404 hall.ticket-not-found', owner: 'clerk' },
  'hall.sit': { ...OFFICERS, county: '404 hall.window-not-found', body: () => ({ state: 'closed' }) },
  'hall.next': { ...OFFICERS, county: '404 hall.window-not-found', body: () => ({}) },
  'hall.turn': { ...OFFICERS, county: '404 hall.ticket-not-found', body: () => ({ step: 'missed' }) },
  'hall.transfer': {
    ...OFFICERS,
    county: '404 hall.ticket-not-found',
    body: ({ window }) => ({ windowId: window }),
  },
  'hall.rejoin': { ...OFFICERS, county: '404 hall.ticket-not-found' },
  'hall.link': {
    ...OFFICERS,
    county: '404 hall.ticket-not-found',
    body: ({ open }) => ({ caseId: open.id }),
  },
  'hall.hand-out': {
    ...OFFICERS,
    county: '404 hall.ticket-not-found',
    body: ({ granted, subject: { identifier, name } }) => ({
      caseId: granted,
      what: '决定书',
      taker: { name, identifier, relation: 'self' },
    }),
  },
  'hall.invite-rating': { ...OFFICERS, county: '404 hall.ticket-not-found', body: () => ({}) },
  'hall.visits': { county: CASE, citizen: CASE, owner: 'clerk' },
  'hall.settings': own({ owner: 'manager' }),
  'hall.create': own({ body: () => ({ name: '寿阳大厅', address: '朝阳街' }) }),
  'hall.save': {
    ...OFFICERS,
    county: '404 hall.not-found',
    body: () => ({ revision: 0, name: '试', address: '试', state: 'closed', rules: RULES }),
  },
  'hall.save-window': {
    ...OFFICERS,
    county: '404 hall.not-found',
    body: () => ({ number: 1, name: '试', takes: null, staffed: false }),
  },
  'hall.close-days': {
    ...OFFICERS,
    county: '404 hall.not-found',
    body: () => ({ days: [{ day: '2026-12-01', reason: '试' }] }),
  },
  'hall.add-kiosk': { ...OFFICERS, county: '404 hall.not-found', body: () => ({ name: '试' }) },
  'hall.end-kiosk': { ...OFFICERS, county: '404 hall.not-found' },
  'hall.figures': {
    ...OFFICERS,
    county: '404 hall.not-found',
    query: () => ({ from: '2026-11-01', to: '2026-11-30' }),
    owner: 'manager',
  },
}

const RULES = {
  hours: { working: [], rest: [] },
  slotMinutes: 30,
  serviceMinutes: 15,
  bookablePercent: 60,
  bookAheadDays: 14,
  letters: { booked: 'A', walkIn: 'B' },
  order: { leadMinutes: 60, earlyMinutes: 10, graceMinutes: 15 },
  noShow: { count: 3, withinDays: 90, blockedDays: 30, verified: false },
}
