import { catalogue } from '#web/ui'

export const casesText = catalogue({
  title: ['我的办件', 'My cases'],
  open: ['正在办', 'Open'],
  closed: ['已办结', 'Closed'],
  drafts: ['没交的草稿', 'Drafts'],
  draftSaved: [(at: string) => `${at}保存`, (at: string) => `saved ${at}`],
  goOn: ['接着填', 'Go on'],
  discard: ['删除', 'Discard'],
  discardTitle: [
    (title: string) => `删除“${title}”的草稿？`,
    (title: string) => `Discard the draft of “${title}”?`,
  ],
  discardWords: ['填过的内容会删掉，不能恢复。', 'What you entered will be deleted for good.'],
  discarded: ['草稿已删除', 'Draft discarded'],
  emptyOpen: ['现在没有正在办的', 'Nothing is under way'],
  emptyClosed: ['还没有办结的', 'Nothing has been closed yet'],
  emptyWords: [
    '办过的事都会留在这里，随时可以看进度和结果。',
    'Everything you apply for stays here with its progress and result.',
  ],
  find: ['找要办的事', 'Find a service'],
  more: ['再看一些', 'Show more'],
  yourTurn: ['轮到您', 'Your turn'],
  turn: [
    (stage: string, unit: string) => `${unit}正在办：${stage}`,
    (stage: string, unit: string) => `${unit}: ${stage}`,
  ],
  outcomeGranted: ['已准予', 'Granted'],
  outcomeRefused: ['没有批准', 'Refused'],
  withdrawn: ['已撤回', 'Withdrawn'],
  notAccepted: ['没有受理', 'Not accepted'],
  terminated: ['已终止', 'Ended'],
  closedState: ['已办结', 'Closed'],
  filedOn: [(at: string) => `${at}提交`, (at: string) => `filed ${at}`],
})

export const caseText = catalogue({
  number: ['办件编号', 'Case number'],
  received: [
    (due: string) => `收到了，${due}前给您结果`,
    (due: string) => `Received. You will have the result by ${due}`,
  ],
  receivedToAccept: [
    (due: string) => `收到了，${due}前告诉您受不受理`,
    (due: string) => `Received. By ${due} you will hear whether it is accepted`,
  ],
  receivedPlain: ['收到了，正在办', 'Received and under way'],
  missing: [
    (count: number, item: string) => `还缺${count}份：${item}`,
    (count: number, item: string) =>
      count === 1 ? `One thing is missing: ${item}` : `${count} things are missing: ${item} and more`,
  ],
  refused: [(why: string) => `没有批准：${why}`, (why: string) => `Not granted: ${why}`],
  refusedPlain: ['这次没有批准', 'Not granted this time'],
  granted: ['办好了', 'Done'],
  notAccepted: ['没有受理', 'Not accepted'],
  notAcceptedWhy: [(why: string) => `没有受理：${why}`, (why: string) => `Not accepted: ${why}`],
  withdrawn: ['已经撤回，没有留下影响', 'Taken back; nothing follows from it'],
  terminated: ['这件已经终止', 'This case has ended'],
  filed: [(at: string) => `${at}提交`, (at: string) => `Filed ${at}`],
  decidedAuto: [
    (at: string, took: string) => `${at}提交，系统按规则决定，用时${took}。`,
    (at: string, took: string) => `Filed ${at}; decided by published rules in ${took}.`,
  ],
  decidedBy: [
    (at: string, by: string) => `${at}由${by}决定。`,
    (at: string, by: string) => `Decided ${at} by ${by}.`,
  ],
  nowWith: [
    (unit: string, stage: string) => `现在在${unit}：${stage}。有进展就给您发消息。`,
    (unit: string, stage: string) => `Now with ${unit}: ${stage}. You will get a notice when it moves.`,
  ],
  forWhom: ['给谁办的', 'For'],
  filedBy: ['谁来办的', 'Filed by'],
  unit: ['谁来决定', 'Decided by'],
  whyGranted: ['为什么准予', 'Why it was granted'],
  whyRefused: ['为什么没有批准', 'Why it was not granted'],
  rulesLooked: ['规则先看了一遍', 'What the rules found first'],
  whyReferred: ['为什么要人来看', 'Why a person is looking'],
  rulesAllHold: [
    (count: number) => `${count}条规则都通过。每条规则对应一条规定。`,
    (count: number) => `All ${count} rules hold. Each rests on a provision of law.`,
  ],
  rulesSomeFail: [
    (all: number, failing: number) => `${all}条规则里，${failing}条没有达到。`,
    (all: number, failing: number) => `${failing} of ${all} rules do not hold.`,
  ],
  holds: ['符合', 'holds'],
  fails: ['没达到', 'does not hold'],
  reviewDo: ['请工作人员重新看', 'Have a person look again'],
  reviewTitle: ['请工作人员重新看一遍？', 'Have a person look again?'],
  reviewWords: [
    '会转给办理单位的工作人员，重新核对后给您结果。',
    'An officer of the unit will look at it again and decide.',
  ],
  reviewReason: ['觉得哪里不对（可以不写）', 'What seems wrong (optional)'],
  reviewAsked: ['已转给工作人员', 'A person will look at it'],
  automatic: [
    '这是系统按公开的规则自动作出的决定。您有权要求说明（个人信息保护法第二十四条）。',
    'This decision was made automatically by published rules. You may ask for an explanation (Personal Information Protection Law, art. 24).',
  ],
  reasons: ['原因和条款', 'Reasons and provisions'],
  opinion: [(words: string) => `审批意见：${words}`, (words: string) => `Opinion: ${words}`],
  next: ['下一步', 'What you can do'],
  applyAgain: [
    '情况变了，可以再办。信息都留着，不用重填。',
    'If things change you can apply again; your information is kept.',
  ],
  applyAgainDo: ['再办一次', 'Apply again'],
  proof: ['这项决定有据可查', 'This can be proved'],
  proofWait: ['正在存证，几秒后就好', 'Being added to the ledger; a few seconds more'],
  proofPlace: ['位置', 'Place'],
  proofPlaceValue: [
    (index: string, size: string) => `第${index}条，检查点${size}`,
    (index: string, size: string) => `Entry ${index}, checkpoint ${size}`,
  ],
  proofDigest: ['检查点根', 'Checkpoint root'],
  proofEntry: ['存证编号', 'Entry'],
  proofWhat: [
    '每一步都记在只能增加、不能改的存证里，别人改不了，我们也改不了。',
    'Every step is in a ledger that can only grow: nobody can change it, we neither.',
  ],
  receipt: ['下载带证明的回执', 'Download the receipt with its proof'],
  verifyHow: ['怎么自己验证', 'How to check it yourself'],
  certificate: ['电子证照', 'E-certificate'],
  steps: ['办到哪一步了', 'Where it stands'],
  clocks: ['时限', 'Time limits'],
  clockNames: [
    ['受理', '补正', '法定时限', '承诺时限'],
    ['Acceptance', 'Correction', 'Statutory limit', 'Promised limit'],
  ],
  provisional: [
    '那年的节假日安排还没公布，日期可能会变',
    'That year’s holidays are not published yet; the date may move',
  ],
  clockDue: [(due: string) => `${due}前`, (due: string) => `by ${due}`],
  filedContent: ['提交的内容', 'What was filed'],
  counts: [
    (typed: number, chosen: number, held: number) => `${typed}项手填，${chosen}项选的，${held}项政府已有`,
    (typed: number, chosen: number, held: number) =>
      `${typed} entered, ${chosen} chosen, ${held} already known`,
  ],
  differs: [(found: string) => `登记的是：${found}`, (found: string) => `On record: ${found}`],
  history: ['办理经过', 'History'],
  objections: ['觉得不对？', 'Not right?'],
  review: [
    (government: string) => `收到决定之日起60日内，可以向${government}申请行政复议（`,
    (government: string) =>
      `Within 60 days of receiving the decision you may apply to ${government} for reconsideration (`,
  ],
  court: [
    '）；或者6个月内，向人民法院提起行政诉讼（',
    '), or within 6 months bring an action in the people’s court (',
  ],
  remedyEnd: ['）。', ').'],
  government: [
    (region: string) => `${region}人民政府`,
    (region: string) => `the People’s Government of ${region}`,
  ],
  withdraw: ['撤回这次申请', 'Withdraw this application'],
  withdrawTitle: ['撤回这次申请？', 'Withdraw this application?'],
  withdrawWords: ['撤回后这次就不办了，以后可以再办。', 'It will not be decided. You can apply again later.'],
  withdrawReason: ['为什么撤回（可以不写）', 'Why (optional)'],
  withdrawDo: ['撤回', 'Withdraw'],
  withdrawDone: ['已撤回', 'Withdrawn'],
  correctDo: ['现在补', 'Correct it now'],
  correctDue: [
    (due: string) => `${due}前没补上，这次就不办了，以后可以再办。`,
    (due: string) => `If it is not corrected by ${due}, this application ends; you can apply again.`,
  ],
  correctList: ['要补的', 'What is missing'],
})

export const ratingText = catalogue({
  title: ['这次办得怎么样？', 'How was it?'],
  lead: [
    '不写名字也行。说不满意的，会有人整改并答复。',
    'You may stay anonymous. If you are not satisfied, somebody must put it right and answer you.',
  ],
  legend: ['满意程度', 'Satisfaction'],
  tags: ['哪里好，哪里不好', 'What was good or bad'],
  words: ['想说的话（可以不写）', 'Anything to add (optional)'],
  callBack: ['请给我回电话', 'Please call me back'],
  anonymous: ['不显示我的名字', 'Do not show my name'],
  send: ['提交评价', 'Send'],
  done: [(label: string) => `您评了“${label}”`, (label: string) => `You rated this “${label}”`],
})
