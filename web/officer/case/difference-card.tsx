import { Button } from 'antd'
import type { CaseView } from '#contract'
import { catalogue, formatMoment, Icon, useLanguage, usePick, useText } from '#web/ui'
import { compareTexts, type Piece } from './difference.ts'
import { useCorrections, useOpinion } from './drafts.ts'

type FieldView = CaseView['fields'][number]

/** Two values side by side with what differs marked, and what an officer can make of it. */
export function DifferenceCard({ field, view }: { readonly field: FieldView; readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const opinion = useOpinion(view)
  const corrections = useCorrections(view)
  if (field.difference === undefined) return null
  const { found, source } = field.difference
  const label = pick(field.label)
  const sides = compareTexts(field.text, found)
  const listed = corrections.value.some((correction) => correction.item === label)
  const sentence = t.sentence(label, pick(source.label), found)
  return (
    <article className="difference">
      <header>
        <Icon name="warn" />
        {t.differs(label)}
      </header>
      <div className="difference-sides">
        <div>
          <small>{t.filed(formatMoment(view.submittedAt, language))}</small>
          <Marked pieces={sides.left} />
        </div>
        <div>
          <small>{t.found(pick(source.label), formatMoment(source.asOf, language))}</small>
          <Marked pieces={sides.right} />
        </div>
      </div>
      <footer>
        <Button
          disabled={opinion.value.includes(sentence)}
          onClick={() => opinion.set([opinion.value.trim(), sentence].filter(Boolean).join('\n'))}
        >
          {t.toOpinion}
        </Button>
        <Button
          disabled={listed}
          onClick={() =>
            corrections.set([...corrections.value, { item: label, what: t.ask(pick(source.label), found) }])
          }
        >
          {listed ? t.listed : t.toCorrections}
        </Button>
      </footer>
    </article>
  )
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useText(text)
  if (pieces.length === 0) return <b className="muted">{t.nothing}</b>
  return (
    <b>
      {pieces.map((piece, index) => (piece.changed ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </b>
  )
}

const text = catalogue({
  differs: [(label: string) => `${label}不一致`, (label: string) => `${label} differs`],
  filed: [(at: string) => `申请人填报，${at}`, (at: string) => `As filed, ${at}`],
  found: [(label: string, at: string) => `${label}，${at}`, (label: string, at: string) => `${label}, ${at}`],
  nothing: ['没有', 'nothing'],
  toOpinion: ['以来源为准，写进意见', 'Take the source, note it in the opinion'],
  toCorrections: ['列入补正', 'Ask to correct it'],
  listed: ['已列入补正', 'On the list'],
  sentence: [
    (label: string, source: string, found: string) => `${label}以${source}为准：${found}。`,
    (label: string, source: string, found: string) => `${label} taken from ${source}: ${found}.`,
  ],
  ask: [
    (source: string, found: string) => `与${source}不一致，登记的是“${found}”，请更正或说明`,
    (source: string, found: string) =>
      `Differs from ${source}, which holds “${found}”; please correct or explain`,
  ],
})
