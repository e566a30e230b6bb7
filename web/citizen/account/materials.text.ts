import { catalogue } from '#web/ui'

export const libraryText = catalogue({
  title: ['我的材料', 'My documents'],
  lead: [
    '交过的材料都在这里。下次要用，点一下就行，不用再找、再拍。',
    'Everything you handed in is kept here. Next time one tap gives it again.',
  ],
  empty: ['还没有材料', 'No documents yet'],
  emptyWords: ['办事时交的材料会留在这里。', 'What you hand in with a filing will be kept here.'],
  find: ['去办事', 'Find a service'],
  used: [
    (used: string, quota: string) => `用了${used}，最多${quota}`,
    (used: string, quota: string) => `${used} of ${quota}`,
  ],
  uploaded: [
    (day: string, by: string) => `${day} ${by}传的`,
    (day: string, by: string) => `${day}, by ${by}`,
  ],
  accepted: [(day: string) => `${day}受理过`, (day: string) => `accepted ${day}`],
  inCases: [
    (count: number) => `用在${count}件办件里`,
    (count: number) => `used in ${count} ${count === 1 ? 'case' : 'cases'}`,
  ],
  latest: ['看最近一件', 'See the latest'],
  never: ['还没有用过', 'never used'],
  remove: ['删除', 'Delete'],
  removeTitle: ['删除这份材料？', 'Delete this document?'],
  removeWords: [
    (name: string) => `${name}会从材料库和没提交的草稿里删掉，找不回来。`,
    (name: string) => `${name} will be gone for good from your library and from drafts.`,
  ],
  removed: ['已删除', 'Deleted'],
  kept: ['随办件交过的要留作凭据，不能删。', 'What was filed with a case is kept as evidence.'],
})
