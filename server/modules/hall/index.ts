import { book, bookings, cancel } from './operations/booking.ts'
import { desk, visitor } from './operations/desk.ts'
import { figures } from './operations/figures.ts'
import { invite } from './operations/invite.ts'
import { checkIn, take } from './operations/kiosk.ts'
import { list, screen, screenStream, slots, ticket } from './operations/read.ts'
import {
  addKiosk,
  closeDays,
  create,
  endKiosk,
  list as settings,
  save,
  saveWindow,
} from './operations/settings.ts'
import { handOut, link, visits } from './operations/visit.ts'
import { next, rejoin, sit, transfer, turn } from './operations/window.ts'

export { createHallDays } from './day-end.ts'
export { hallsWithin } from './halls.ts'
export { rankOf } from './order.ts'
export { addTicket } from './queue.ts'
export { addHall, putWindow } from './settings.ts'
export { usualRules } from './usual-rules.ts'

/** The operations of this module. */
export const hallHandlers = [
  list,
  slots,
  book,
  bookings,
  cancel,
  checkIn,
  take,
  ticket,
  screen,
  screenStream,
  desk,
  visitor,
  sit,
  next,
  turn,
  transfer,
  rejoin,
  link,
  handOut,
  invite,
  visits,
  settings,
  create,
  save,
  saveWindow,
  closeDays,
  addKiosk,
  endKiosk,
  figures,
]
