import { catalogue } from '#web/ui'

export const correctionText = catalogue({
  title: [
    (count: number) => `补${count}处`,
    (count: number) => (count === 1 ? 'Put one thing right' : `Put ${count} things right`),
  ],
  lead: [
    '一次说清了全部要补的。改好后再交，接着办，不用从头来。',
    'This is everything that is missing. Correct it and the case goes on from where it is.',
  ],
  none: ['现在没有要补的', 'Nothing to correct now'],
  noneWords: ['可能已经补过了，或者已经有了结果。', 'It may already be corrected, or decided.'],
  openCase: ['看办件', 'See the case'],
  readAgain: ['重新打开', 'Open it again'],
  materials: ['材料', 'Documents'],
  materialsHow: [
    '要重交的，传新的就行，原来的会留着备查。',
    'Upload anew what is to be replaced; the earlier one is kept on record.',
  ],
  note: ['补充说明', 'Note'],
  noteHint: ['说一下怎么改的，或者材料怎么交', 'Say what you changed, or how you provide the document'],
  nothingChanged: ['还没有改动，也没有写说明', 'Nothing is changed and no note is written'],
  send: ['补好了，再提交', 'Submit again'],
  sent: ['已补交，接着办', 'Submitted; the case goes on'],
})
