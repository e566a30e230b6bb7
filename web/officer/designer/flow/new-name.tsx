import { Button, Input } from 'antd'
import { useState } from 'react'
import { catalogue, useText } from '#web/ui'
import { useDesk } from '../desk.ts'

const NAME = /^[a-z][a-z0-9-]*$/

/** Where a name is given to something new of the flow: a stage, an action, an answer. */
export function NewName({
  label,
  add,
  taken,
  pattern = NAME,
  onAdd,
}: {
  readonly label: string
  readonly add: string
  readonly taken: readonly string[]
  readonly pattern?: RegExp
  readonly onAdd: (name: string) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const [name, setName] = useState('')
  if (!mayWrite) return null
  const isTaken = taken.includes(name) || name === 'end' || name === 'join'
  const isWrong = name !== '' && (isTaken || !pattern.test(name))
  const done = () => {
    onAdd(name)
    setName('')
  }
  return (
    <div className="design-add">
      <Input
        aria-label={label}
        placeholder={label}
        value={name}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={({ target }) => setName(target.value.trim())}
        onPressEnter={() => {
          if (name !== '' && !isWrong) done()
        }}
      />
      <Button disabled={name === '' || isWrong} onClick={done}>
        {add}
      </Button>
      {isWrong ? (
        <small className="bad">{isTaken ? t.taken : pattern === NAME ? t.letters : t.field}</small>
      ) : null}
    </div>
  )
}

const text = catalogue({
  taken: ['这个代号有了', 'this name is taken'],
  letters: ['用小写字母、数字和连字符，字母开头', 'lower-case letters, digits and hyphens, a letter first'],
  field: ['用字母和数字，小写字母开头', 'letters and digits, a lower-case letter first'],
})
