import type { NoticeView } from '#contract'
import { catalogue } from '#web/ui'

interface Said {
  readonly title: string
  readonly name: string
}

export const noticeText = catalogue({
  'offer.found': [
    ({ title }: Said) => `您可以办：${title}。在首页按一下就能申请`,
    ({ title }: Said) => `Due to you: ${title}. File it with one tap on the first page`,
  ],
  'licence.needed': [
    ({ name }: Said) => `${name}登记好了。还要办哪些许可、备案，首页列出来了`,
    ({ name }: Said) => `${name} is registered. What it still needs is listed on the first page`,
  ],
  'case.granted': [
    ({ title, name }: Said) => `办好了：${name}的${title}`,
    ({ title, name }: Said) => `Granted: ${title} for ${name}`,
  ],
  'case.partly': [
    ({ title, name }: Said) => `部分办成：${name}的${title}，点开看没办成的怎么办`,
    ({ title, name }: Said) => `Partly granted: ${title} for ${name}; open it for what to do`,
  ],
  'case.refused': [
    ({ title, name }: Said) => `没有批准：${name}的${title}，点开看原因和条款`,
    ({ title, name }: Said) => `Not granted: ${title} for ${name}; open it for the reasons`,
  ],
  'case.correction-requested': [
    ({ title, name }: Said) => `要补材料：${name}的${title}`,
    ({ title, name }: Said) => `Something is missing: ${title} for ${name}`,
  ],
  'case.accepted': [
    ({ title, name }: Said) => `已经受理：${name}的${title}`,
    ({ title, name }: Said) => `Accepted: ${title} for ${name}`,
  ],
  'case.not-accepted': [
    ({ title, name }: Said) => `没有受理：${name}的${title}，点开看原因`,
    ({ title, name }: Said) => `Not accepted: ${title} for ${name}; open it for the reasons`,
  ],
  'case.deemed-accepted': [
    ({ title, name }: Said) => `五个工作日没有答复，依法视为从收到那天起受理：${name}的${title}`,
    ({ title, name }: Said) =>
      `Nobody answered within five working days, so by law it is accepted from the day it came: ${title} for ${name}`,
  ],
  'case.correction-lapsed': [
    ({ title, name }: Said) => `没有按期补正，已视为撤回，可以随时再办：${name}的${title}`,
    ({ title, name }: Said) =>
      `Not corrected in time and taken as withdrawn; it may be filed again: ${title} for ${name}`,
  ],
  'case.withdrawn': [
    ({ title, name }: Said) => `已撤回：${name}的${title}`,
    ({ title, name }: Said) => `Withdrawn: ${title} for ${name}`,
  ],
  'case.suspended': [
    ({ title, name }: Said) => `暂停计时：${name}的${title}，点开看要等什么、多久`,
    ({ title, name }: Said) => `The time stands still: ${title} for ${name}; open it for what is awaited`,
  ],
  'case.resumed': [
    ({ title, name }: Said) => `接着算时间了：${name}的${title}，点开看新的到期日`,
    ({ title, name }: Said) => `The time runs on: ${title} for ${name}; open it for the new last day`,
  ],
  'case.extended': [
    ({ title, name }: Said) => `期限延长了：${name}的${title}，点开看理由和新的到期日`,
    ({ title, name }: Said) => `The period was extended: ${title} for ${name}; open it for the reason`,
  ],
  'case.reopened': [
    ({ title, name }: Said) => `重新办理：${name}的${title}`,
    ({ title, name }: Said) => `Taken up again: ${title} for ${name}`,
  ],
  'case.merged': [
    ({ title, name }: Said) => `和另一件合在一起办了：${name}的${title}`,
    ({ title, name }: Said) => `Merged with another case: ${title} for ${name}`,
  ],
  'case.terminated': [
    ({ title, name }: Said) => `已终止：${name}的${title}`,
    ({ title, name }: Said) => `Ended: ${title} for ${name}`,
  ],
  'payment.paid': [
    ({ title }: Said) => `缴费到账了：${title}，可以下载财政电子票据`,
    ({ title }: Said) => `Paid: ${title}. The fiscal e-voucher can be downloaded`,
  ],
  'draft.renewed': [
    ({ title }: Said) => `“${title}”有了新版本，您填了一半的申请还在，再打开就能接着填`,
    ({ title }: Said) => `${title} has a new version. What you began is still there: open it again`,
  ],
  'draft.ended': [
    ({ title }: Said) => `“${title}”停办了，您填了一半的申请不能再提交`,
    ({ title }: Said) => `${title} is offered no more; what you began cannot be filed`,
  ],
  'pledge.breached': [
    ({ title, name }: Said) => `承诺不实，许可已撤销，记入信用：${name}的${title}。有异议可以提出`,
    ({ title, name }: Said) =>
      `The pledge was found untrue; the licence is revoked and a record made: ${title} for ${name}. You may object`,
  ],
  'rating.given': [
    ({ title, name }: Said) => `有人用评价码或者电话评了${name}的${title}，不是您评的请打12345`,
    ({ title, name }: Said) =>
      `${title} for ${name} was rated by a code or by telephone. If that was not you, call 12345`,
  ],
  'rating.answered': [
    ({ title, name }: Said) => `您评得不好的${name}的${title}有答复了，点开看改好没有`,
    ({ title, name }: Said) => `There is an answer to what you rated badly: ${title} for ${name}`,
  ],
  'guide.answered': [
    ({ title }: Said) => `您指出的“${title}”办事指南的问题有结果了`,
    ({ title }: Said) => `There is an answer to what you reported wrong in the guide: ${title}`,
  ],
  'hall.booking-cancelled': [
    ({ title, name }: Said) => `大厅那时不开门，约好的时间取消了：${name}的${title}，请另约`,
    ({ title, name }: Said) =>
      `The hall is closed at that time and the booking was given back: ${title} for ${name}. Please book again`,
  ],
  other: [
    ({ title, name }: Said) => `有新进展：${name}的${title}`,
    ({ title, name }: Said) => `News of ${title} for ${name}`,
  ],
})

/** A notice in words; `titles` names matters by slug. */
export function sayNotice(
  notice: NoticeView,
  words: (typeof noticeText)['zh'],
  titles: ReadonlyMap<string, string>,
): string {
  const { slug, subjectName } = notice.params
  const title = typeof slug === 'string' ? (titles.get(slug) ?? slug) : ''
  const name = typeof subjectName === 'string' ? subjectName : ''
  const kind = notice.kind as keyof typeof words
  return (Object.hasOwn(words, notice.kind) ? words[kind] : words.other)({ title, name })
}
