import type { SimulatedOrder } from './acquirer-book.ts'
import type { PaymentMood } from './acquirer.ts'

const MOODS: readonly (readonly [PaymentMood, string, string])[] = [
  ['at-once', '确认支付', 'Pay'],
  ['late', '支付，通知晚到', 'Pay; the notice comes late'],
  [
    'rough',
    '扣两次，通知重复、乱序、夹一条伪造的',
    'Charged twice; notices doubled, out of order, one forged',
  ],
  ['lost', '支付，通知丢失', 'Pay; the notice is lost'],
  ['short', '少付一分', 'Pay one fen less'],
]

/** The counter of the simulated acquirer, where the payer chooses how it goes. */
export function cashierPage(
  { orderId, fen, subject, payCode, state }: SimulatedOrder,
  isPaid: boolean,
): string {
  const amount = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
  const closed = isPaid ? '这笔已经付过。 Paid already.' : state === 'closed' ? '这笔已经关闭。 Closed.' : ''
  const buttons = MOODS.map(
    ([mood, zh, en], index) =>
      `<form method="post" action="${orderId}?mood=${mood}"><button class="${index === 0 ? 'main' : ''}">${zh}<small>${en}</small></button></form>`,
  ).join('')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>演示收银台</title>
<style>
body{margin:0;background:#f4f5f9;color:#161b2c;font:17px/1.6 system-ui,sans-serif}
main{max-width:26rem;margin:0 auto;padding:32px 20px}
h1{font-size:20px;margin:0 0 4px}
p{margin:4px 0;color:#565c6b}
.sum{font-size:40px;font-weight:700;color:#161b2c;margin:20px 0 4px;font-variant-numeric:tabular-nums}
.code{font-variant-numeric:tabular-nums;word-break:break-all}
button{display:block;width:100%;min-height:48px;margin:12px 0 0;padding:8px 16px;border:1px solid #8189a6;border-radius:8px;background:#fff;color:#161b2c;font:inherit;cursor:pointer}
button.main{background:#2c4290;border-color:#2c4290;color:#fff;font-weight:600}
button:focus-visible{outline:3px solid #bf3b1d;outline-offset:2px}
small{display:block;font-size:13px;font-weight:400}
</style></head><body><main>
<h1>演示收银台</h1><p>模拟的收款方，不花真钱。 A simulated acquirer: no money moves.</p>
<p class="sum">￥${amount}</p><p>${escaped(subject)}</p><p class="code">缴款识别码 ${payCode}</p>
${closed ? `<p><b>${closed}</b></p>` : buttons}
</main></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
