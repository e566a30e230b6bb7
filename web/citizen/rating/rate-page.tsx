import { useState } from 'react'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  Empty,
  formatParts,
  Loading,
  PageTitle,
  TextField,
  Tick,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Grades, noneGiven } from './grades.tsx'
import { ratePageText } from './rating.text.ts'

/** Rating by a code, with no sign-in: on one's own phone, or on the screen that was turned round. */
export function RatePage({ code }: { readonly code: string }) {
  const t = useText(ratePageText)
  const pick = usePick()
  const language = useLanguage()
  const [isDone, setDone] = useState(false)
  const read = useRead(
    'GET /api/v1/rating/invitations/:code',
    { params: { code } },
    { staleMs: Infinity, enabled: !isDone },
  )
  if (isDone)
    return (
      <div className="wrap narrow page">
        <Empty isPage icon="tick" title={t.thanks}>
          {t.thanksWords}
        </Empty>
      </div>
    )
  if (read.isPending)
    return (
      <div className="wrap narrow page">
        <Loading lines={6} />
      </div>
    )
  if (read.isError)
    return (
      <div className="wrap narrow page">
        <Empty isPage icon="clock" title={t.over}>
          {t.overWords}
        </Empty>
      </div>
    )
  const { about, matter, unitName, windowName, questions } = read.data
  return (
    <div className="wrap narrow page rating">
      <p className="note">
        {formatParts([pick(matter), unitName, ...(windowName ? [windowName] : [])], language)}
      </p>
      <PageTitle document={t.title}>{t[about]}</PageTitle>
      <p className="lead">{t.alone}</p>
      <CodeForm
        code={code}
        grades={[...questions.grades].sort((a, b) => b.grade - a.grade)}
        onDone={() => setDone(true)}
      />
    </div>
  )
}

function CodeForm({
  code,
  grades,
  onDone,
}: {
  readonly code: string
  readonly grades: Parameters<typeof Grades>[0]['grades']
  readonly onDone: () => void
}) {
  const t = useText(ratePageText)
  const pick = usePick()
  const [given, setGiven] = useState(noneGiven)
  const [isNamed, setNamed] = useState(false)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [isWrong, setWrong] = useState(false)
  const rate = useAct('POST /api/v1/rating/invitations/:code', { onDone })
  const { grade, tags, text } = given
  const send = () => {
    if (grade === undefined) return
    const contact = { name: name.trim(), phone: phone.trim() }
    const isComplete = contact.name.length >= 2 && /^1\d{10}$/.test(contact.phone)
    setWrong(isNamed && !isComplete)
    if (isNamed && !isComplete) return
    rate.mutate({
      params: { code },
      body: {
        grade,
        tags: [...tags],
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(isNamed ? { contact, callBack: true } : {}),
      },
    })
  }
  return (
    <Grades grades={grades} given={given} onGive={setGiven} mayCallBack={false}>
      {grade !== undefined && grade <= 2 ? (
        <Tick id="named" checked={isNamed} onChange={setNamed}>
          {t.named}
        </Tick>
      ) : null}
      {isNamed ? (
        <>
          <TextField id="rater-name" label={t.name} value={name} onChange={setName} autoComplete="name" />
          <TextField
            id="rater-phone"
            label={t.phone}
            value={phone}
            onChange={setPhone}
            inputMode="tel"
            autoComplete="tel"
          />
        </>
      ) : null}
      {isWrong ? <Banner look="bad">{t.contactWrong}</Banner> : null}
      {rate.error ? <Banner look="bad">{pick(problemText(rate.error))}</Banner> : null}
      <Button busy={rate.isPending} onClick={send}>
        {t.send}
      </Button>
    </Grades>
  )
}
