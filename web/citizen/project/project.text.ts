import { catalogue } from '#web/ui'

export const projectText = catalogue({
  title: ['我的项目', 'My projects'],
  lead: [
    '登记一次，四个阶段都用这一个项目代码。',
    'Registered once: all four stages go by one project code.',
  ],
  empty: ['还没有项目', 'No project yet'],
  emptyWords: [
    '要建厂、盖楼，先登记项目；后面每个阶段在这里办、在这里看。',
    'To build, register the project first; every stage is then applied for and followed here.',
  ],
  register: ['登记一个项目', 'Register a project'],
  code: [(code: string) => `项目代码 ${code}`, (code: string) => `Project code ${code}`],
  clock: [
    (days: number, count: number) => `政府用了${days}个工作日，总时限${count}个工作日`,
    (days: number, count: number) => `Government has used ${days} of ${count} working days`,
  ],
  clockWords: [
    '同时办的只算一次。您准备材料、改图、整改的时间不算。',
    'What runs side by side counts once. Your own time for papers, redrawing and mending does not count.',
  ],
  unverified: [
    '总时限按国办发〔2019〕11号配置，正文待核。',
    'The total is configured after 国办发〔2019〕11号; its text is not yet compared.',
  ],
  notCounted: ['没有算进去的', 'Not counted'],
  applicant: [
    (from: string, to: string, days: number) => `${from}到${to}，${days}个工作日：在您这边`,
    (from: string, to: string, days: number) => `${from} to ${to}, ${days} working days: with you`,
  ],
  suspended: [
    (from: string, to: string, days: number) => `${from}到${to}，${days}个工作日：依法中止`,
    (from: string, to: string, days: number) => `${from} to ${to}, ${days} working days: suspended by law`,
  ],
  stages: ['四个阶段', 'The stages'],
  waiting: ['前面办完才能办', 'Not open yet'],
  open: ['可以办了', 'Open now'],
  running: ['正在办', 'Under way'],
  granted: ['办完了', 'Done'],
  partly: ['办成了一部分', 'Partly done'],
  refused: ['没有批准', 'Refused'],
  ended: ['没有办成', 'Not done'],
  missing: [(what: string) => `还差：${what}`, (what: string) => `Still missing: ${what}`],
  ofStage: [
    (stage: string, leg: string) => `${stage}的${leg}`,
    (stage: string, leg: string) => `${leg} (${stage})`,
  ],
  needs: [(what: string) => `只交一次：${what}`, (what: string) => `Handed in once: ${what}`],
  lead1: [(unit: string) => `${unit}牵头`, (unit: string) => `led by ${unit}`],
  days: [(days: number) => `用了${days}个工作日`, (days: number) => `${days} working days`],
  file: [(stage: string) => `办${stage}`, (stage: string) => `Apply: ${stage}`],
  ahead: [(leg: string) => `提前办${leg}`, (leg: string) => `Begin ahead: ${leg}`],
  yourTurn: ['轮到您', 'Your turn'],
  drawings: ['图纸', 'Drawings'],
  version: [(version: number) => `第${version}版`, (version: number) => `Version ${version}`],
  current: ['现在用的', 'in force'],
  changed: [(sheets: string) => `改了：${sheets}`, (sheets: string) => `Changed: ${sheets}`],
  digest: [(digest: string) => `摘要（SM3）${digest}`, (digest: string) => `Digest (SM3) ${digest}`],
  passed: ['合格', 'passed'],
  visits: ['联合验收', 'Joint acceptance'],
  accepted: ['通过', 'accepted'],
  round: [(round: number) => `第${round}次`, (round: number) => `visit ${round}`],
})

/** What a department's matter of a stage has come to. */
export const projectLegText = catalogue({
  waiting: ['前面的办好就开始', 'Begins when what goes before is done'],
  running: ['正在办', 'Under way'],
  granted: ['办成了', 'Granted'],
  refused: ['没有批准', 'Refused'],
  ended: ['没有决定就结束了', 'Ended undecided'],
  unfiled: ['牵头部门正在处理', 'The lead department is seeing to it'],
  skipped: ['不用办', 'Not needed'],
})
