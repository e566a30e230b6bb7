import { catalogue } from '#web/ui'

export const dueText = catalogue({
  title: ['您可以领、可以办的', 'Due to you'],
  words: [
    '政府按公开的规则查过登记的信息，符合条件的先告诉您。',
    'Government has looked through what is on record by its published rules, and tells you first.',
  ],
  forWhom: [(name: string) => `给${name}`, (name: string) => `For ${name}`],
  take: ['一键申请', 'File with one tap'],
  declares: [
    '按下即确认：登记的信息属实，按它申请。',
    'By tapping you confirm that what is on record is true and file by it.',
  ],
  conditions: ['条件和规则', 'Conditions and rules'],
  decline: ['不需要', 'Not needed'],
  declined: ['好的，这项不再推荐', 'Noted: this is not offered again'],
  stop: ['以后都不要推荐', 'Offer me nothing any more'],
  stopped: ['好的，以后不再推荐', 'Noted: nothing is offered any more'],
  off: ['您关掉了主动推荐。', 'You have turned offers off.'],
  on: ['重新打开', 'Turn on again'],
})
