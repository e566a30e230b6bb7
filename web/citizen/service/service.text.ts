import { catalogue } from '#web/ui'

export const searchText = catalogue({
  question: ['今天想办什么事？', 'What would you like to do?'],
  plainWords: ['用平常的话说就行，一句话也可以', 'In your own words; a sentence is fine'],
  search: ['搜索', 'Search'],
  clear: ['清空', 'Clear'],
  tryThese: ['试试', 'Try'],
  title: ['办事', 'Services'],
  results: [
    (count: number) => `找到${count}件`,
    (count: number) => (count === 1 ? '1 found' : `${count} found`),
  ],
  none: [(words: string) => `没有找到“${words}”`, (words: string) => `Nothing found for “${words}”`],
  noneWords: [
    '换个说法，比如“开饭店”“老人补贴”。或者打12345，说您想办的事。',
    'Try other words, or call 12345 and say what you need.',
  ],
  because: [
    { title: '名称', keyword: '大家也这么说', name: '正式名称', summary: '说明里有' },
    { title: 'title', keyword: 'people also say', name: 'official name', summary: 'in its summary' },
  ],
  becauseWords: [
    (field: string, words: string) => `${field}：${words}`,
    (field: string, words: string) => `${field}: ${words}`,
  ],
  all: ['全部结果', 'All results'],
  instant: ['马上办好', 'Decided at once'],
  within: [(period: string) => `${period}内办好`, (period: string) => `within ${period}`],
  legs: [(count: number) => `一件事，${count}项一次办`, (count: number) => `${count} matters at once`],
  byPerson: ['个人办', 'People'],
  byFirm: ['企业办', 'Firms'],
  everyone: ['全部', 'All'],
  lifeEvents: ['人生大事', 'Life events'],
  matters: [
    (count: number) => `${count}件`,
    (count: number) => (count === 1 ? '1 service' : `${count} services`),
  ],
  whose: ['谁来办', 'For whom'],
})

export const guideText = catalogue({
  howLong: ['多久办好', 'How long'],
  atOnce: ['马上', 'At once'],
  statutory: [(period: string) => `法定${period}`, (period: string) => `by law ${period}`],
  cost: ['多少钱', 'Cost'],
  free: ['不收费', 'Free'],
  charged: ['收费', 'There is a fee'],
  toFill: ['要填几项', 'To fill in'],
  items: [(count: number) => `${count}项`, (count: number) => (count === 1 ? '1 field' : `${count} fields`)],
  alreadyHeld: [(count: number) => `另有${count}项政府已有`, (count: number) => `${count} already known`],
  visits: ['跑几次', 'Visits'],
  times: [(count: number) => `${count}次`, (count: number) => String(count)],
  online: ['全程网上办', 'all online'],
  linked: [(count: number) => `一次办${count}项`, (count: number) => `${count} matters at once`],
  linkedWords: [
    '填一次，各部门各办各的，期限分开算；一项没办成，不影响别的。',
    'Filled in once. Each department handles its own by its own period; what one refuses does not stop the others.',
  ],
  linkedIf: ['需要才办', 'if you need it'],
  linkedAfter: [(titles: string) => `在${titles}办好以后`, (titles: string) => `after ${titles}`],
  who: ['谁可以办', 'Who can apply'],
  need: ['要准备什么', 'What you need'],
  needNothing: [
    (count: number) => `一共${count}样，政府手里已经有了，`,
    (count: number) => `${count} in all. Government holds every one: `,
  ],
  nothing: ['您什么都不用准备。', 'you need bring nothing.'],
  needSome: [
    (all: number, own: number) => `一共${all}样，您只要准备${own}样。`,
    (all: number, own: number) => `${all} in all; you prepare ${own}.`,
  ],
  held: [(library: string) => `不用带，来自${library}`, (library: string) => `nothing to bring: ${library}`],
  whenApplicable: ['用得上才要', 'only where it applies'],
  copies: [(count: number) => `${count}份`, (count: number) => (count === 1 ? '1 copy' : `${count} copies`)],
  howDecided: ['按什么决定', 'How it is decided'],
  decidedBy: [
    (count: number) => `由${count}条公开的规则当场决定。规则判断不了的，转给人看，不会直接不批。`,
    (count: number) =>
      `${count} published rules decide at once. What they cannot settle goes to a person, never to a refusal.`,
  ],
  checkedBy: [
    (count: number) => `先由${count}条公开的规则核对，再由人决定。`,
    (count: number) => `${count} published rules check it first; a person decides.`,
  ],
  localRules: ['本地规定，还没与原文核对', 'Set locally, not yet compared with the original'],
  law: ['依据', 'The law'],
  whoDecides: ['谁来决定', 'Who decides'],
  whoDecidesWords: [
    (department: string) => `由申请人所在县（区、市）的${department}部门决定。`,
    (department: string) => `The department of the applicant’s county decides: ${department}.`,
  ],
  units: [
    (count: number) => `看各地办理单位（${count}个）`,
    (count: number) => `The units that handle it (${count})`,
  ],
  questions: ['有疑问', 'Questions'],
  ask: [
    (number: string, title: string) => `打${number}，说“${title}”。`,
    (number: string, title: string) => `Call ${number} and say “${title}”.`,
  ],
  start: ['开始办理', 'Start'],
  startCard: ['准备好了就开始', 'Ready when you are'],
  startWords: [
    '核对一遍政府已有的信息，补上缺的就行。',
    'Check what is already known and add what is missing.',
  ],
  keeps: ['随时可以停下，草稿自动保存。', 'Stop whenever you like: the draft keeps itself.'],
  signInFirst: ['先登录，再回到这里接着办', 'You sign in first and come back here'],
  book: ['约时间去大厅', 'Book a visit'],
  windowOnly: ['这件事要到窗口办。', 'This is done at a window.'],
  code: ['事项编码', 'Matter code'],
  version: [
    (version: number, day: string) => `第${version}版，${day}公布`,
    (version: number, day: string) => `Version ${version}, published ${day}`,
  ],
  official: ['正式名称', 'Official name'],
  result: ['办好后给您', 'You receive'],
  chinese: ['', 'Names of law are given in Chinese, which is binding.'],
})

export const startText = catalogue({
  title: ['给谁办？', 'Whom is it for?'],
  me: ['给自己办', 'For myself'],
  kinds: [
    { family: '家人，您可以代办', firm: '您可以代表的企业', agent: '委托您代办的人' },
    { family: 'family, you may act', firm: 'a firm you may represent', agent: 'has authorised you' },
  ],
  until: [(date: string) => `授权到${date}`, (date: string) => `until ${date}`],
  notFor: ['这件事他办不了', 'not for this applicant'],
  choose: ['请选一个', 'Please choose one'],
  goOn: ['下一步', 'Continue'],
  missing: ['家人或企业不在这里？先登记授权', 'Somebody missing? Record an authorisation'],
  nobody: [
    '您名下没有能办这件事的企业。先登记授权，再回来。',
    'You represent no firm that can apply. Record an authorisation first.',
  ],
  opening: ['正在调取政府已有的信息', 'Reading what government already knows'],
})
