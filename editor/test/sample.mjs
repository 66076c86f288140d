// A document with every block, every inline and every mark.

const told = (id, lang = null, dir = null) => ({ id, lang, dir });
const text = (words, ...marks) => (marks.length > 0 ? { type: 'text', marks, text: words } : { type: 'text', text: words });
const mark = (type, attrs) => (attrs ? { type, attrs } : { type });
const line = (...content) => ({ type: 'line', content });
const item = (...content) => ({ type: 'list_item', content });
const figure = (id, n, alt, credit, ...content) => ({
  type: 'figure',
  attrs: { ...told(id), media: String(n).repeat(64), src: `/media/${n}.svg`, width: 960, height: 640, alt, credit },
  ...(content.length > 0 ? { content } : {}),
});
const cell = (type, words) => (words ? { type, content: [text(words)] } : { type });

export const p = (words, attrs = {}) => ({ type: 'paragraph', attrs: { ...told(null), ...attrs }, ...(words ? { content: [text(words)] } : {}) });
export const doc = (...content) => ({ type: 'doc', content });

export const SAMPLE = doc(
  { type: 'paragraph', attrs: told('b1'), content: [text('أعلنت '), text('البلدية', mark('strong')), text(' اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام. وقال ممثل '), text('UNESCO', mark('language', { lang: 'en' })), text(' إن رقم المكتب '), text('01-234-567', mark('isolate', { dir: 'ltr' })), text(' مفتوح للجميع.')] },
  { type: 'heading', attrs: { ...told('b2'), level: 2 }, content: [text('ما الذي تغيّر')] },
  { type: 'bullet_list', attrs: told('b3'), content: [
    item(line(text('الواجهة كلها من الجسر إلى المنارة')), { type: 'ordered_list', attrs: told(null), content: [item(line(text('الأرضية'))), item(line(text('الإنارة')))] }),
    item(line(text('مكتب المرفأ'))),
  ] },
  { type: 'quotation', attrs: told('b4'), content: [line(text('انتهى العمل قبل موعده.')), line(text('وتعود الحركة إلى طبيعتها مساء اليوم.')), { type: 'attribution', content: [text('رئيسة البلدية')] }] },
  figure('b5', 1, 'ميناء المدينة عند الفجر', 'المكتب الإعلامي', text('الرصيف صباح الافتتاح')),
  { type: 'table', attrs: { ...told('b6'), caption: [text('القوارب المسجلة', mark('strong'))] }, content: [
    { type: 'table_row', content: [cell('table_header', 'العام'), cell('table_header', 'العدد')] },
    { type: 'table_row', content: [cell('table_cell', '2025'), cell('table_cell', '41')] },
    { type: 'table_row', content: [cell('table_cell', '2026'), cell('table_cell')] },
  ] },
  { type: 'rule', attrs: told('b7') },
  { type: 'paragraph', attrs: told('b8', 'en'), content: [text('A paragraph in English, with a '), text('link', mark('link', { href: 'https://example.org/a?b=c' })), text(', H'), text('2', mark('subscript')), text('O and m'), text('2', mark('superscript')), text('.'), { type: 'hard_break' }, text('A second line.', mark('emphasis'))] },
  { type: 'notice', attrs: told('b9'), content: [line(text('يُغلق المكتب يوم الجمعة.'))] },
  { type: 'ordered_list', attrs: told('b10', null, 'rtl'), content: [item(line(text('WHO أولًا'))), item(line(text('ثم الباقي')))] },
  { type: 'gallery', attrs: told('b11'), content: [figure(null, 2, '', null), figure(null, 3, null, null, text('القارب الأول'))] },
  { type: 'link_card', attrs: { ...told('b12'), address: 'https://example.org/', title: 'مثال', description: 'جملة عنه' } },
  { type: 'attachment', attrs: { ...told('b13'), media: 'c'.repeat(64), name: 'التقرير.pdf' } },
  { type: 'heading', attrs: { ...told('b14', 'fr', 'ltr'), level: 3 }, content: [text('Un titre', mark('link', { href: '/fr/' }), mark('language', { lang: 'fr' }), mark('isolate', { dir: 'ltr' }), mark('strong'), mark('emphasis'), mark('superscript'))] },
  { type: 'heading', attrs: { ...told('b15'), level: 4 }, content: [text('عنوان صغير')] },
);
