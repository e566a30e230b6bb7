import { catalogue } from '#web/ui'

export const parcelText = catalogue({
  title: ['邮寄', 'By post'],
  waybill: ['邮件号', 'Waybill'],
  to: ['寄给', 'To'],
  from: ['从哪里取', 'Fetched from'],
  postage: ['邮费', 'Postage'],
  payers: [
    { applicant: '收到时您付', government: '不用您付' },
    { applicant: 'You pay on delivery', government: 'Nothing to pay' },
  ],
  states: [
    {
      made: '正在下单',
      ordered: '等邮递员来取',
      collected: '邮递员取走了',
      moving: '在路上',
      out: '正在派送',
      delivered: '签收了',
      returned: '退回了，工作人员会联系您',
      lost: '寄丢了，工作人员会联系您',
      cancelled: '不寄了',
    },
    {
      made: 'being ordered',
      ordered: 'waits for the courier',
      collected: 'collected',
      moving: 'on its way',
      out: 'out for delivery',
      delivered: 'signed for',
      returned: 'came back; an officer will call you',
      lost: 'was lost; an officer will call you',
      cancelled: 'called off',
    },
  ],
})
