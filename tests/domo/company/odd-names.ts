/** Names as people (and attackers) really write them. Each once broke some program. */

export interface OddName {
  readonly what: string;
  /** May be empty. */
  readonly displayName: string;
}

const odd = (what: string, displayName: string): OddName => ({ what, displayName });

export const oddNames: readonly OddName[] = [
  odd('very long', `Warehouse export ${'for the regional planning committee '.repeat(60)}end`),
  odd('one long word', 'x'.repeat(1000)),
  odd('empty', ''),
  odd('spaces alone', '   '),
  odd('html', '<img src=x onerror="alert(1)"> <b>bold</b> &amp; done'),
  odd('script', '</script><script>document.title="owned"</script>'),
  odd('newline', 'Line one\nline two\r\nline three'),
  odd('tab first', '\tTabbed name'),
  odd('carriage return first', '\rReturned name'),
  odd('equals', '=HYPERLINK("http://example.com","click")'),
  odd('plus', "+1+cmd|'/C calc'!A0"),
  odd('minus', '-2+3'),
  odd('at', '@SUM(1+9)*cmd'),
  odd('quotes and commas', 'Says "hi", then; leaves, \'twice\''),
  odd('japanese', '本番データウェアハウス接続'),
  odd('arabic', 'حساب مستودع البيانات'),
  odd('hebrew with latin', 'חשבון Snowflake ייצור'),
  odd('rtl override', 'invoice\u202Egpj.exe'),
  odd('emoji', '🦊 Fox 👩‍👩‍👧‍👦 family 🏳️‍🌈'),
  odd('combining', 'Z\u0335\u0321a\u0308\u0301l\u0334go e\u0301'),
  odd('zero width', 'zero\u200Bwidth\u200Djoin\uFEFFer'),
  odd('thai and devanagari', 'บัญชีคลังข้อมูล हिंदी खाता'),
  odd('sql', "Robert'); DROP TABLE accounts;--"),
  odd('path', '../../etc/passwd'),
  odd('prototype', '__proto__'),
  odd('number', '0012'),
];
