import { catalogue } from '#web/ui'

export const filingText = catalogue({
  checkTitle: ['核对信息', 'Check what is known'],
  checkLead: [
    '下面的信息政府已经有，您看看对不对。',
    'Government already holds these. See whether they are right.',
  ],
  forWhom: [(name: string) => `替${name}办`, (name: string) => `for ${name}`],
  allRight: ['都对，下一步', 'All correct, continue'],
  next: ['下一步', 'Continue'],
  back: ['返回', 'Back'],
  change: ['改', 'Change'],
  changeWhat: [(label: string) => `改${label}`, (label: string) => `Change ${label}`],
  wrong: ['信息不对？', 'Something wrong?'],
  wrongWords: [
    '这些来自登记它们的单位，这里改不了。请到登记的单位更正，或者打12345。更正后再办，不用重填。',
    'These come from the registers and cannot be changed here. Have them corrected where they are registered, or call 12345; your draft is kept.',
  ],
  cardTail: [(tail: string) => `尾号${tail}`, (tail: string) => `ending ${tail}`],
  missing: ['没有记录', 'not on record'],
  yes: ['是', 'Yes'],
  no: ['不是', 'No'],
  optional: [(label: string) => `${label}（可以不填）`, (label: string) => `${label} (optional)`],
  noChoices: [
    '政府登记里没有查到可以选的。请先到登记的单位办理，再回来。',
    'Nothing to choose from is on record. Please have it registered first, then come back.',
  ],
  reviewTitle: ['提交前再看一遍', 'Check before you file'],
  reviewLead: [(unit: string) => `交给${unit}决定`, (unit: string) => `It goes to ${unit}`],
  notAnswered: ['还没填', 'not answered yet'],
  materials: ['材料', 'Documents'],
  heldMaterial: [(label: string) => `不用带，来自${label}`, (label: string) => `nothing to bring: ${label}`],
  heldPlain: ['不用带', 'nothing to bring'],
  toBring: ['办的时候核对', 'checked while it is handled'],
  declaration: ['我确认', 'I confirm'],
  declarationMissing: ['请看过再打勾', 'Please read it and tick the box'],
  submit: ['确认提交', 'File it'],
  submitting: ['正在提交', 'Filing'],
  deciding: ['正在按规则一条一条核对，几秒出结果', 'Checking rule by rule; a few seconds'],
  sending: ['正在送到办理单位', 'Sending it to the unit'],
  submitInstant: ['提交后几秒内出结果。', 'You will have the result in seconds.'],
  submitPromised: [
    (period: string) => `提交后${period}内给您结果。`,
    (period: string) => `You will have the result within ${period}.`,
  ],
  recorded: [
    '用到的每条信息，都会记在您的“谁看过我的数据”里。',
    'Every use of your data is recorded in “Who looked at my data”.',
  ],
  saved: ['草稿已保存', 'Draft saved'],
  saving: ['正在保存', 'Saving'],
  unsaved: ['没存上，连上网会接着存', 'Not saved yet; will retry'],
  conflictTitle: ['这份草稿刚在另一台设备上改过', 'This draft was just changed on another device'],
  conflictWords: ['为了不丢东西，请选一份接着填。', 'So that nothing is lost, choose which to go on with.'],
  takeTheirs: ['用那台设备上的', 'Use the other device’s'],
  keepMine: ['用我这里的', 'Keep mine'],
  step: [
    (now: number, all: number) => `第${now}步，共${all}步`,
    (now: number, all: number) => `Step ${now} of ${all}`,
  ],
  position: ['进度', 'Progress'],
})

export const faultText = catalogue({
  required: [(label: string) => `请填${label}`, (label: string) => `Enter: ${label}`],
  requiredQuestion: [
    (question: string) => `还没回答：${question}`,
    (question: string) => `Not answered yet: ${question}`,
  ],
  requiredChoice: [(label: string) => `请选一项：${label}`, (label: string) => `Choose one: ${label}`],
  phone: [
    (length: number) => `手机号要11位，现在是${length}位`,
    (length: number) => `A mobile number has 11 digits; this has ${length}`,
  ],
  phoneStart: ['手机号要以13到19开头', 'A mobile number begins with 13 to 19'],
  idNumber: [
    (length: number) => `身份证号要18位，现在是${length}位`,
    (length: number) => `An identity number has 18 characters; this has ${length}`,
  ],
  idNumberWrong: ['身份证号里有写错的数字，请核对', 'The identity number has a wrong digit'],
  creditCodeWrong: ['统一社会信用代码写错了，请核对', 'The credit code has a wrong character'],
  tooShort: [
    (label: string, limit: number, length: number) => `${label}至少${limit}个字，现在是${length}个`,
    (label: string, limit: number, length: number) =>
      `${label}: at least ${limit} characters; this has ${length}`,
  ],
  tooLong: [
    (label: string, limit: number, length: number) => `${label}最多${limit}个字，现在是${length}个`,
    (label: string, limit: number, length: number) =>
      `${label}: at most ${limit} characters; this has ${length}`,
  ],
  tooSmall: [
    (label: string, limit: number) => `${label}不能小于${limit}`,
    (label: string, limit: number) => `${label}: not less than ${limit}`,
  ],
  tooLarge: [
    (label: string, limit: number) => `${label}不能大于${limit}`,
    (label: string, limit: number) => `${label}: not more than ${limit}`,
  ],
  notNumber: [(label: string) => `${label}要写数字`, (label: string) => `${label}: a number please`],
  notOffered: [
    (label: string) => `${label}：请从列出的里选`,
    (label: string) => `${label}: choose from those listed`,
  ],
  date: [(label: string) => `${label}：这一天不存在`, (label: string) => `${label}: there is no such day`],
  other: [(label: string) => `${label}写得不对，请核对`, (label: string) => `${label}: please check`],
})
