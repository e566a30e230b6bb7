import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAct } from '#web/api'
import { catalogue, ProblemState, useText } from '#web/ui'

/** Has everything a version decided by itself judged again by the rules in force. */
export function StartRerun({ slug, version }: { readonly slug: string; readonly version: number }) {
  const t = useText(text)
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [, navigate] = useLocation()
  const start = useAct('POST /api/v1/reruns', {
    refreshes: ['GET /api/v1/reruns'],
    onDone: ({ id }) => navigate(`/officer/reruns/${id}`),
  })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t.start}</Button>
      <Modal
        open={isOpen}
        title={t.title(version)}
        okText={t.go}
        cancelText={t.cancel}
        okButtonProps={{ disabled: reason.trim() === '', loading: start.isPending }}
        onCancel={() => setIsOpen(false)}
        onOk={() => start.mutate({ body: { slug, version, reason: reason.trim() } })}
      >
        <p>{t.what}</p>
        <label>
          {t.reason}
          <Input.TextArea
            rows={3}
            maxLength={500}
            value={reason}
            placeholder={t.example}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {start.isError ? <ProblemState problem={start.error} /> : null}
      </Modal>
    </>
  )
}

const text = catalogue({
  start: ['重判这一版的决定', 'Judge its decisions again'],
  title: [
    (version: number) => `重判第${version}版的自动决定`,
    (version: number) => `Judge the automatic decisions of version ${version} again`,
  ],
  what: [
    '用现在的规则，把这一版自动作出的决定重新判一遍，结果不同的列成清单，由人逐件处理。原来的决定不会自己变。',
    'Everything this version decided by itself is judged by the rules in force; what comes out otherwise becomes a list for people to go through. No decision changes by itself.',
  ],
  reason: ['为什么重判', 'Why'],
  example: ['如：第1版把起领年龄写错了', 'Such as: version 1 had the age wrong'],
  go: ['开始重判', 'Start'],
  cancel: ['取消', 'Cancel'],
})
