import { catalogue } from '#web/ui'

export const channelWords = catalogue({
  bank: ['银行', 'Bank'],
  ecny: ['数字人民币', 'e-CNY'],
})

export const stateWords = catalogue({
  due: ['待缴', 'due'],
  paid: ['已缴', 'paid'],
  held: ['金额不符', 'amount differs'],
  refunding: ['退付中', 'going back'],
  refunded: ['已退付', 'given back'],
  cancelled: ['已作废', 'cancelled'],
})

export const reasonWords = catalogue({
  'paid-twice': ['重复缴款，自动退', 'paid twice, back by itself'],
  'paid-after-cancelled': ['作废后缴款，自动退', 'paid after it was cancelled, back by itself'],
  'case-ended': ['办件已经结束，自动退', 'the case had ended, back by itself'],
  'amount-differs': ['金额不符，退回', 'the amount differed'],
  'by-officer': ['经办退付', 'ordered by an officer'],
  'refunded-there': ['渠道自行退回', 'by the channel itself'],
})

export const kindWords = catalogue({
  long: ['长款：银行有，我们没有', 'Long: there and not here'],
  short: ['短款：我们有，银行没有', 'Short: here and not there'],
  differing: ['金额不一样', 'Of another amount'],
})

export const howWords = catalogue({
  adopted: ['按签名账单自动补记', 'taken from the signed statement by itself'],
  explained: ['已说明', 'explained'],
  corrected: ['已更正', 'corrected'],
})
