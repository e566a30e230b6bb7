import { catalogue } from '#web/ui'

export const paymentText = catalogue({
  title: ['缴费', 'Payment'],
  due: [(sum: string) => `请缴${sum}`, (sum: string) => `Please pay ${sum}`],
  dueWords: ['缴了马上接着办。选一种方式：', 'The case goes on as soon as you have paid. Choose how:'],
  unavailable: [
    '网上缴费还没有开通，请凭缴款识别码到窗口或者银行缴。',
    'Payment online is not set up here. Pay at the counter or a bank with the pay code.',
  ],
  channels: [
    { bank: '银行', ecny: '数字人民币' },
    { bank: 'Bank', ecny: 'Digital yuan (e-CNY)' },
  ],
  look: ['我已经付了，查一下', 'I have paid: check now'],
  notYet: ['还没有收到，过一会儿再查', 'Nothing has come yet. Check again in a moment'],
  states: [
    {
      due: '还没缴',
      paid: '已缴',
      held: '金额不对，财政人员正在核对，会退回给您',
      refunding: '正在退回',
      refunded: '已经退回',
      cancelled: '不用缴了',
    },
    {
      due: 'Due',
      paid: 'Paid',
      held: 'The amount differs; the finance office is looking and will give it back',
      refunding: 'Going back',
      refunded: 'Given back',
      cancelled: 'Nothing to pay any more',
    },
  ],
  paidBy: [
    (sum: string, channel: string) => `${channel}付了${sum}`,
    (sum: string, channel: string) => `${sum} by ${channel}`,
  ],
  item: ['项目', 'For'],
  amount: ['金额', 'Amount'],
  code: ['缴款识别码', 'Pay code'],
  agency: ['收款单位', 'Collected by'],
  basis: ['依据', 'Basis'],
  paidAt: ['到账时间', 'Received'],
  voucher: ['电子票据', 'E-voucher'],
  download: ['下载财政电子票据', 'Download the fiscal e-voucher'],
  check: ['验一验真伪', 'Check it'],
  back: [
    (sum: string, channel: string) => `${channel}多付的${sum}`,
    (sum: string, channel: string) => `${sum} too much by ${channel}`,
  ],
  backDone: [(at: string) => `${at}原路退回`, (at: string) => `given back ${at}`],
  backUnderWay: ['正在原路退回', 'going back the way it came'],
})

export const voucherText = catalogue({
  title: ['核验财政电子票据', 'Check a fiscal e-voucher'],
  valid: ['这张票据是真的，有效', 'This voucher is genuine and stands'],
  reversed: ['这张票据已经冲红，钱退回了', 'This voucher was reversed: the money went back'],
  payer: ['交款人', 'Payer'],
  agency: ['收款单位', 'Collected by'],
  item: ['项目', 'For'],
  amount: ['金额', 'Amount'],
  issued: ['开票日期', 'Issued'],
  code: ['票据代码', 'Code'],
  number: ['票据号码', 'Number'],
  checkCode: ['校验码', 'Check code'],
})
