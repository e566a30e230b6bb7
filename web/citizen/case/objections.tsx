import type { CaseView, Citation } from '#contract'
import { LawLink, useText } from '#web/ui'
import { caseText } from './case.text.ts'

// 行政复议法第二十条 (60 days), 第二十四条 (the people's government at the same level); 行政诉讼法第四十六条 (6 months).
const REVIEW: Citation = { law: 'law:行政复议法#20.1' }
const COURT: Citation = { title: '中华人民共和国行政诉讼法', article: '第四十六条第一款', verified: false }

/** How to object to a decision, by when and where. */
export function Objections({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  return (
    <section>
      <h2>{t.objections}</h2>
      <p className="quiet small">
        {t.review(t.government(view.region.name))}
        <LawLink citation={REVIEW} onOpen={onLaw} />
        {t.court}
        <LawLink citation={COURT} />
        {t.remedyEnd}
      </p>
    </section>
  )
}
