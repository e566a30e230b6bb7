import { catalogue } from '#web/ui'

export const hallText = catalogue({
  halls: ['政务服务大厅', 'Service halls'],
  home: ['回首页', 'Home'],
  allHalls: ['所有大厅', 'All halls'],
  follow: ['扫一扫，在手机上看叫号', 'Scan to follow the calls on your phone'],
  stay: [
    '没叫到请坐着等；过号了，到窗口说一声就能重新排。',
    'Please sit until you are called. If you missed your number, tell the window and queue again.',
  ],
  waiting: [(count: number) => `${count}人在等`, (count: number) => `${count} waiting`],
  open: [(count: number) => `${count}个窗口在办`, (count: number) => `${count} windows open`],
  closedToday: ['今天不办', 'Closed today'],
  calls: ['正在叫号', 'Now calling'],
  windows: ['窗口', 'Windows'],
  window: [(number: number) => `${number}号窗口`, (number: number) => `Window ${number}`],
  please: [
    (ticket: string, window: number) => `请${ticket}到${window}号窗口`,
    (ticket: string, window: number) => `${ticket}, please go to window ${window}`,
  ],
  again: ['再叫一次', 'called again'],
  idle: ['还没有叫号', 'Nobody has been called yet'],
  idleWords: ['叫到您时，号码会在这里出现。', 'Your number appears here when it is called.'],
  free: ['空闲', 'free'],
  paused: ['暂停', 'paused'],
  closed: ['未开', 'closed'],
  lost: ['连不上，正在重连', 'No connection, trying again'],
  sound: ['打开声音', 'Turn the sound on'],
  soundOff: ['关掉声音', 'Turn the sound off'],
  none: ['还没有设大厅', 'No hall has been set up yet'],
})

export const kioskText = catalogue({
  title: ['取号', 'Take a number'],
  booked: ['我预约了', 'I have booked'],
  bookedWords: ['输8位预约码', 'Key in the eight digits'],
  walkIn: ['我没有预约', 'I have not booked'],
  walkInWords: ['选要办的事，拿一个号', 'Choose what it is about'],
  ask: ['只是问问', 'Just to ask'],
  code: ['预约码', 'Booking code'],
  erase: ['退一格', 'Erase'],
  take: ['取号', 'Take the number'],
  back: ['返回', 'Back'],
  choose: ['要办什么事', 'What is it about'],
  search: ['找一找', 'Find it'],
  yours: ['您的号', 'Your number'],
  ahead: [
    (count: number, minutes: number) =>
      count === 0 ? '前面没有人，马上轮到您' : `前面还有${count}人，大约等${minutes}分钟`,
    (count: number, minutes: number) =>
      count === 0 ? 'Nobody before you' : `${count} before you, about ${minutes} minutes`,
  ],
  follow: ['用手机扫一扫，坐着等', 'Scan it and wait in comfort'],
  done: ['好了', 'Done'],
  watch: ['看着屏幕，叫到号就去窗口。', 'Watch the screen; go to the window when your number is called.'],
  asking: [
    '还在吗？没有人动，这里马上回到开头。',
    'Are you still here? This goes back to the beginning soon.',
  ],
  here: ['我还在', 'I am here'],
  nothing: ['没有找到，可以选“只是问问”', 'Nothing found: choose “Just to ask”'],
  noKey: ['这台机器还没有登记', 'This machine is not registered'],
  noKeyWords: [
    '请管理人员在工作台“大厅设置”里登记，用给出的地址打开。',
    'A manager registers it under “Halls” and opens the address given there.',
  ],
})

export const ticketText = catalogue({
  title: [(number: string) => `${number}号`, (number: string) => `Number ${number}`],
  waiting: ['在等', 'Waiting'],
  called: [(window: number) => `请到${window}号窗口`, (window: number) => `Go to window ${window}`],
  serving: [(window: number) => `正在${window}号窗口办`, (window: number) => `At window ${window}`],
  served: ['办完了', 'Done'],
  missed: ['过号了，请到窗口说一声', 'It was called and nobody came. Please tell the window.'],
  screen: ['看叫号屏', 'The calling screen'],
  stay: ['这一页会自己更新。', 'This page keeps itself up to date.'],
})
