import { catalogue } from '#web/ui'

export const homeText = catalogue({
  document: ['一网', 'Yiwang'],
  offered: [
    (offered: number, instant: number) => `现在能网上办${offered}件，其中${instant}件马上出结果`,
    (offered: number, instant: number) => `${offered} services online, ${instant} of them decided at once`,
  ],
  signedOutTitle: ['登录后，政府知道的不用再填', 'Once signed in, you need not enter what is already known'],
  signedOutWords: [
    '姓名、户口、社保卡这些，政府手里都有。您只核对、只选择。也能替家人和单位办。',
    'Name, household, cards: government holds them. You only check and choose. You can act for family and firms too.',
  ],
  signIn: ['登录', 'Sign in'],
  demo: ['选一个演示身份', 'Choose a demo persona'],
  hello: [(name: string) => `${name}，您好`, (name: string) => `Hello, ${name}`],
  waiting: ['等您处理', 'Waiting for you'],
  open: ['正在办', 'Under way'],
  all: ['全部', 'All'],
  quiet: ['现在没有等您处理的事', 'Nothing is waiting for you'],
  quietWords: ['要办什么，在上面说一句就行。', 'Say above what you would like to do.'],
  actFor: [(names: string) => `您可以替${names}办事`, (names: string) => `You may act for ${names}`],
  actForWords: ['办的时候选一下给谁办就行，不用再交证明。', 'Just choose whom it is for; no papers needed.'],
  actForDo: ['看授权', 'Authorisations'],
  missing: [(item: string) => `补一份：${item}`, (item: string) => `Something is missing: ${item}`],
  certificates: ['我的证照', 'My certificates'],
  lifeEvents: ['人生大事', 'Life events'],
  matters: [
    (count: number) => `${count}件事`,
    (count: number) => (count === 1 ? '1 service' : `${count} services`),
  ],
  instant: ['马上办好的', 'Decided at once'],
  instantWords: ['规则公开，几秒出结果，不用等人。', 'Published rules decide in seconds.'],
  lookingUp: ['看证照真假', 'Is a certificate genuine?'],
})
