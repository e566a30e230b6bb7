import { catalogue } from '#web/ui'

export const gradeText = catalogue({
  g5: ['非常满意', 'Very satisfied'],
  g4: ['满意', 'Satisfied'],
  g3: ['基本满意', 'Fairly satisfied'],
  g2: ['不满意', 'Dissatisfied'],
  g1: ['非常不满意', 'Very dissatisfied'],
})

export const stateText = catalogue({
  calling: ['待回访', 'To be called back'],
  fixing: ['整改中', 'Being mended'],
  appealed: ['申诉中', 'Appealed'],
  answered: ['已答复，等确认', 'Answered'],
  confirmed: ['已确认改好', 'Confirmed'],
  unsolved: ['说明办结', 'Settled with reasons'],
  silent: ['到期没有回复，办结', 'Settled without a reply'],
  excluded: ['认定恶意，不计入', 'Malicious; not counted'],
})

export const channelText = catalogue({
  web: ['网上', 'online'],
  window: ['窗口', 'window'],
  phone: ['电话', 'telephone'],
  code: ['扫码', 'code'],
})
