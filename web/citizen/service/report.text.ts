import { catalogue } from '#web/ui'

export const reportText = catalogue({
  document: ['指南纠错', 'Errors in a guide'],
  wrong: ['这一页哪里不对？告诉我们', 'Something here is wrong? Tell us'],
  which: ['哪一项不对', 'What is wrong'],
  where: ['哪个地方', 'Where'],
  choose: ['请选', 'Choose'],
  what: ['怎么不对', 'How'],
  noNames: [
    '不用登录。不要写姓名、电话、证件号。',
    'No need to sign in. Write no names, numbers or identifiers.',
  ],
  incomplete: [
    '请选哪一项、哪个地方，再写几个字说明。',
    'Please choose what and where, and say a few words.',
  ],
  send: ['提交', 'Send'],
  sent: [(unit: string) => `收到了，由${unit}核实`, (unit: string) => `Received; it is verified by ${unit}`],
  keepCode: ['记下查询码，能查到结果：', 'Keep this code to look up the answer:'],
  look: ['看结果', 'Look it up'],
  open: ['正在核实', 'Being verified'],
  openWords: [
    (unit: string) => `${unit}正在核实，改好或者说明以后在这里看。`,
    (unit: string) => `${unit} is looking into it. The answer will be here.`,
  ],
  fixed: ['改好了', 'Mended'],
  fixedWords: [(unit: string) => `${unit}已经处理。`, (unit: string) => `${unit} has dealt with it.`],
  fixedIn: [
    (version: number) => `谢谢您。第${version}版已经改过来了。`,
    (version: number) => `Thank you. It is right in version ${version}.`,
  ],
  answered: ['已经答复', 'Answered'],
  answeredWords: [
    (unit: string) => `${unit}核实过了，说明如下。`,
    (unit: string) => `${unit} has looked into it and says why it stands.`,
  ],
  answer: ['答复', 'The answer'],
  yours: ['您指出的', 'What you reported'],
  edition: [(version: number) => `第${version}版`, (version: number) => `version ${version}`],
  toGuide: ['看办事指南', 'To the guide'],
})

/** Elements of a guide, by the names of `guideElements`. */
export const elementText = catalogue({
  name: ['名称和说明', 'Name and summary'],
  conditions: ['申请条件', 'Conditions'],
  materials: ['材料', 'Materials'],
  periods: ['办理时限', 'Times'],
  fee: ['收费', 'Fee'],
  visits: ['跑几次', 'Visits'],
  flow: ['怎么办', 'How it goes'],
  law: ['法律依据', 'Law'],
  place: ['地点', 'Place'],
  contact: ['电话', 'Telephone'],
  other: ['别的', 'Something else'],
})
