import { catalogue } from '#web/ui'

export const formText = catalogue({
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
  asking: ['正在查…', 'Looking it up…'],
  noChoices: [
    '政府登记里没有查到可以选的。请先到登记的单位办理，再回来。',
    'Nothing to choose from is on record. Please have it registered first, then come back.',
  ],
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
