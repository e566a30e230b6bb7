import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CardView } from '#contract'
import { catalogue, formatDay, formatMoment, LawLink, useLanguage, usePick, useText } from '#web/ui'
import { CardDialog, type Step } from './card-dialog.tsx'
import { cardWords } from './card-words.ts'

/** One card: its colour and state, what was found by which article, who answers, what is to be done by when, and how it went on. */
export function CardItem({ card, ofCase = false }: { readonly card: CardView; readonly ofCase?: boolean }) {
  const t = useText(text)
  const words = useText(cardWords)
  const pick = usePick()
  const language = useLanguage()
  const [step, setStep] = useState<Step>()
  const told = card.acts.filter(({ kind }) => kind !== 'issued')
  return (
    <li className={card.state === 'cancelled' ? 'card-item lifted' : 'card-item'} data-card={card.id}>
      <header>
        <span className={`card-colour ${card.colour}`}>{words[card.colour]}</span>
        <b>{pick(card.title)}</b>
        <span className={card.state === 'objected' ? 'tag warn' : 'tag'}>{words[card.state]}</span>
        <time dateTime={card.issuedAt}>{formatMoment(card.issuedAt, language)}</time>
      </header>
      <p>{pick(card.said)}</p>
      <dl>
        {ofCase ? null : (
          <div>
            <dt>{t.case}</dt>
            <dd>
              <Link href={`/officer/cases/${card.caseId}`}>{pick(card.matter.title)}</Link>
              <span className="num">{card.caseNumber.slice(-12)}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t.who}</dt>
          <dd>
            {card.unitName}
            <span>{card.officerName ?? t.nobody}</span>
          </dd>
        </div>
        {card.state === 'cancelled' ? null : (
          <div>
            <dt>{t.todo}</dt>
            <dd>
              {pick(card.todo)}
              <span>{t.by(formatDay(card.todoBy, language))}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t.basis}</dt>
          <dd>
            <LawLink citation={card.basis} />
          </dd>
        </div>
      </dl>
      {told.length > 0 ? (
        <ol>
          {told.map((act) => (
            <li key={act.at}>
              <b>{words[act.kind]}</b>
              <span>{[act.unitName, act.by].filter(Boolean).join(' ')}</span>
              <time dateTime={act.at}>{formatMoment(act.at, language)}</time>
              <p>{act.reason}</p>
            </li>
          ))}
        </ol>
      ) : null}
      {card.mayObject ? (
        <footer>
          <Button size="small" onClick={() => setStep('object')}>
            {t.object}
          </Button>
          <span className="muted">{t.until(formatDay(card.objectUntil, language))}</span>
        </footer>
      ) : null}
      {card.mayReview ? (
        <footer>
          <Button size="small" onClick={() => setStep('upheld')}>
            {t.uphold}
          </Button>
          <Button size="small" onClick={() => setStep('cancelled')}>
            {t.lift}
          </Button>
        </footer>
      ) : null}
      {step ? <CardDialog card={card} step={step} onClose={() => setStep(undefined)} /> : null}
    </li>
  )
}

const text = catalogue({
  case: ['办件', 'Case'],
  who: ['谁负责', 'Who answers'],
  nobody: ['没人领', 'nobody had taken it'],
  todo: ['要做什么', 'What to do'],
  by: [(day: string) => `${day}前`, (day: string) => `by ${day}`],
  basis: ['依据', 'By law'],
  object: ['申诉', 'Object'],
  until: [(day: string) => `${day}前可以申诉，只有一次`, (day: string) => `once, until ${day}`],
  uphold: ['维持', 'Uphold'],
  lift: ['撤销', 'Lift'],
})
