import { catalogue } from '#web/ui'

export const bookingText = catalogue({
  title: ['大厅预约', 'Book a visit'],
  account: ['我的', 'Mine'],
  find: ['找要办的事', 'Find a service'],
  mine: ['我的预约', 'My bookings'],
  lead: ['选一个时间来，先约的先办。', 'Choose a time: who has booked is served first.'],
  what: ['办什么', 'What for'],
  whom: ['给谁办', 'For whom'],
  myself: ['我自己', 'Myself'],
  hall: ['去哪个大厅', 'Which hall'],
  day: ['哪一天', 'Which day'],
  time: ['几点', 'What time'],
  left: [(count: number) => `还有${count}个`, (count: number) => `${count} left`],
  full: ['约满', 'full'],
  none: ['这一天没有时间可约', 'Nothing can be booked on that day'],
  noneAtAll: [
    '这个大厅近期约满了，可以直接去取号。',
    'This hall is fully booked for now. You can go and take a number.',
  ],
  noHalls: ['还没有大厅可以预约', 'No hall takes bookings yet'],
  choose: ['请选一个时间', 'Choose a time'],
  book: ['约这个时间', 'Book this time'],
  instead: ['这几个时间还有', 'These times are free'],
  bring: ['带上没填完的申请', 'Bring the application I have begun'],
  empty: ['还没有预约', 'Nothing booked'],
  emptyWords: ['在事项页里点“约时间去大厅”。', 'Choose “Book a visit” on the page of a service.'],
  code: ['预约码', 'Booking code'],
  codeWords: ['到大厅的取号机上输这8位数', 'Key these eight digits in at the kiosk in the hall'],
  give: ['取消预约', 'Cancel'],
  giveTitle: ['取消这个预约？', 'Cancel this booking?'],
  giveWords: ['时间会让给别人。', 'The time goes to somebody else.'],
  closed: [
    (why: string) => `大厅那天不开：${why}。请另约时间，不算爽约。`,
    (why: string) =>
      `The hall is closed then: ${why}. Please book another time; this does not count against you.`,
  ],
  hoursChanged: [
    '大厅改了开门时间，请另约，不算爽约。',
    'The hall changed its hours. Please book another time; this does not count against you.',
  ],
  gone: ['已取消', 'Cancelled'],
  states: [
    { booked: '已约', arrived: '已取号', cancelled: '已取消', missed: '没有来' },
    { booked: 'booked', arrived: 'checked in', cancelled: 'cancelled', missed: 'not come' },
  ],
  for: [(name: string) => `给${name}办`, (name: string) => `for ${name}`],
  ticket: [
    (number: string, ahead: number, minutes: number) =>
      ahead === 0 ? `${number}号，前面没有人` : `${number}号，前面还有${ahead}人，大约等${minutes}分钟`,
    (number: string, ahead: number, minutes: number) =>
      ahead === 0
        ? `Number ${number}, nobody before you`
        : `Number ${number}, ${ahead} before you, about ${minutes} minutes`,
  ],
  go: [
    (number: string, window: number) => `${number}号，请到${window}号窗口`,
    (number: string, window: number) => `Number ${number}: go to window ${window}`,
  ],
  follow: ['看我的号', 'Follow my number'],
  passed: [
    (number: string) => `${number}号叫过了，请到窗口说一声`,
    (number: string) => `Number ${number} was called. Please tell the window.`,
  ],
  done: [(number: string) => `${number}号已办`, (number: string) => `Number ${number} was served`],
})
