import { catalogue } from '#web/ui'

export const accountText = catalogue({
  title: ['我的', 'Me'],
  cases: ['我的办件', 'My cases'],
  projects: ['我的项目', 'My projects'],
  projectsWords: ['建设项目的四个阶段、总时限、图纸', 'Stages, total time and drawings of what you build'],
  casesWords: ['进度、结果、草稿', 'Progress, results, drafts'],
  bookings: ['大厅预约', 'Visits booked'],
  bookingsWords: ['预约码，我的号', 'Codes, and my number'],
  certificates: ['我的证照', 'My certificates'],
  certificatesWords: ['电子证照和验真码', 'E-certificates and their codes'],
  materials: ['我的材料', 'My documents'],
  materialsWords: ['交过的，下次点一下就能用', 'What you handed in, for the next time'],
  notices: ['消息', 'Notices'],
  noticesWords: ['办件有进展时告诉您', 'Told when a case moves'],
  authorisations: ['授权', 'Authorisations'],
  authorisationsWords: ['谁能替我办，我能替谁办', 'Who may act for me, for whom I may act'],
  credit: ['我的信用记录', 'Credit records about me'],
  creditWords: ['记了什么，到哪天，怎么提异议', 'What stands about me, until when; object'],
  seen: ['谁看过我的数据', 'Who looked at my data'],
  seenWords: ['每次查看都有记录', 'Every look is on record'],
  sessions: ['登录设备', 'Where I am signed in'],
  sessionsWords: ['看在哪里登录过，退出不认识的', 'See and end sessions'],
  look: ['显示', 'How pages look'],
  large: ['大字', 'Large type'],
  theme: ['颜色', 'Colours'],
  themes: [
    { system: '跟随设备', light: '浅色', dark: '深色' },
    { system: 'As the device', light: 'Light', dark: 'Dark' },
  ],
  types: [
    { standard: '标准', large: '大字' },
    { standard: 'Standard', large: 'Large' },
  ],
  typeSize: ['字号', 'Type size'],
  language: ['语言', 'Language'],
  signOut: ['退出登录', 'Sign out'],
  signedOut: ['已退出', 'Signed out'],
})

export const sessionsText = catalogue({
  title: ['登录设备', 'Where I am signed in'],
  lead: ['不认识的，点“退出”，再改密码。', 'End any you do not know, then change your password.'],
  current: ['这台设备', 'this device'],
  unknownAgent: ['不知名的浏览器', 'Unknown browser'],
  lastSeen: [(at: string) => `${at}用过`, (at: string) => `used ${at}`],
  since: [(at: string) => `${at}登录`, (at: string) => `signed in ${at}`],
  from: [(network: string) => `网段${network}`, (network: string) => `network ${network}`],
  end: ['退出', 'End'],
  ended: ['已退出那台设备', 'Session ended'],
  endAll: ['全部退出', 'Sign out everywhere'],
  endAllTitle: ['在所有设备上退出？', 'Sign out everywhere?'],
  endAllWords: ['这台设备也会退出，要重新登录。', 'This device too; you will have to sign in again.'],
})

export const seenText = catalogue({
  title: ['谁看过我的数据', 'Who looked at my data'],
  lead: [
    '谁看过、用过您的信息，每一次都在这里，删不掉。',
    'Every look at your data and every use of it stands here and cannot be deleted.',
  ],
  empty: ['还没有记录', 'Nothing yet'],
  emptyWords: ['有人看了您的信息，就会在这里出现。', 'When somebody looks at your data it will appear here.'],
  by: [
    { self: '您自己', person: '替您办事的人', officer: '工作人员', system: '系统' },
    { self: 'You', person: 'Somebody acting for you', officer: 'An officer', system: 'The system' },
  ],
  refused: ['被拒绝', 'refused'],
  purpose: [(words: string) => `用途：${words}`, (words: string) => `purpose: ${words}`],
  openCase: ['看办件', 'the case'],
  more: ['再看一些', 'Show more'],
  others: ['只看别人', 'Only others'],
  all: ['全部', 'All'],
})

export const noticesText = catalogue({
  title: ['消息', 'Notices'],
  empty: ['没有消息', 'No notices'],
  emptyWords: ['办件有进展时，会在这里告诉您。', 'You will be told here when a case moves.'],
  allRead: ['全部标为已读', 'Mark all read'],
  unread: ['未读', 'unread'],
  more: ['再看一些', 'Show more'],
})
