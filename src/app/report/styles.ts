import { neutral } from "#kit/tokens";

/** The page's own styles. Colours are tones: the page declares them for light and for dark. */
export const styles = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:${neutral.surface};color:${neutral.ink};font:400 16px/1.5 Inter,"Inter Variable",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:1008px;margin:0 auto;padding:0 24px}
header{padding-top:24px}
p{margin:0 0 12px;max-width:68ch;text-wrap:pretty}
h1,h2,h3{font-weight:600;line-height:1.25;margin:0;text-wrap:balance}
h1{font-size:40px;letter-spacing:-.02em;margin-top:32px}
h2{font-size:28px;letter-spacing:-.01em}
h3{font-size:20px;margin:32px 0 8px}
.bar{display:flex;justify-content:space-between;align-items:center;min-height:40px}
.brand{display:flex;align-items:center;gap:12px;margin:0;font-weight:600}
.mark{color:${neutral.accent}}
button{font:inherit;font-size:14px;color:${neutral.ink};background:${neutral.raised};border:1px solid ${neutral.line};border-radius:8px;padding:8px 12px;min-height:40px;cursor:pointer}
button[hidden]{display:none}
:focus-visible{outline:2px solid ${neutral.accent};outline-offset:2px}
.scope{color:${neutral.quiet};margin:8px 0 32px;max-width:none}
.scope strong{color:${neutral.ink};font-weight:600;overflow-wrap:anywhere}
.figures{display:grid;grid-template-columns:repeat(5,1fr);gap:24px;margin:0;padding:24px 0;border-block:1px solid ${neutral.line}}
.figures dt{font-size:14px;color:${neutral.quiet}}
.figures dd{margin:0}
.big{display:block;font-size:28px;font-weight:600;line-height:1.3;letter-spacing:-.01em;white-space:nowrap}
.note{display:block;font-size:14px;line-height:1.4;color:${neutral.quiet};overflow-wrap:anywhere}
.answers{display:grid;grid-template-columns:repeat(3,1fr);gap:32px;padding:32px 0}
.answers h2{font-size:20px;margin-bottom:8px;color:${neutral.accent}}
.answers p{margin:0}
nav{border-top:1px solid ${neutral.line};padding:16px 0;font-size:14px}
nav ol{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0;padding:0;list-style:none}
a{color:${neutral.accent};text-underline-offset:3px}
nav a{display:inline-block;padding:4px 0}
main>section{border-top:1px solid ${neutral.line};padding:48px 0 24px}
.answer{font-size:20px;line-height:1.45;margin:8px 0 16px;max-width:60ch}
figure{margin:24px 0 32px}
figcaption{font-size:14px;color:${neutral.quiet};margin-bottom:12px}
figure svg{display:block;width:100%;height:auto}
div.narrow{max-width:520px}
.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 8px;padding:0;list-style:none;font-size:14px}
.legend li{display:flex;align-items:center;gap:8px}
.legend i{width:14px;height:14px;border:1px solid;border-radius:3px}
details{margin-top:12px;font-size:14px}
summary{cursor:pointer;color:${neutral.accent};padding:8px 0;width:fit-content}
.scroll{overflow-x:auto;margin:8px 0 16px}
table{border-collapse:collapse;font-size:14px;min-width:min(100%,480px)}
caption{text-align:left;color:${neutral.quiet};padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:8px 24px 8px 0;border-bottom:1px solid ${neutral.line};font-weight:400}
thead th{color:${neutral.quiet};vertical-align:bottom}
th:last-child,td:last-child{padding-right:4px}
.n{text-align:right;white-space:nowrap}
tbody td{overflow-wrap:anywhere}
.entries{margin:16px 0;display:grid;gap:0}
.entries div{display:grid;grid-template-columns:minmax(140px,220px) 1fr;gap:0 24px;padding:8px 0;border-bottom:1px solid ${neutral.line}}
.entries dt{font-weight:600}
.entries dd{margin:0;max-width:68ch}
.entries,main ul,main li{font-size:14px}
footer{color:${neutral.quiet};font-size:14px;padding-top:24px;padding-bottom:48px;border-top:1px solid ${neutral.line};overflow-wrap:anywhere}
footer p{max-width:none}
@media screen and (max-width:899px){.figures{grid-template-columns:repeat(3,1fr)}.answers{grid-template-columns:1fr;gap:24px}}
@media screen and (max-width:759px){
header,main,footer{padding-left:16px;padding-right:16px}
header{padding-top:12px}
h1{font-size:28px;margin-top:16px}h2{font-size:20px}h3{font-size:16px}
.answer{font-size:16px}
.figures{grid-template-columns:repeat(2,1fr);gap:16px 24px;padding:16px 0}
.big{font-size:20px}
.scope{margin-bottom:16px}
main>section{padding:32px 0 8px}
.entries div{grid-template-columns:1fr}
.wide{display:none}.narrow{display:block}span.narrow{display:inline}
}
@media print{
@page{margin:16mm 14mm}
body{font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
h1{font-size:22pt;margin-top:8pt}h2{font-size:15pt}h3{font-size:12pt}
.answer{font-size:12pt}.big{font-size:15pt}
.figures{padding:10pt 0;gap:12pt}.answers{padding:12pt 0;gap:16pt}.answers h2{font-size:12pt}
button,nav,details{display:none}
main>section{padding:18pt 0 4pt}
figure,tr,.entries div,.answers>div{break-inside:avoid}
h2,h3,.answer,figcaption{break-after:avoid}
.scroll{overflow:visible}
body,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`;
