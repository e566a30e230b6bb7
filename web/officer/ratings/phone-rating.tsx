import { App, Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useAct, useRead } from '#web/api'
import { catalogue, ProblemState, usePick, useText } from '#web/ui'

/** Takes down what somebody says on the telephone about a case of another unit. */
export function PhoneRating({ onClose }: { readonly onClose: () => void }) {
  const t = useText(text)
  const pick = usePick()
  const { message } = App.useApp()
  const questions = useRead(
    'GET /api/v1/rating/questions',
    { query: { channel: 'phone' } },
    { staleMs: 600_000 },
  )
  const [number, setNumber] = useState('')
  const [grade, setGrade] = useState<number>()
  const [tags, setTags] = useState<string[]>([])
  const [words, setWords] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const rate = useAct('POST /api/v1/rating/by-phone', {
    refreshes: ['GET /api/v1/ratings', 'GET /api/v1/rating/rates'],
    onDone: () => {
      void message.success(t.done)
      onClose()
    },
  })
  const grades = [...(questions.data?.grades ?? [])].sort((a, b) => b.grade - a.grade)
  const chosen = grades.find((each) => each.grade === grade)
  const hasContact = name.trim() !== '' || phone.trim() !== ''
  const isSound = !hasContact || (name.trim().length >= 2 && /^1\d{10}$/.test(phone.trim()))
  const send = () => {
    if (grade === undefined) return
    rate.mutate({
      body: {
        number: number.trim(),
        grade,
        tags,
        ...(words.trim() ? { text: words.trim() } : {}),
        ...(hasContact ? { contact: { name: name.trim(), phone: phone.trim() }, callBack: true } : {}),
      },
    })
  }
  return (
    <Modal
      open
      title={t.title}
      okText={t.send}
      cancelText={t.cancel}
      okButtonProps={{
        disabled: number.trim().length < 6 || grade === undefined || !isSound,
        loading: rate.isPending,
      }}
      onCancel={onClose}
      onOk={send}
    >
      <div className="phone-rating">
        <label>
          {t.number}
          <Input value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <label>
          {t.grade}
          <div>
            <Radio.Group
              value={grade}
              options={grades.map((each) => ({ value: each.grade, label: pick(each.label) }))}
              onChange={(event) => {
                setGrade(event.target.value as number)
                setTags([])
              }}
            />
          </div>
        </label>
        {chosen ? (
          <Checkbox.Group
            value={tags}
            options={chosen.tags.map((tag) => ({ value: tag.id, label: pick(tag.label) }))}
            onChange={(next) => setTags(next)}
          />
        ) : null}
        <label>
          {t.words}
          <Input.TextArea
            rows={3}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <label>
          {t.name}
          <Input value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          {t.phone}
          <Input value={phone} onChange={(event) => setPhone(event.target.value)} />
        </label>
        {rate.error ? <ProblemState problem={rate.error} /> : null}
      </div>
    </Modal>
  )
}

const text = catalogue({
  title: ['代记电话评价', 'A rating by telephone'],
  number: ['办件编号', 'Number of the case'],
  grade: ['评几分', 'Grade'],
  words: ['他说的话（可以不写）', 'What was said (optional)'],
  name: ['姓名（愿意被回访的才填）', 'Name, if a call back is wanted'],
  phone: ['手机号', 'Mobile number'],
  send: ['记下', 'Take down'],
  cancel: ['取消', 'Cancel'],
  done: ['记下了', 'Taken down'],
})
