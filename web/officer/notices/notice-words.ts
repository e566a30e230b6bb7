import type { NoticeView } from '#contract'
import { catalogue } from '#web/ui'

interface Said {
  readonly title: string
  readonly name: string
  /** Of the case. */
  readonly number: string
}

export const noticeText = catalogue({
  'task.asked': [
    ({ title, name }: Said) => `请您看：${name}的${title}`,
    ({ title, name }: Said) => `You are asked about ${title} for ${name}`,
  ],
  'task.answered': [
    ({ title, name }: Said) => `您请的人答复了：${name}的${title}`,
    ({ title, name }: Said) => `Somebody you asked has answered: ${title} for ${name}`,
  ],
  'task.transferred': [
    ({ title, name }: Said) => `转给您办：${name}的${title}`,
    ({ title, name }: Said) => `Transferred to you: ${title} for ${name}`,
  ],
  'task.delegated': [
    ({ title, name }: Said) => `委托您代办：${name}的${title}`,
    ({ title, name }: Said) => `Delegated to you: ${title} for ${name}`,
  ],
  'task.urged': [
    ({ title, name }: Said) => `催办：${name}的${title}`,
    ({ title, name }: Said) => `Please hurry: ${title} for ${name}`,
  ],
  'supervision.yellow': [
    ({ title, number }: Said) => `黄牌：${title}，${number}`,
    ({ title, number }: Said) => `Yellow card: ${title}, ${number}`,
  ],
  'supervision.red': [
    ({ title, number }: Said) => `红牌：${title}，${number}`,
    ({ title, number }: Said) => `Red card: ${title}, ${number}`,
  ],
  'supervision.objected': [
    ({ title, number }: Said) => `有一张监察牌申诉，请您复核：${title}，${number}`,
    ({ title, number }: Said) => `A card was objected to, please review: ${title}, ${number}`,
  ],
  'supervision.upheld': [
    ({ title, number }: Said) => `监察牌复核后维持：${title}，${number}`,
    ({ title, number }: Said) => `A card was upheld: ${title}, ${number}`,
  ],
  'supervision.cancelled': [
    ({ title, number }: Said) => `监察牌复核后撤销：${title}，${number}`,
    ({ title, number }: Said) => `A card was lifted: ${title}, ${number}`,
  ],
  'design.published': [
    ({ title }: Said) => `已发布：您改的“${title}”`,
    ({ title }: Said) => `Published: your change of ${title}`,
  ],
  'design.sent-back': [
    ({ title }: Said) => `退回修改：您改的“${title}”`,
    ({ title }: Said) => `Sent back: your change of ${title}`,
  ],
  'design.stopped': [
    ({ title }: Said) => `到了日子没能发布，请看哪里要改：“${title}”`,
    ({ title }: Said) => `Not published on its day; see what is to be mended: ${title}`,
  ],
  'draft.renewed': [
    ({ title }: Said) => `“${title}”有了新版本，没提交的草稿请重新打开再填`,
    ({ title }: Said) => `${title} has a new version; open your draft again`,
  ],
  'draft.ended': [
    ({ title }: Said) => `“${title}”停办了，没提交的草稿不能再提交`,
    ({ title }: Said) => `${title} is offered no more; your draft cannot be filed`,
  ],
  other: [
    ({ title, name }: Said) => `有新进展：${name}的${title}`,
    ({ title, name }: Said) => `News of ${title} for ${name}`,
  ],
})

/** A notice to an officer in words; `titles` names matters by slug. */
export function sayNotice(
  { kind, params }: NoticeView,
  words: (typeof noticeText)['zh'],
  titles: ReadonlyMap<string, string>,
): string {
  const { slug, subjectName, number } = params
  const title = typeof slug === 'string' ? (titles.get(slug) ?? slug) : ''
  const name = typeof subjectName === 'string' ? subjectName : ''
  return (Object.hasOwn(words, kind) ? words[kind as keyof typeof words] : words.other)({
    title,
    name,
    number: typeof number === 'string' ? `…${number.slice(-8)}` : '',
  })
}
