import { catalogue } from '#web/ui'

export const lawText = catalogue({
  law: ['法律条文', 'Law'],
  title: ['条文', 'Article'],
  version: [(day: string) => `${day}修改的版本`, (day: string) => `as amended on ${day}`],
  since: [(day: string) => `${day}起施行`, (day: string) => `in force since ${day}`],
  whole: ['看全文', 'The whole statute'],
  cited: ['引用的是这一段', 'The words cited'],
  articles: [(count: number) => `共${count}条`, (count: number) => `${count} articles`],
  search: ['在法律库里找', 'Search the law'],
  chineseOnly: ['', 'The binding text is Chinese.'],
})
